import { attachTags, detachTags, type TagResult } from '../../../effects/attach-tags.ts'
import type { EffectTarget } from '../../../effects/effect.ts'
import { tagNames } from '../../../effects/tags.ts'
import { isPhpArray } from '../../../php/array.ts'
import { isEmpty, isTruthy } from '../../../php/empty.ts'
import { phpTypeError } from '../../../php/errors.ts'
import { getOffset, itemsOf } from '../../../php/offsets.ts'
import { toPhpString } from '../../../php/to-string.ts'
import type { PhpValue } from '../../../php/value.ts'
import type { ModuleContext } from '../../../run/module-context.ts'

/** What a tag module wants done with tags. */
export interface TagChange {
  readonly action: 'add' | 'remove'
  /** Names; anything but a list means that nothing is done. */
  readonly tags: PhpValue
  /** Null: whatever the locality is; an added tag is then global. */
  readonly local: boolean | null
  readonly relationshipType: PhpValue
}

/** What MISP did, and to which names: the roaming data follows them in newer versions. */
const NOTHING_DONE: TagResult = { success: false, names: [] }

/** Changes the tags of an event; without its id nothing happens. */
export function changeEventTags(
  context: ModuleContext,
  eventId: PhpValue,
  change: TagChange,
): TagResult {
  if (isEmpty(eventId)) return NOTHING_DONE
  return changeTags(context, { scope: 'event', eventId: idText(eventId) }, change)
}

/**
 * Changes the tags of an attribute by the ids its record carries, whatever the record is.
 *
 * @throws PhpError for a record that is a text: MISP reads offsets of it
 */
export function changeAttributeTags(
  context: ModuleContext,
  attribute: PhpValue,
  change: TagChange,
): TagResult {
  if (typeof attribute === 'string') {
    throw phpTypeError('Cannot access offset of type string on string')
  }
  return changeTags(
    context,
    {
      scope: 'attribute',
      attributeId: idText(getOffset(attribute, 'id')),
      eventId: idText(getOffset(attribute, 'event_id')),
    },
    change,
  )
}

function changeTags(context: ModuleContext, target: EffectTarget, change: TagChange): TagResult {
  if (!isPhpArray(change.tags) || isEmpty(change.tags)) return NOTHING_DONE
  const names = tagNames(itemsOf(change.tags))
  if (change.action === 'remove') return detachTags(context.session, target, names, change.local)
  return attachTags(context.session, target, names, {
    local: isTruthy(change.local),
    relationshipType: toPhpString(change.relationshipType),
  })
}

function idText(id: PhpValue): string {
  return toPhpString(id)
}
