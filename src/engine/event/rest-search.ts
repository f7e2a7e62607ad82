import type { MispState } from '../effects/state.ts'
import { arrayGet, isPhpArray, isPhpMap } from '../php/array.ts'
import { toInteger } from '../php/integer.ts'
import { looseEquals } from '../php/loose-compare.ts'
import { getOffset, itemsOf, mapItems } from '../php/offsets.ts'
import { isEmpty } from '../php/empty.ts'
import type { PhpArray, PhpMap, PhpValue } from '../php/value.ts'
import { changeOffset } from './change-offset.ts'

/** Filters of MISP's event search that the simulated MISP knows. */
export const KNOWN_SEARCH_FILTERS = ['eventid', 'uuid', 'tags', 'published', 'org', 'limit', 'page']

/**
 * The events a search of MISP's (`/events/restSearch`) finds, each as `{Event: …}`, by ascending id. Filters the
 * simulated MISP does not know are left out of account.
 */
export function searchEvents(
  { events }: Pick<MispState, 'events'>,
  filters: PhpArray,
): readonly PhpMap[] {
  const found = Object.values(events).filter((event) => fits(event, filters))
  const limit = toInteger(arrayGet(filters, 'limit') ?? 0)
  const page = Math.max(1, toInteger(arrayGet(filters, 'page') ?? 1))
  const paged = limit > 0 ? found.slice((page - 1) * limit, page * limit) : found
  return paged.map((event) => ({ Event: asSearchResult(event) }))
}

function fits(event: PhpMap, filters: PhpArray): boolean {
  return (
    isOneOf(arrayGet(filters, 'eventid'), [event['id'], event['uuid']]) &&
    isOneOf(arrayGet(filters, 'uuid'), [event['uuid']]) &&
    isOneOf(arrayGet(filters, 'org'), [getOffset(event['Orgc'], 'name'), event['orgc_id']]) &&
    isOneOf(arrayGet(filters, 'tags'), tagNames(event)) &&
    hasState(arrayGet(filters, 'published'), event['published'])
  )
}

/** Whether a filter is absent or one of its values is one of these. */
function isOneOf(filter: PhpValue | undefined, values: readonly (PhpValue | undefined)[]): boolean {
  if (filter === undefined || filter === null) return true
  const wanted = isPhpArray(filter) ? itemsOf(filter) : [filter]
  // MISP's database compares with the id as a number: `true` finds the event with the id 1.
  const asColumn = wanted.map((value) => (value === true ? 1 : value))
  return values.some((value) => asColumn.some((want) => looseEquals(want, value ?? null)))
}

function hasState(filter: PhpValue | undefined, published: PhpValue | undefined): boolean {
  return filter === undefined || filter === null || isEmpty(filter) === isEmpty(published ?? null)
}

function tagNames(event: PhpMap): readonly PhpValue[] {
  return itemsOf(event['Tag']).map((tag) => getOffset(tag, 'name'))
}

/** An event as a search gives it: as it is viewed, without warnings and inbound relationships. */
function asSearchResult(event: PhpMap): PhpArray {
  const withoutWarnings = changeOffset(event, 'Attribute', (attributes) =>
    mapItems(attributes, (attribute) => without(attribute, 'warnings')),
  )
  const withoutObjectWarnings = changeOffset(withoutWarnings, 'Object', (objects) =>
    mapItems(objects, (object) =>
      changeOffset(object, 'Attribute', (attributes) =>
        mapItems(attributes, (attribute) => without(attribute, 'warnings')),
      ),
    ),
  )
  return changeOffset(withoutObjectWarnings, 'RelatedEvent', (related) =>
    mapItems(related, (event) => without(event, 'RelationshipInbound')),
  )
}

function without(row: PhpValue, key: string): PhpValue {
  if (!isPhpMap(row) || !Object.hasOwn(row, key)) return row
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== key))
}
