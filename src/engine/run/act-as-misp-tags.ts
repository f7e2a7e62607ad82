import { attachTags } from '../effects/attach-tags.ts'
import type { EffectContext } from '../effects/context.ts'
import type { EffectTarget } from '../effects/effect.ts'
import { findStoredAttribute, rowsOf } from '../effects/stored-rows.ts'
import { ensureTag } from '../effects/tags.ts'
import { textOf } from '../effects/text-of.ts'
import { writeLog } from '../effects/write-log.ts'
import { findStoredEvent } from '../event/stored-events.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpMap } from '../php/value.ts'
import { done, refused, type MispAnswer } from './act-as-misp-answers.ts'

/** What a person wants to attach. */
export interface TagAttachment {
  readonly target: EffectTarget
  readonly tag: string
  readonly local: boolean
  readonly relationshipType?: string
}

/**
 * Attaches a tag as a person does. Unlike the actions of workflows, MISP touches and unpublishes only for global tags
 * here.
 */
export function attachTag(context: EffectContext, attachment: TagAttachment): MispAnswer {
  const { target, local } = attachment
  const owner = ownerOf(context, target)
  if (owner === undefined) return refused(404, 'Invalid Target.')
  const tag = ensureTag(context, attachment.tag)
  if (tag === undefined) return refused(405, 'Invalid tag')
  const name = textOf(tag['name'])
  const scope = target.scope === 'event' ? 'Event' : 'Attribute'
  if (rowsOf(owner, 'Tag').some((row) => getOffset(row, 'name') === name)) {
    return done(
      `${scope} already has the requested tag attached, no changes had to be made for tag ${name}.`,
    )
  }
  const id = target.scope === 'event' ? target.eventId : target.attributeId
  attachTags(context, target, [name], {
    local,
    relationshipType: attachment.relationshipType ?? '',
    untouched: local,
  })
  const locality = local ? 'Local' : 'Global'
  const message = `${locality} tag ${name}(${textOf(tag['id'])}) successfully attached to ${scope}(${id}).`
  writeLog(context, {
    model: scope,
    modelId: Number(id),
    action: 'attachTagToObject',
    title: message,
  })
  return done(message)
}

function ownerOf({ state }: EffectContext, target: EffectTarget): PhpMap | undefined {
  return target.scope === 'event'
    ? findStoredEvent(state, target.eventId)
    : findStoredAttribute(state, target.attributeId)?.attribute
}
