import { findStoredEvent } from '../event/stored-events.ts'
import { isPhpMap } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { getOffset } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { splitValue } from './attribute-triggers.ts'
import type { MispState } from './state.ts'
import { rowsOf } from './stored-rows.ts'

/** What an event has already instead of an attribute that could not be added. */
export interface Original {
  readonly uuid: string
  /** The uuid is that of the object the attribute is in. */
  readonly isObject: boolean
}

/**
 * Which attribute of an event has the type and value of another: first among its own, then in its objects. MISP looks at
 * the first column of the value alone, so that composite values are never found.
 */
export function findOriginal(
  state: MispState,
  eventId: string,
  { type, value }: PhpMap,
): Original | undefined {
  const event = findStoredEvent(state, eventId)
  if (event === undefined) return undefined
  const isSame = (row: PhpValue): boolean =>
    isEmpty(getOffset(row, 'deleted')) &&
    textOf(getOffset(row, 'type')) === textOf(type) &&
    firstColumn(row) === textOf(value)
  const own = rowsOf(event, 'Attribute').find(isSame)
  if (own !== undefined) return { uuid: textOf(getOffset(own, 'uuid')), isObject: false }
  const object = rowsOf(event, 'Object').find(
    (candidate) => isPhpMap(candidate) && rowsOf(candidate, 'Attribute').some(isSame),
  )
  if (object === undefined) return undefined
  return { uuid: textOf(getOffset(object, 'uuid')), isObject: true }
}

/** The id of an event's object of the same template with exactly these attributes. */
export function findSameObject(
  state: MispState,
  eventId: string,
  object: PhpMap,
  attributes: readonly PhpMap[],
): string | undefined {
  const event = findStoredEvent(state, eventId)
  if (event === undefined) return undefined
  const wanted = new Set(attributes.map(fingerprint))
  const same = rowsOf(event, 'Object').find((candidate) => {
    if (!isPhpMap(candidate) || !isEmpty(getOffset(candidate, 'deleted'))) return false
    if (textOf(candidate['template_uuid']) !== textOf(object['template_uuid'])) return false
    const present = rowsOf(candidate, 'Attribute').filter((row) =>
      isEmpty(getOffset(row, 'deleted')),
    )
    return (
      present.length > 0 &&
      present.length === attributes.length &&
      present.every((row) => wanted.has(fingerprint(row)))
    )
  })
  return same === undefined ? undefined : textOf(getOffset(same, 'id'))
}

function fingerprint(attribute: PhpValue): string {
  return ['object_relation', 'category', 'type', 'value']
    .map((key) => textOf(getOffset(attribute, key)))
    .join('\n')
}

function firstColumn(attribute: PhpValue): string {
  const [first] = splitValue(
    textOf(getOffset(attribute, 'type')),
    textOf(getOffset(attribute, 'value')),
  )
  return first
}

function textOf(value: PhpValue | undefined): string {
  return toPhpString(value ?? null)
}
