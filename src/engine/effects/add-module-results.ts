import { findEventRow } from '../event/stored-events.ts'
import { isPhpMap } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { phpTypeError } from '../php/errors.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap } from '../php/value.ts'
import { addObjectReference } from './add-object-reference.ts'
import { addOrDrop } from './add-or-drop.ts'
import type { EffectContext } from './context.ts'
import { findOriginal, findSameObject } from './find-same.ts'
import { isUuid } from './is-uuid.ts'
import { omit } from './omit.ts'
import { addObject } from './save-object.ts'
import { textOf } from './text-of.ts'

export interface ModuleResults {
  readonly eventId: string
  readonly attributes: readonly PhpMap[]
  readonly objects: readonly PhpMap[]
}

/** MISP inherits the event's distribution where a result names none. */
const INHERITED: PhpMap = { distribution: 5, sharing_group_id: 0 }

interface PendingReference {
  readonly objectId: string
  readonly reference: PhpMap
}

/**
 * Adds what an enrichment module answered in MISP's own format. Attributes the event has already are dropped (the log
 * says so), an object with the same attributes as one that is there counts as that one, and an object with an invalid
 * uuid or template is left out silently. References come last and lead to what was found instead of added.
 *
 * @returns how many attributes were added, those in objects included
 * @throws PhpError for an attribute that repeats one of an object, in versions that die of it
 */
export function addModuleResults(context: EffectContext, results: ModuleResults): number {
  const { eventId } = results
  const staleRow = findEventRow(context.state, eventId)
  const originals = new Map<string, string>()
  let added = 0
  for (const attribute of results.attributes) {
    if (addOrDrop(context, { ...attribute, ...inherited(attribute), event_id: eventId })) added += 1
    else noteOriginal(context, eventId, attribute, originals)
  }
  const pending: PendingReference[] = []
  for (const object of results.objects) {
    const place = addOrFindObject(context, eventId, object)
    if (place === undefined) continue
    added += place.attributes
    const references = itemsOf(object['ObjectReference']).filter(isPhpMap)
    pending.push(...references.map((reference) => ({ objectId: place.id, reference })))
  }
  for (const { objectId, reference } of pending) {
    const uuid = textOf(reference['referenced_uuid'])
    addObjectReference(context, {
      eventId,
      objectId,
      referencedUuid: originals.get(uuid) ?? uuid,
      relationshipType: textOf(reference['relationship_type']),
      staleRow,
    })
  }
  return added
}

/** The distribution of a result that names none. */
function inherited(record: PhpMap): PhpMap {
  return Object.hasOwn(record, 'distribution') ? {} : INHERITED
}

/** Notes under which uuid a dropped attribute is in the event already. */
function noteOriginal(
  context: EffectContext,
  eventId: string,
  attribute: PhpMap,
  originals: Map<string, string>,
): void {
  const original = findOriginal(context.state, eventId, attribute)
  if (original === undefined) return
  if (original.isObject && context.compat.diesOfEchoedObjectAttributes) {
    throw phpTypeError('Cannot access offset of type string on string')
  }
  originals.set(textOf(attribute['uuid']), original.uuid)
}

/** The object's id and how many of its attributes were added; undefined for an invalid object. */
function addOrFindObject(
  context: EffectContext,
  eventId: string,
  object: PhpMap,
): { readonly id: string; readonly attributes: number } | undefined {
  const attributes = itemsOf(object['Attribute']).filter(isPhpMap)
  const same = findSameObject(context.state, eventId, object, attributes)
  if (same !== undefined) return { id: same, attributes: 0 }
  const uuid = object['uuid'] ?? ''
  if (!isUuid(getOffset(object, 'template_uuid')) || !(isEmpty(uuid) || isUuid(uuid)))
    return undefined
  const { id } = addObject(context, {
    ...omit(object, CONTENT),
    event_id: eventId,
    ...inherited(object),
  })
  const added = attributes.filter((attribute) =>
    addOrDrop(context, {
      ...attribute,
      object_id: id,
      event_id: eventId,
      ...inherited(attribute),
    }),
  )
  return { id, attributes: added.length }
}

const CONTENT = ['Attribute', 'ObjectReference']
