import { attachTags } from '../../../effects/attach-tags.ts'
import { isPhpArray } from '../../../php/array.ts'
import { getOffset } from '../../../php/offsets.ts'
import { toPhpString } from '../../../php/to-string.ts'
import type { PhpValue } from '../../../php/value.ts'
import type { ModuleContext } from '../../../run/module-context.ts'

/** Attaches tags to an attribute of the roaming data by its ids; false when it has none or nothing was attached. */
export function attachToAttribute(
  context: ModuleContext,
  attribute: PhpValue,
  tags: readonly string[],
  local: boolean,
): boolean {
  const attributeId = getOffset(attribute, 'id')
  const eventId = getOffset(attribute, 'event_id')
  if (attributeId === null || isPhpArray(attributeId) || isPhpArray(eventId)) return false
  const target = {
    scope: 'attribute',
    attributeId: toPhpString(attributeId),
    eventId: toPhpString(eventId),
  } as const
  return attachTags(context.session, target, tags, { local, relationshipType: '' }).success
}
