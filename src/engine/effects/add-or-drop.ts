import { isPhpMap } from '../php/array.ts'
import { itemsOf } from '../php/offsets.ts'
import type { PhpMap } from '../php/value.ts'
import { attachMissingTags } from './attach-tags.ts'
import type { EffectContext } from './context.ts'
import { addAttribute, logDropped } from './save-attribute.ts'
import { textOf } from './text-of.ts'

/** Adds one attribute with its tags; false when it is invalid, which the log tells. */
export function addOrDrop(context: EffectContext, attribute: PhpMap): boolean {
  const result = addAttribute(context, attribute)
  if (!result.saved) {
    logDropped(context, 'add', attribute, result.errors)
    return false
  }
  const eventId = textOf(attribute['event_id'])
  attachMissingTags(
    context,
    { scope: 'attribute', attributeId: result.id, eventId },
    itemsOf(attribute['Tag']).filter(isPhpMap),
  )
  return true
}
