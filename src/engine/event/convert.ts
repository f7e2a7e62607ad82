import type { Compat } from '../compat.ts'
import { isPhpArray } from '../php/array.ts'
import { entriesOf, getOffset, mapItems, setOffset } from '../php/offsets.ts'
import type { PhpArray, PhpMap, PhpValue } from '../php/value.ts'
import { propagateTags } from './all-tags.ts'
import { changeOffset } from './change-offset.ts'
import { cleanAttribute, liftTags } from './clean.ts'
import { arrangeEvent } from './event-record.ts'
import { addFlattenedAttributes } from './flattened.ts'
import { findEventWithTags, findObject, type StoredEvents } from './stored-events.ts'
import { guessScope } from './scope.ts'

/** What a saved object has beside `Object`. */
const MOVED_INTO_OBJECT = [
  'SharingGroup',
  'Attribute',
  'ShadowAttribute',
  'Event',
  'CryptographicKey',
  'Note',
  'Opinion',
  'Relationship',
] as const

/**
 * A record (an event, an object or an attribute, in any of the shapes in which MISP passes them on) in MISP's core
 * format: `{"Event": {…}}` with `_allTags` on every attribute and `Event._AttributeFlattened`. Attributes and objects
 * are put into their event, which is looked up. Root keys that begin with `_` are kept, all others are lost.
 *
 * The input is not changed; what needs no change is shared.
 *
 * @throws PhpError where MISP's conversion fails on a value that is no map
 */
export function convertToCoreFormat(data: PhpArray, stored: StoredEvents, compat: Compat): PhpMap {
  const converted = convertByScope(data, stored, compat)
  const kept = entriesOf(data).filter(([key]) => key.startsWith('_'))
  return addFlattenedAttributes({ ...converted, ...Object.fromEntries(kept) })
}

function convertByScope(data: PhpArray, stored: StoredEvents, compat: Compat): PhpMap {
  switch (guessScope(data)) {
    case 'event':
      return convertEvent(data, compat)
    case 'object':
      return convertObject(data, stored, compat)
    case 'attribute':
      return convertAttribute(data, stored, compat)
    case 'unknown':
      return {}
  }
}

function convertEvent(data: PhpArray, compat: Compat): PhpMap {
  const arranged = arrangeEvent(data)
  const event = isPhpArray(arranged) ? propagateToEntities(arranged, compat) : arranged
  const errors = getOffset(data, 'errors')
  return errors === null ? { Event: event } : { Event: event, errors }
}

/** The event with `_allTags` on its attributes, those of its objects and, in newer versions, its reports. */
function propagateToEntities(event: PhpArray, compat: Compat): PhpArray {
  const propagate = propagateTags(getOffset(event, 'Tag'), compat)
  const withTags = changeOffset(event, 'Attribute', (items) => mapItems(items, propagate))
  const withObjects = changeOffset(withTags, 'Object', (objects) =>
    mapItems(objects, (object) =>
      changeOffset(object, 'Attribute', (items) => mapItems(items, propagate)),
    ),
  )
  if (!compat.tagsEventReports) return withObjects
  return changeOffset(withObjects, 'EventReport', (reports) =>
    mapItems(reports, (report) => propagate(liftTags(report, 'EventReportTag'))),
  )
}

function convertObject(data: PhpArray, stored: StoredEvents, compat: Compat): PhpMap {
  let object = getOffset(data, 'Object')
  for (const key of MOVED_INTO_OBJECT) {
    const value = getOffset(data, key)
    if (value !== null) object = setOffset(object, key, value)
  }
  return encapsulate('Object', object, stored, compat)
}

function convertAttribute(data: PhpArray, stored: StoredEvents, compat: Compat): PhpMap {
  const tags = getOffset(data, 'AttributeTag')
  const given = getOffset(data, 'Attribute')
  const attribute = cleanAttribute(tags === null ? given : setOffset(given, 'AttributeTag', tags))
  const object = findObject(stored, getOffset(attribute, 'object_id'))
  return object === undefined
    ? encapsulate('Attribute', attribute, stored, compat)
    : encapsulate('Object', { ...object, Attribute: [attribute] }, stored, compat)
}

/** An attribute or object inside its event, which is looked up; nothing when there is no such event. */
function encapsulate(
  type: 'Attribute' | 'Object',
  entity: PhpValue,
  stored: StoredEvents,
  compat: Compat,
): PhpMap {
  const record = findEventWithTags(stored, getOffset(entity, 'event_id'))
  if (record === undefined) return {}
  return convertEvent({ ...record, Event: { ...record.Event, [type]: [entity] } }, compat)
}
