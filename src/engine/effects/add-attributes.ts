import { isPhpMap } from '../php/array.ts'
import { itemsOf } from '../php/offsets.ts'
import type { PhpMap } from '../php/value.ts'
import { addModuleResults } from './add-module-results.ts'
import { addOrDrop } from './add-or-drop.ts'
import type { EffectContext } from './context.ts'
import { omit } from './omit.ts'
import { addAttribute } from './save-attribute.ts'
import { addObject } from './save-object.ts'

export interface AttributeAddition {
  readonly eventId: string
  readonly attributes: readonly PhpMap[]
  /** Objects with their attributes under `Attribute` and where they point to under `ObjectReference`. */
  readonly objects: readonly PhpMap[]
  /**
   * Who found them. A `workflow` adds what it wrote itself. Values of a simple enrichment module (`module-values`) that
   * are invalid are left out without a word. Results of one that answers in MISP's own format (`module-results`) are
   * first looked for in the event, and their references are followed.
   */
  readonly origin: 'workflow' | 'module-values' | 'module-results'
}

/**
 * Adds attributes and objects to an event. What MISP finds invalid is left out. The event counts its attributes; only
 * references between objects unpublish it.
 *
 * @returns how many attributes were added, those in objects included
 * @throws PhpError where MISP dies of results that repeat an attribute of an object (`diesOfEchoedObjectAttributes`)
 */
export function addAttributes(context: EffectContext, addition: AttributeAddition): number {
  context.record({ kind: 'add-attributes', ...addition })
  const { eventId, objects, origin } = addition
  if (origin === 'module-results') return addModuleResults(context, addition)
  const attributes = addition.attributes.map((row) => ({ ...row, event_id: eventId }))
  const added =
    origin === 'module-values'
      ? attributes.filter((row) => addAttribute(context, row).saved)
      : attributes.filter((row) => addOrDrop(context, row))
  return objects.reduce(
    (count, object) => count + addWholeObject(context, eventId, object),
    added.length,
  )
}

function addWholeObject(context: EffectContext, eventId: string, object: PhpMap): number {
  const { attributes } = addObject(context, {
    ...omit(object, ['ObjectReference']),
    Attribute: itemsOf(object['Attribute']).filter(isPhpMap),
    event_id: eventId,
  })
  return attributes
}
