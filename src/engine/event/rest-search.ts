import type { MispState } from '../effects/state.ts'
import { arrayGet, isPhpMap } from '../php/array.ts'
import { toInteger } from '../php/integer.ts'
import { mapItems } from '../php/offsets.ts'
import type { PhpArray, PhpMap, PhpValue } from '../php/value.ts'
import { changeOffset } from './change-offset.ts'
import { meetsFilters } from './search-filters.ts'

/**
 * The events a search of MISP's (`/events/restSearch`) finds, each as `{Event: …}`, by ascending id. Filters the
 * simulated MISP does not know are left out of account, see `isKnownSearchFilter`.
 */
export function searchEvents(
  { events, now }: Pick<MispState, 'events' | 'now'>,
  filters: PhpArray,
): readonly PhpMap[] {
  const found = Object.values(events).filter((event) => meetsFilters(event, filters, now))
  const limit = toInteger(arrayGet(filters, 'limit') ?? 0)
  const page = Math.max(1, toInteger(arrayGet(filters, 'page') ?? 1))
  const paged = limit > 0 ? found.slice((page - 1) * limit, page * limit) : found
  return paged.map((event) => ({ Event: asSearchResult(event) }))
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
