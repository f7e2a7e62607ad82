import type { PhpMap } from '../php/value.ts'
import { addOrDrop } from './add-or-drop.ts'
import { addObject } from './save-object.ts'
import type { EffectContext } from './context.ts'

export interface AttributeAddition {
  readonly eventId: string
  readonly attributes: readonly PhpMap[]
  /** Objects with their attributes under `Attribute`. */
  readonly objects: readonly PhpMap[]
}

/**
 * Adds attributes and objects to an event, as enrichment does: what MISP finds invalid is logged as dropped. The event
 * counts them; it is not unpublished.
 *
 * @returns how many attributes were added, those in objects included
 */
export function addAttributes(context: EffectContext, addition: AttributeAddition): number {
  context.record({ kind: 'add-attributes', ...addition })
  const { eventId, attributes, objects } = addition
  const added = attributes.filter((attribute) =>
    addOrDrop(context, { ...attribute, event_id: eventId }),
  )
  return objects.reduce(
    (count, object) => count + addObject(context, { ...object, event_id: eventId }).attributes,
    added.length,
  )
}
