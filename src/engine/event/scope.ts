import { isEmpty } from '../php/empty.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpArray } from '../php/value.ts'

/** What a record is about: decides how it becomes an event in MISP's core format. */
export type RecordScope = 'event' | 'object' | 'attribute' | 'unknown'

/**
 * Guesses what a record is from its root keys alone (MISP: a key that is null is not there; the first rule that fits
 * wins). An event whose attributes are inside `Event` counts as event, a raw fetch (attributes beside `Event`) too if it
 * names related events or an organisation. An event with objects beside it but no `Attribute` is taken for an object.
 */
export function guessScope(data: PhpArray): RecordScope {
  const has = (key: string): boolean => getOffset(data, key) !== null
  if (!has('Attribute')) return has('Object') ? 'object' : 'event'
  if (!has('Event')) return 'attribute'
  if (has('RelatedEvent') || has('Orgc') || has('Org')) return 'event'
  return isEmpty(getOffset(data, 'Attribute')) ? 'unknown' : 'attribute'
}
