import { textOf } from '../effects/text-of.ts'
import { arrayGet, isPhpArray, isPhpMap } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { looseEquals } from '../php/loose-compare.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpArray, PhpMap, PhpValue } from '../php/value.ts'
import { attributesOf } from './stored-events.ts'
import { resolveTimeDelta } from './time-delta.ts'

/** Whether an event meets a filter's value. */
type SearchFilter = (event: PhpMap, wanted: PhpValue, now: number) => boolean

/**
 * The filters of MISP's event search (`/events/restSearch`) that are known here, by name. Those about attributes find
 * events that have such an attribute.
 */
const FILTERS: Readonly<Record<string, SearchFilter>> = {
  eventid: (event, wanted) => isOneOf(wanted, [getOffset(event, 'id'), getOffset(event, 'uuid')]),
  uuid: (event, wanted) =>
    isOneOf(wanted, [
      getOffset(event, 'uuid'),
      ...attributesOf(event).map((row) => getOffset(row, 'uuid')),
    ]),
  org: (event, wanted) =>
    isOneOf(wanted, [getOffset(event['Orgc'], 'name'), getOffset(event, 'orgc_id')]),
  tags: (event, wanted) => isOneOf(wanted, tagNames(event)),
  published: (event, wanted) => isEmpty(wanted) === isEmpty(getOffset(event, 'published')),
  eventinfo: (event, wanted) => isOneOf(wanted, [getOffset(event, 'info')]),
  threat_level_id: (event, wanted) => isOneOf(wanted, [getOffset(event, 'threat_level_id')]),
  analysis: (event, wanted) => isOneOf(wanted, [getOffset(event, 'analysis')]),
  distribution: (event, wanted) => isOneOf(wanted, [getOffset(event, 'distribution')]),
  from: (event, wanted) => textOf(event['date']) >= textOf(wanted),
  to: (event, wanted) => textOf(event['date']) <= textOf(wanted),
  last: (event, wanted, now) => isInTime(event['publish_timestamp'], wanted, now),
  publish_timestamp: (event, wanted, now) => isInTime(event['publish_timestamp'], wanted, now),
  timestamp: (event, wanted, now) => isInTime(event['timestamp'], wanted, now),
  value: (event, wanted) => hasAttribute(event, 'value', wanted),
  type: (event, wanted) => hasAttribute(event, 'type', wanted),
  category: (event, wanted) => hasAttribute(event, 'category', wanted),
  to_ids: (event, wanted) => hasFlaggedAttribute(event, wanted),
}

/** What a search is told beside filters. */
const PAGING = ['limit', 'page', 'returnFormat']

/** Whether a filter's name means something here; others are left out of account. */
export function isKnownSearchFilter(name: string): boolean {
  return Object.hasOwn(FILTERS, name) || PAGING.includes(name)
}

/** Whether an event meets all filters that are known here; an empty list or text does not count. */
export function meetsFilters(event: PhpMap, filters: PhpArray, now: number): boolean {
  return Object.entries(FILTERS).every(([name, meets]) => {
    const wanted = arrayGet(filters, name) ?? null
    return isAbsent(wanted) || meets(event, wanted, now)
  })
}

function isAbsent(wanted: PhpValue): boolean {
  return wanted === null || wanted === '' || (isPhpArray(wanted) && isEmpty(wanted))
}

/**
 * Whether a value is among those wanted: one, a list of which one must fit and none with a leading `!`, or a map of such
 * lists (`OR`, `AND`, `NOT`). `%` stands for anything.
 */
function isOneOf(wanted: PhpValue, values: readonly PhpValue[]): boolean {
  if (isPhpMap(wanted) && ['OR', 'AND', 'NOT'].some((key) => Object.hasOwn(wanted, key))) {
    const list = (key: string): readonly PhpValue[] => listOf(wanted[key] ?? [])
    const either = list('OR')
    return (
      (either.length === 0 || either.some((want) => fitsAny(want, values))) &&
      list('AND').every((want) => fitsAny(want, values)) &&
      !list('NOT').some((want) => fitsAny(want, values))
    )
  }
  const all = listOf(wanted)
  const isForbidden = (want: PhpValue): want is string =>
    typeof want === 'string' && want.startsWith('!')
  const allowed = all.filter((want) => !isForbidden(want))
  const forbidden = all.filter(isForbidden).map((want) => want.slice(1))
  return (
    (allowed.length === 0 || allowed.some((want) => fitsAny(want, values))) &&
    !forbidden.some((want) => fitsAny(want, values))
  )
}

function listOf(value: PhpValue): readonly PhpValue[] {
  return isPhpArray(value) ? itemsOf(value) : [value]
}

function fitsAny(want: PhpValue, values: readonly PhpValue[]): boolean {
  // MISP's database compares with the id as a number: `true` finds the event with the id 1.
  const column = want === true ? 1 : want
  if (typeof column === 'string' && column.includes('%')) {
    const fits = wildcard(column)
    return values.some((value) => fits(textOf(value)))
  }
  return values.some((value) => looseEquals(column, value))
}

/** SQL's `LIKE` with `%`, whatever the case of letters. */
function wildcard(pattern: string): (text: string) => boolean {
  const all = pattern.toLowerCase().split('%')
  const [[first = ''], parts, [last = '']] = [all, all.slice(1, -1), all.slice(-1)]
  return (text) => {
    const lower = text.toLowerCase()
    if (!lower.startsWith(first) || !lower.endsWith(last)) return false
    let position = first.length
    for (const part of parts) {
      const found = lower.indexOf(part, position)
      if (found < 0) return false
      position = found + part.length
    }
    return position <= lower.length - last.length
  }
}

/** A time since a moment, or between two. */
function isInTime(time: PhpValue | undefined, wanted: PhpValue, now: number): boolean {
  const [from = null, to = null] = listOf(wanted)
  const moment = Number(textOf(time))
  const isAfter = moment >= resolveTimeDelta(textOf(from), now)
  return isAfter && (to === null || moment <= resolveTimeDelta(textOf(to), now))
}

/** The names of an event's tags and of those of its attributes. */
function tagNames(event: PhpMap): readonly PhpValue[] {
  const owners: readonly PhpValue[] = [event, ...attributesOf(event)]
  return owners.flatMap((owner) =>
    itemsOf(getOffset(owner, 'Tag')).map((tag) => getOffset(tag, 'name')),
  )
}

function hasAttribute(event: PhpMap, column: string, wanted: PhpValue): boolean {
  return attributesOf(event).some((row) => isOneOf(wanted, [getOffset(row, column)]))
}

function hasFlaggedAttribute(event: PhpMap, wanted: PhpValue): boolean {
  return attributesOf(event).some((row) => isEmpty(getOffset(row, 'to_ids')) === isEmpty(wanted))
}
