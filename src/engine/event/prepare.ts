import { MispException } from '../php/errors.ts'
import { isEmpty } from '../php/empty.ts'
import { getOffset, setOffset } from '../php/offsets.ts'
import type { PhpArray, PhpMap, PhpValue } from '../php/value.ts'
import {
  findAttribute,
  findEventIdByUuid,
  findEventWithTags,
  findObject,
  quickFetchEvent,
  type StoredEvents,
} from './stored-events.ts'

/** Turns a trigger's data into a record that can be converted; false: MISP refuses the data. */
export type Preparation = (data: PhpArray, stored: StoredEvents) => PhpArray | false

/**
 * What triggers do before the common conversion, by trigger id. They replace the row that fired them by its event, which
 * is why a sighting or a tag is not in the data that the workflow sees.
 */
export const preparations: ReadonlyMap<string, Preparation> = new Map([
  ['tag-attached-after-save', prepareAttachedTag],
  ['sighting-after-save', prepareSighting],
  ['event-report-after-save', prepareReport],
  ['shadow-attribute-before-save', prepareProposal],
  ['shadow-attribute-after-save', prepareProposal],
  ['analyst-data-after-save', prepareAnalystData],
])

/** The event of the tag, with the tagged attribute if it is one's. */
function prepareAttachedTag(data: PhpArray, stored: StoredEvents): PhpArray | false {
  const tag = getOffset(data, 'Tag')
  if (isEmpty(tag)) return false
  const event = quickFetchEvent(stored, getOffset(tag, 'event_id')) ?? {}
  const attributeId = getOffset(tag, 'attribute_id')
  return isEmpty(attributeId) ? event : placeAttribute(event, attributeId, stored)
}

/** The event of the sighting with the attribute that was seen. */
function prepareSighting(data: PhpArray, stored: StoredEvents): PhpArray | false {
  const sighting = getOffset(data, 'Sighting')
  if (isEmpty(sighting)) return false
  const event = quickFetchEvent(stored, getOffset(getOffset(sighting, 'Event'), 'id')) ?? {}
  return placeAttribute(event, getOffset(getOffset(sighting, 'Attribute'), 'id'), stored)
}

/** The event of the report with the report as it was saved. */
function prepareReport(data: PhpArray, stored: StoredEvents): PhpArray | false {
  return prepareBesideEvent(data, 'EventReport', stored)
}

/** The attribute that a proposal wants to change, with the proposal; a new proposal with its event. */
function prepareProposal(data: PhpArray, stored: StoredEvents): PhpArray | false {
  const proposal = getOffset(data, 'ShadowAttribute')
  if (isEmpty(proposal)) return false
  const oldId = getOffset(proposal, 'old_id')
  if (isEmpty(oldId)) return prepareBesideEvent(data, 'ShadowAttribute', stored)
  return { Attribute: { ...findAttribute(stored, oldId), ShadowAttribute: [proposal] } }
}

/** The event that a note, opinion or relationship is about, directly or through something in it, with that row. */
function prepareAnalystData(data: PhpArray, stored: StoredEvents): PhpArray | false {
  const type = ['Note', 'Opinion', 'Relationship'].find((name) => !isEmpty(getOffset(data, name)))
  if (type === undefined) return false
  const row = getOffset(data, type)
  const event = eventOfAnalystData(row, stored)
  return event === false ? false : putInEvent(event, type, [row])
}

function eventOfAnalystData(row: PhpValue, stored: StoredEvents): PhpMap | false {
  const uuid = getOffset(row, 'object_uuid')
  const type = getOffset(row, 'object_type')
  switch (type) {
    case 'Event':
      return findEventWithTags(stored, findEventIdByUuid(stored, type, uuid)) ?? {}
    case 'Attribute':
    case 'EventReport':
      return quickFetchEvent(stored, findEventIdByUuid(stored, type, uuid)) ?? {}
    case 'Object':
      // MISP searches the objects by a column of the attributes.
      throw new MispException(
        "SQLSTATE[42S22]: Column not found: 1054 Unknown column 'Attribute.uuid' in 'where clause'",
      )
    default:
      return false
  }
}

function prepareBesideEvent(
  data: PhpArray,
  key: 'EventReport' | 'ShadowAttribute',
  stored: StoredEvents,
): PhpArray | false {
  const row = getOffset(data, key)
  if (isEmpty(row)) return false
  return putInEvent(quickFetchEvent(stored, getOffset(row, 'event_id')) ?? {}, key, [row])
}

/** The event with an attribute as its only one, inside its object if it belongs to one. */
function placeAttribute(event: PhpMap, id: PhpValue, stored: StoredEvents): PhpMap {
  const attribute = findAttribute(stored, id) ?? null
  const object = findObject(stored, getOffset(attribute, 'object_id'))
  return object === undefined
    ? putInEvent(event, 'Attribute', [attribute])
    : putInEvent(event, 'Object', [{ ...object, Attribute: [attribute] }])
}

function putInEvent(record: PhpMap, key: string, rows: readonly PhpValue[]): PhpMap {
  return { ...record, Event: setOffset(getOffset(record, 'Event'), key, rows) }
}
