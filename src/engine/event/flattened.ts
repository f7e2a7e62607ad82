import { isPhpArray } from '../php/array.ts'
import { getOffset, itemsOf, setOffset } from '../php/offsets.ts'
import type { PhpList, PhpMap, PhpValue } from '../php/value.ts'

/**
 * Adds `Event._AttributeFlattened`: the event's attributes followed by those of all its objects. An existing one is
 * replaced. MISP copies the attributes; here the values are the same, as no value is ever changed in place.
 */
export function addFlattenedAttributes(data: PhpMap): PhpMap {
  const event = getOffset(data, 'Event')
  const flattened = flattenAttributes(event)
  return { ...data, Event: setOffset(event, '_AttributeFlattened', flattened) }
}

function flattenAttributes(event: PhpValue): PhpList {
  const ofEvent = itemsOf(getOffset(event, 'Attribute'))
  const objects = getOffset(event, 'Object')
  if (!isPhpArray(objects)) return ofEvent
  return ofEvent.concat(
    itemsOf(objects).flatMap((object) => itemsOf(getOffset(object, 'Attribute'))),
  )
}
