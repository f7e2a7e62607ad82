import type { MispState } from '../effects/state.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import {
  ATTRIBUTE_COLUMNS,
  EVENT_COLUMNS,
  OBJECT_COLUMNS,
  pickColumns,
  SHORT_TAG_COLUMNS,
  TAG_COLUMNS,
} from './columns.ts'
import { firstEventTagId, joinTags, tagsOf } from './joined-tags.ts'

/** The part of the simulated MISP in which normalisation looks up what it needs. */
export type StoredEvents = Pick<MispState, 'events' | 'threads'>

/** An event as a database read gives it: its row, with other things beside it. */
export interface EventRecord extends PhpMap {
  readonly Event: PhpMap
}

/** An event as stored (the `Event` of `GET /events/view/ID`), or undefined. */
export function findStoredEvent({ events }: StoredEvents, id: PhpValue): PhpMap | undefined {
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  return Object.hasOwn(events, id) ? events[id] : undefined
}

/** An event's row alone, or undefined. */
export function findEventRow(stored: StoredEvents, id: PhpValue): PhpMap | undefined {
  const event = findStoredEvent(stored, id)
  return event === undefined ? undefined : eventRow(event)
}

/** An event's row with its full tag rows and no organisation, or undefined. */
export function findEventWithTags(stored: StoredEvents, id: PhpValue): EventRecord | undefined {
  const event = findStoredEvent(stored, id)
  if (event === undefined) return undefined
  return { Event: eventRow(event), EventTag: eventTags(stored, event, TAG_COLUMNS) }
}

/**
 * What MISP calls a quick fetch: an event's row, its creator organisation and its tags in short form. This is also what
 * it hands to `event-after-save`.
 */
export function quickFetchEvent(stored: StoredEvents, id: PhpValue): EventRecord | undefined {
  const event = findStoredEvent(stored, id)
  if (event === undefined) return undefined
  return {
    Event: eventRow(event),
    Orgc: pickColumns(getOffset(event, 'Orgc'), ['id', 'uuid', 'name']),
    EventTag: eventTags(stored, event, SHORT_TAG_COLUMNS),
  }
}

/** An attribute's row with its tags in short form (no `Tag` when it has none), or undefined. */
export function findAttribute(stored: StoredEvents, id: PhpValue): PhpMap | undefined {
  const attribute = findRow(stored, attributesOf, 'id', id)
  if (attribute === undefined) return undefined
  const row = pickColumns(attribute, ATTRIBUTE_COLUMNS)
  const tags = itemsOf(getOffset(attribute, 'Tag'))
  if (tags.length === 0) return row
  return { ...row, Tag: tags.map((tag) => pickColumns(tag, [...SHORT_TAG_COLUMNS, 'local'])) }
}

/** An attribute's row by uuid as MISP searches attributes: with both halves of its value and without tags; or undefined. */
export function findAttributeRow(stored: StoredEvents, uuid: PhpValue): PhpMap | undefined {
  const attribute = findRow(stored, attributesOf, 'uuid', uuid)
  if (attribute === undefined) return undefined
  const value = toPhpString(getOffset(attribute, 'value'))
  const [value1 = '', value2 = ''] = toPhpString(getOffset(attribute, 'type')).includes('|')
    ? value.split('|', 2)
    : [value]
  return { ...pickColumns(attribute, ATTRIBUTE_COLUMNS), value1, value2 }
}

/** An object's row without its attributes, or undefined. */
export function findObject(stored: StoredEvents, id: PhpValue): PhpMap | undefined {
  const object = findRow(stored, objectsOf, 'id', id)
  return object === undefined ? undefined : pickColumns(object, OBJECT_COLUMNS)
}

/** A forum thread's row, or undefined. */
export function findThread({ threads }: StoredEvents, id: PhpValue): PhpMap | undefined {
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  return Object.hasOwn(threads, id) ? threads[id] : undefined
}

/** The id of the event that has an attribute, object or report with this uuid, or that has it itself; else null. */
export function findEventIdByUuid(
  stored: StoredEvents,
  type: 'Event' | 'Attribute' | 'Object' | 'EventReport',
  uuid: PhpValue,
): PhpValue {
  const rows = {
    Event: (event: PhpMap) => [event],
    Attribute: attributesOf,
    Object: objectsOf,
    EventReport: (event: PhpMap) => itemsOf(getOffset(event, 'EventReport')),
  }[type]
  const row = findRow(stored, rows, 'uuid', uuid)
  return row === undefined ? null : getOffset(row, type === 'Event' ? 'id' : 'event_id')
}

/** All attributes of an event as stored: its own and those of its objects. */
export function attributesOf(event: PhpMap): readonly PhpValue[] {
  return [
    ...itemsOf(getOffset(event, 'Attribute')),
    ...objectsOf(event).flatMap((object) => itemsOf(getOffset(object, 'Attribute'))),
  ]
}

function objectsOf(event: PhpMap): readonly PhpValue[] {
  return itemsOf(getOffset(event, 'Object'))
}

function findRow(
  { events }: StoredEvents,
  rowsOf: (event: PhpMap) => readonly PhpValue[],
  column: string,
  wanted: PhpValue,
): PhpValue | undefined {
  if (typeof wanted !== 'string' && typeof wanted !== 'number') return undefined
  for (const event of Object.values(events)) {
    const row = rowsOf(event).find(
      (item) => toPhpString(getOffset(item, column)) === String(wanted),
    )
    if (row !== undefined) return row
  }
  return undefined
}

function eventRow(event: PhpMap): PhpMap {
  return {
    ...pickColumns(event, EVENT_COLUMNS),
    // MISP's REST API does not show these: its first user, and no sighting yet, unless the state says otherwise.
    user_id: getOffset(event, 'user_id') ?? '1',
    sighting_timestamp: getOffset(event, 'sighting_timestamp') ?? '0',
  }
}

function eventTags(
  stored: StoredEvents,
  event: PhpMap,
  columns: readonly string[],
): readonly PhpMap[] {
  return joinTags(tagsOf(event), {
    owner: 'event_id',
    ownerId: getOffset(event, 'id'),
    firstId: firstEventTagId(stored, event),
    tag: (tag) => pickColumns(tag, columns),
  })
}
