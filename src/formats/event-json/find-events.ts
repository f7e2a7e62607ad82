import type { Place } from '@/engine/hash-path/explain/place'
import type { PhpList, PhpMap, PhpValue } from '@/engine/php/value'
import { isPhpList, isPhpMap } from '@/engine/php/array'
import { getOffset } from '@/engine/php/offsets'

/** An event in MISP's core format: `{"Event": {…}}`. */
export interface FoundEvent {
  readonly data: PhpMap
  /** Where it stands in the JSON value. */
  readonly place: Place
  /** Whether the JSON has only its fields, without the key `Event` around them. */
  readonly isBare: boolean
  /** What tells it apart from others in the same file. */
  readonly label: string
}

/** What a JSON value holds, seen by somebody who looks for MISP events. */
export interface EventSearch {
  /** What was found, in words, to be said after “This is”. */
  readonly found: string
  /** The events in it; none when it is something else. */
  readonly events: readonly FoundEvent[]
}

/**
 * Looks for events in the shapes in which MISP and its tools hand them out: `{"Event": {…}}` (GET /events/view), a list
 * of those or `{"response": […]}` (restSearch), and the bare fields of one event, which are put under `Event`.
 */
export function findEvents(value: PhpValue): EventSearch {
  const wrapped = eventAt(value, [])
  if (wrapped) return { found: 'a MISP event', events: [wrapped] }
  const { list, place } = searchResult(value)
  const events = list
    .map((item, index) => eventAt(item, [...place, index]))
    .filter((event) => event !== null)
  if (events.length > 0) return { found: `a list of ${events.length} MISP events`, events }
  if (isPhpMap(value) && isBareEvent(value)) {
    const bare = { Event: value }
    return {
      found: 'the fields of a MISP event without the key “Event” around them',
      events: [{ data: bare, place: [], isBare: true, label: labelOf(value) }],
    }
  }
  return { found: describe(value), events: [] }
}

function eventAt(value: PhpValue, place: Place): FoundEvent | null {
  const event = isPhpMap(value) ? getOffset(value, 'Event') : null
  return isPhpMap(value) && isPhpMap(event)
    ? { data: value, place, isBare: false, label: labelOf(event) }
    : null
}

function searchResult(value: PhpValue): { list: PhpList; place: Place } {
  if (isPhpList(value)) return { list: value, place: [] }
  const response = isPhpMap(value) ? getOffset(value, 'response') : null
  return { list: isPhpList(response) ? response : [], place: ['response'] }
}

/** Fields that every event has, in whatever version of MISP. */
function isBareEvent(map: PhpMap): boolean {
  return (
    Object.hasOwn(map, 'info') &&
    ['Attribute', 'Object', 'Orgc', 'threat_level_id', 'analysis'].some((key) =>
      Object.hasOwn(map, key),
    )
  )
}

function labelOf(event: PhpMap): string {
  const [id, info] = [getOffset(event, 'id'), getOffset(event, 'info')]
  const number = typeof id === 'string' || typeof id === 'number' ? `#${id}` : ''
  const title = typeof info === 'string' ? info.slice(0, 120) : ''
  return [number, title].filter((part) => part !== '').join(' ') || 'event without id and info'
}

/** Top-level keys by which other things of MISP are known. */
const knownThings: readonly (readonly [key: string, what: string])[] = [
  ['Workflow', 'a MISP workflow'],
  ['WorkflowBlueprint', 'a MISP workflow blueprint'],
  ['Attribute', 'MISP attributes without their event'],
  ['Object', 'a MISP object without its event'],
  ['Galaxy', 'a MISP galaxy'],
  ['objects', 'perhaps a STIX bundle'],
]

function describe(value: PhpValue): string {
  if (value === null) return 'null'
  if (isPhpList(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length} items`
  if (!isPhpMap(value)) return `a ${typeof value === 'string' ? 'text' : typeof value}`
  const keys = Object.keys(value)
  if (keys.length === 0) return 'an empty object'
  const known = knownThings.find(([key]) => Object.hasOwn(value, key))
  const names = keys.slice(0, 4).map((key) => `“${key.slice(0, 40)}”`)
  const fields = `with the field${keys.length === 1 ? '' : 's'} ${names.join(', ')}${keys.length > 4 ? ' …' : ''}`
  return known ? `${known[1]} (${fields})` : `an object ${fields}`
}
