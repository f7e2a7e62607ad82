import { arrayEntries, isPhpArray, isPhpList, isPhpMap } from '@/engine/php/array.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'

/**
 * A value in the form both sides are compared in: arrays are entries whose integer-like keys come first, as in a
 * JavaScript object, so lists and maps with the same keys are alike; integers and floats are numbers.
 */
export type Comparable = null | boolean | number | string | Entries | Undecodable

/** The entries of an array. */
export class Entries {
  readonly list: readonly (readonly [string, Comparable])[]

  constructor(list: readonly (readonly [string, Comparable])[]) {
    const indexes = list.filter(([key]) => isIndex(key))
    indexes.sort((a, b) => Number(a[0]) - Number(b[0]))
    this.list = [...indexes, ...list.filter(([key]) => !isIndex(key))]
  }
}

/** What no JavaScript value can be: bytes that are no text, PHP objects. */
export class Undecodable {
  readonly json: string

  constructor(json: string) {
    this.json = json
  }
}

/** Keys that JavaScript orders by their number. */
function isIndex(key: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) <= 4294967294
}

/** Reads the vectors' lossless encoding of PHP values. */
export function fromCanonical(value: PhpValue): Comparable {
  if (!isPhpArray(value)) return value
  if (isPhpList(value)) {
    return new Entries(value.map((item, index) => [String(index), fromCanonical(item)]))
  }
  const [tag, content] = arrayEntries(value)[0] ?? []
  const isTagged = tag?.startsWith('$') === true && content !== undefined
  return isTagged ? fromTagged(tag, content, value) : entriesOf(value, fromCanonical)
}

function fromTagged(tag: string, content: PhpValue, value: PhpMap): Comparable {
  if (tag === '$map' && isPhpList(content)) return new Entries(content.map(entryOf))
  if (tag === '$float') return floatOf(String(content))
  if (tag === '$int') return Number(content)
  return new Undecodable(JSON.stringify(value))
}

function entryOf(pair: PhpValue): [string, Comparable] {
  const [key = null, value = null] = isPhpList(pair) ? pair : []
  return [isPhpMap(key) ? String(key['$int']) : String(key), fromCanonical(value)]
}

function floatOf(text: string): number {
  if (text === 'NAN') return NaN
  if (text === 'INF') return Infinity
  return text === '-INF' ? -Infinity : Number(text)
}

/** A value of our engine. */
export function fromEngine(value: PhpValue): Comparable {
  if (!isPhpArray(value)) return value
  return entriesOf(value, fromEngine)
}

function entriesOf(array: PhpValue, convert: (value: PhpValue) => Comparable): Entries {
  const entries = isPhpArray(array) ? arrayEntries(array) : []
  return new Entries(entries.map(([key, value]) => [key, convert(value)]))
}
