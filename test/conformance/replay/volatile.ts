import { entriesOf, getOffset, itemsOf } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { findDifference } from './difference.ts'

/** Two leaves that may differ because a server made them up: times, random uuids, ids without a fixed type. */
export class VolatileValues {
  readonly #from: number
  readonly #to: number
  readonly #stableUuids: ReadonlySet<string>
  /** Recorded random uuids and what ours are called: the same one must stand wherever the recorded one stands. */
  #ours = new Map<string, string>()

  /** @param record the expanded case: rows touched while it was recorded carry a time between its bounds */
  constructor(record: PhpMap) {
    const [from, to] = itemsOf(getOffset(record, 'recordedAt')).map(Number)
    this.#from = (from ?? 0) - 2
    this.#to = (to ?? 0) + 2
    this.#stableUuids = new Set(knownUuids(record))
  }

  /** Whether two different leaves under a key are equal but for what no two servers have in common. */
  #agree(path: readonly string[], expected: PhpValue, actual: PhpValue): boolean {
    const key = path.at(-1) ?? ''
    if (isTimeKey(key)) return this.#isTouchTime(expected) && this.#isTouchTime(actual)
    if (key === 'uuid' || key.endsWith('_uuid')) return this.#sameRandomUuid(expected, actual)
    if (key === 'score') return isNear(expected, actual)
    if (key === 'warninglist_id' || (key === 'id' && path.includes('warnings'))) {
      return String(expected) === String(actual)
    }
    return (
      typeof expected === 'string' &&
      typeof actual === 'string' &&
      this.#mask(expected) === this.#mask(actual)
    )
  }

  /**
   * Compares two values; what was learnt about random uuids is forgotten again when they differ.
   *
   * @returns the first difference in words, undefined when there is none
   */
  compare(expected: PhpValue, actual: PhpValue, at: readonly string[] = []): string | undefined {
    const before = new Map(this.#ours)
    const difference = findDifference(
      expected,
      actual,
      (path, wanted, found) => this.#agree(path, wanted, found),
      at,
    )
    if (difference !== undefined) this.#ours = before
    return difference
  }

  #mask(text: string): string {
    return maskText(text)
      .replace(TIME_IN_TEXT, (time) => (this.#isTouchTime(time) ? 'now' : time))
      .replace(UUID_IN_TEXT, (uuid) => (this.#stableUuids.has(uuid) ? uuid : 'random'))
  }

  #isTouchTime(value: PhpValue): boolean {
    const time = secondsOf(String(value))
    return time >= this.#from && time <= this.#to
  }

  #sameRandomUuid(expected: PhpValue, actual: PhpValue): boolean {
    if (!isUuid(expected) || !isUuid(actual) || this.#stableUuids.has(expected)) return false
    const ours = this.#ours.get(expected)
    if (ours !== undefined) return ours === actual
    this.#ours.set(expected, actual)
    return true
  }
}

const TIME_KEYS = new Set([
  'timestamp',
  'publish_timestamp',
  'sighting_timestamp',
  'created',
  'modified',
])

function isTimeKey(key: string): boolean {
  return TIME_KEYS.has(key) || key.startsWith('date_')
}

/** Seconds since 1970, or a date as the database writes it. */
function secondsOf(time: string): number {
  return /^\d+$/.test(time) ? Number(time) : Date.parse(`${time.replace(' ', 'T')}Z`) / 1000
}

const TIME_IN_TEXT = /\b(?:\d{10}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\b/g

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const UUID_IN_TEXT = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

function isUuid(value: PhpValue): value is string {
  return typeof value === 'string' && UUID.test(value)
}

/** Decay goes on while a case is recorded. */
function isNear(expected: PhpValue, actual: PhpValue): boolean {
  return (
    typeof expected === 'number' &&
    typeof actual === 'number' &&
    Math.abs(expected - actual) < 0.01 * Math.max(1, Math.abs(expected))
  )
}

/** Memory addresses, boundaries, durations, server paths and the version's commit in a text. */
export function maskText(text: string): string {
  return text
    .replace(/0x[0-9a-f]{8,}/g, '0x…')
    .replace(/-{20,}[0-9a-zA-Z]+/g, '--boundary')
    .replace(/after \d+ ms/g, 'after N ms')
    .replace(/(?:called|passed) in \S+ on line \d+/g, 'called')
    .replace(/(MISP [\d.]+) - #[0-9a-f]+/g, '$1')
}

/** The uuids that stood in what the case was given or what services answered. */
function knownUuids(record: PhpMap): readonly string[] {
  const given = [
    getOffset(record, 'input'),
    getOffset(record, 'request'),
    getOffset(record, 'graph'),
    getOffset(getOffset(record, 'database'), 'before'),
    ...itemsOf(getOffset(record, 'requests')).map((request) => getOffset(request, 'response')),
  ]
  return given.flatMap(uuidsIn)
}

function uuidsIn(value: PhpValue): readonly string[] {
  if (typeof value === 'string') {
    return value.match(UUID_IN_TEXT) ?? []
  }
  return entriesOf(value).flatMap(([, item]) => uuidsIn(item))
}
