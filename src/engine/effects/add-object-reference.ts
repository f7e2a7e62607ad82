import { pickColumns } from '../event/columns.ts'
import { findStoredEvent } from '../event/stored-events.ts'
import { isPhpMap } from '../php/array.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap } from '../php/value.ts'
import { changeText } from './change-text.ts'
import type { EffectContext } from './context.ts'
import { newUuid, takeId } from './next-id.ts'
import type { MispState } from './state.ts'
import { append, changeEvent, findAttributeByUuid, rowsOf } from './stored-rows.ts'
import { textOf } from './text-of.ts'
import { unpublishEvent } from './touch.ts'
import { describeSave, writeLog } from './write-log.ts'

export interface ObjectReference {
  readonly eventId: string
  readonly objectId: string
  /** The attribute or object it leads to. */
  readonly referencedUuid: string
  readonly relationshipType: string
  /** The event's row as the caller loaded it before, see `UnpublishOptions`. */
  readonly staleRow?: PhpMap | undefined
}

/** What a reference leads to; nothing that the event has: an object without an id. */
interface Target {
  readonly referenced_id: string
  /** `0` for an attribute, `1` for an object. */
  readonly referenced_type: '0' | '1'
  /** The part of the attribute or object that MISP shows inside the reference. */
  readonly shown: PhpMap
}

/** Makes an object refer to an attribute or object of its event, which is unpublished. One that is there stays alone. */
export function addObjectReference(context: EffectContext, reference: ObjectReference): void {
  const { eventId, objectId, referencedUuid, relationshipType, staleRow } = reference
  const object = findEventObject(context.state, eventId, 'id', objectId)
  if (object === undefined || isThere(object, reference)) return
  const { shown, ...target } = findTarget(context.state, eventId, referencedUuid)
  const id = takeId(context, 'references')
  const row: PhpMap = {
    referenced_type: target.referenced_type,
    deleted: '0',
    event_id: eventId,
    referenced_id: target.referenced_id,
    referenced_uuid: referencedUuid,
    object_id: objectId,
    relationship_type: relationshipType,
    uuid: newUuid('references', id),
  }
  const stored = {
    ...row,
    id,
    timestamp: String(context.state.now),
    comment: '',
    deleted: false,
    source_uuid: getOffset(object, 'uuid'),
    ...shown,
  }
  context.update(
    changeEvent(context.state, eventId, (event) => ({
      ...event,
      Object: rowsOf(event, 'Object').map((other) =>
        other === object ? append(object, 'ObjectReference', stored) : other,
      ),
    })),
  )
  writeLog(context, {
    model: 'ObjectReference',
    modelId: Number(id),
    action: 'add',
    title: `ObjectReference (${id})`,
    change: changeText(undefined, row),
    description: describeSave(context, 'ObjectReference', id, 'added'),
  })
  unpublishEvent(context, eventId, { staleRow })
}

function isThere(object: PhpMap, { referencedUuid, relationshipType }: ObjectReference): boolean {
  return rowsOf(object, 'ObjectReference').some(
    (other) =>
      getOffset(other, 'referenced_uuid') === referencedUuid &&
      getOffset(other, 'relationship_type') === relationshipType,
  )
}

function findTarget(state: MispState, eventId: string, uuid: string): Target {
  const object = findEventObject(state, eventId, 'uuid', uuid)
  if (object !== undefined) {
    const shown = { Object: pickColumns(object, SHOWN_OF_OBJECT) }
    return { referenced_id: idOf(object), referenced_type: '1', shown }
  }
  const attribute = findAttributeByUuid(state, uuid)?.attribute
  if (attribute === undefined) return { referenced_id: '0', referenced_type: '1', shown: {} }
  const shown = { Attribute: pickColumns(attribute, SHOWN_OF_ATTRIBUTE) }
  return { referenced_id: idOf(attribute), referenced_type: '0', shown }
}

const SHOWN_OF_OBJECT = ['distribution', 'sharing_group_id', 'uuid', 'name', 'meta-category']
const SHOWN_OF_ATTRIBUTE = [
  'distribution',
  'sharing_group_id',
  'uuid',
  'value',
  'type',
  'category',
  'to_ids',
]

function findEventObject(
  state: MispState,
  eventId: string,
  column: 'id' | 'uuid',
  wanted: string,
): PhpMap | undefined {
  return itemsOf(getOffset(findStoredEvent(state, eventId), 'Object'))
    .filter(isPhpMap)
    .find((object) => textOf(object[column]) === wanted)
}

function idOf(row: PhpMap): string {
  return textOf(row['id'])
}
