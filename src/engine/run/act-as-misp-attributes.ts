import { attributeTitle, addAttribute, updateAttribute } from '../effects/save-attribute.ts'
import { announceAttribute } from '../effects/attribute-triggers.ts'
import { attachMissingTags } from '../effects/attach-tags.ts'
import type { EffectContext } from '../effects/context.ts'
import { omit } from '../effects/omit.ts'
import { addObject } from '../effects/save-object.ts'
import { isValid, validateAttribute } from '../effects/validate-attribute.ts'
import {
  changeAttribute,
  changeEvent,
  attributeRow,
  findStoredAttribute,
  rowsOf,
} from '../effects/stored-rows.ts'
import { touchObject, unpublishEvent } from '../effects/touch.ts'
import { describeSave, writeLog } from '../effects/write-log.ts'
import { findEventRow } from '../event/stored-events.ts'
import { isPhpMap } from '../php/array.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap } from '../php/value.ts'
import { done, refused, type MispAnswer } from './act-as-misp-answers.ts'
import { textOf, wholeNumberOf } from '../effects/text-of.ts'

/** Adds an attribute to an event, which is unpublished. */
export function addToEvent(context: EffectContext, eventId: string, attribute: PhpMap): MispAnswer {
  const event = findEventRow(context.state, eventId)
  if (event === undefined) return refused(404, 'Invalid event')
  const result = addAttribute(context, { ...omit(attribute, ['id']), event_id: eventId })
  if (!result.saved) return refused(403, 'Could not add Attribute', result.errors)
  attachMissingTags(
    context,
    { scope: 'attribute', attributeId: result.id, eventId },
    rowsOf(attribute, 'Tag').filter(isPhpMap),
  )
  unpublishEvent(context, eventId, { staleRow: event })
  return answerAttribute(context, result.id)
}

/** Saves fields of an attribute; its object gets a new timestamp, its event is unpublished. */
export function editAttributeFields(
  context: EffectContext,
  attributeId: string,
  fields: PhpMap,
): MispAnswer {
  const found = findStoredAttribute(context.state, attributeId)
  if (found === undefined) return refused(404, 'Invalid attribute')
  const changed = omit(fields, ['id', 'uuid', 'event_id', 'object_id', 'timestamp', 'Tag'])
  const errors = validateAttribute(context.state, { ...found.attribute, ...changed }, attributeId)
  if (!isValid(errors)) return refused(403, 'Could not edit Attribute', errors)
  const event = findEventRow(context.state, found.eventId)
  updateAttribute(context, attributeId, changed)
  if (found.object !== undefined) touchObject(context, found.object)
  unpublishEvent(context, found.eventId, { staleRow: event })
  return answerAttribute(context, attributeId)
}

/** Deletes an attribute the way MISP's users do: it stays in the database, marked as deleted. */
export function deleteAttribute(context: EffectContext, attributeId: string): MispAnswer {
  const found = findStoredAttribute(context.state, attributeId)
  if (found === undefined) return refused(404, 'Invalid attribute')
  const event = findEventRow(context.state, found.eventId)
  const timestamp = String(context.state.now)
  context.update(
    changeAttribute(context.state, attributeId, (attribute) => ({
      ...attribute,
      deleted: true,
      timestamp,
    })),
  )
  const count = Math.max(0, wholeNumberOf(found.event['attribute_count']) - 1)
  context.update(
    changeEvent(context.state, found.eventId, (row) => ({
      ...row,
      attribute_count: String(count),
    })),
  )
  writeLog(context, {
    model: 'Attribute',
    modelId: Number(attributeId),
    action: 'delete',
    title: attributeTitle(attributeId, found.attribute),
    description: describeSave(
      context,
      'Attribute',
      attributeId,
      'updated',
      textOf(found.attribute['value']),
    ),
  })
  announceAttribute(context, attributeId, 'soft-delete')
  unpublishEvent(context, found.eventId, { staleRow: event })
  return done('Attribute deleted.')
}

/** Adds an object with its attributes to an event, which is unpublished. */
export function addObjectToEvent(
  context: EffectContext,
  eventId: string,
  object: PhpMap,
): MispAnswer {
  const event = findEventRow(context.state, eventId)
  if (event === undefined) return refused(404, 'Invalid event.')
  const attributes = rowsOf(object, 'Attribute').map((attribute) =>
    isPhpMap(attribute) ? prepareObjectAttribute(attribute, eventId) : attribute,
  )
  const { id } = addObject(context, {
    ...omit(object, ['id']),
    event_id: eventId,
    ...(attributes.length === 0 ? {} : { Attribute: attributes }),
  })
  unpublishEvent(context, eventId, { staleRow: event })
  const objects = itemsOf(getOffset(getOffset(context.state.events, eventId), 'Object'))
  const [saved = null] = objects.filter((row) => getOffset(row, 'id') === id)
  return done('Object saved', { Object: saved })
}

/** What MISP makes of a sent attribute of an object; the trigger's workflow gets it this way. */
function prepareObjectAttribute(attribute: PhpMap, eventId: string): PhpMap {
  const { first_seen = null, last_seen = null } = attribute
  return { ...attribute, first_seen, last_seen, event_id: eventId }
}

function answerAttribute(context: EffectContext, id: string): MispAnswer {
  return done('Attribute saved', { Attribute: attributeRow(context.state, id) })
}
