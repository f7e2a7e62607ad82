import { isEmpty } from '../php/empty.ts'
import { getOffset, setOffset, unsetOffsets } from '../php/offsets.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'
import { changeOffset } from './change-offset.ts'
import {
  addTags,
  cleanAnalystData,
  cleanAttributes,
  cleanGalaxies,
  cleanObjects,
  groupSightings,
  noSightings,
} from './clean.ts'
import { mergeRelatedAttributes } from './related-attributes.ts'

/** What a fetched event has beside `Event`, in the order in which MISP moves it inside. */
const MOVED_INTO_EVENT = [
  'Org',
  'Orgc',
  'SharingGroup',
  'Attribute',
  'ShadowAttribute',
  'RelatedAttribute',
  'RelatedEvent',
  'Galaxy',
  'Object',
  'EventReport',
  'CryptographicKey',
  'Note',
  'Opinion',
  'Relationship',
] as const

/**
 * The `Event` of a record as MISP shows events to the outside: everything inside `Event`, joined tags as `Tag`, sightings
 * at their attributes, objects without attributes dropped, internal fields removed.
 *
 * @throws PhpError where `Event`, an attribute or an object is no map
 */
export function arrangeEvent(data: PhpArray): PhpValue {
  let event: PhpValue = moveInside(data)
  event = addTags(event, getOffset(data, 'EventTag'))
  for (const type of ['Note', 'Opinion', 'Relationship']) {
    event = changeOffset(event, type, cleanAnalystData)
  }
  event = unsetOffsets(event, ['user_id'])
  const sightings = getOffset(data, 'Sighting')
  const grouped = isEmpty(sightings) ? noSightings : groupSightings(sightings)
  event = changeOffset(event, 'Attribute', (attributes) => cleanAttributes(attributes, grouped))
  event = changeOffset(event, 'Object', (objects) => cleanObjects(objects, grouped))
  return mergeRelatedAttributes(event)
}

function moveInside(data: PhpArray): PhpValue {
  let event = getOffset(data, 'Event')
  for (const key of MOVED_INTO_EVENT) {
    const value = getOffset(data, key)
    if (value !== null) event = setOffset(event, key, value)
    if (key === 'SharingGroup' && isEmpty(getOffset(event, key))) {
      event = dropKey(event, key)
    }
  }
  return changeOffset(event, 'Galaxy', cleanGalaxies)
}

/** Without the key if it is there and not null; unlike `unset` on a text this never fails. */
function dropKey(event: PhpValue, key: string): PhpValue {
  return getOffset(event, key) === null ? event : unsetOffsets(event, [key])
}
