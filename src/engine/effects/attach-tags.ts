import { findStoredEvent } from '../event/stored-events.ts'
import { isPhpMap } from '../php/array.ts'
import { isTruthy } from '../php/empty.ts'
import { looseEquals } from '../php/loose-compare.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpMap } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import type { EffectTarget } from './effect.ts'
import { fireIfHeard } from './fire-if-heard.ts'
import { omit } from './omit.ts'
import { settingIsOn } from './settings.ts'
import type { MispState } from './state.ts'
import { append, changeAttribute, changeEvent, findStoredAttribute, rowsOf } from './stored-rows.ts'
import { attachedTag, ensureTag, findTag, tagRow } from './tags.ts'
import { textOf } from './text-of.ts'
import { touchAttribute, unpublishEvent } from './touch.ts'

export interface AttachOptions {
  readonly local: boolean
  /** Empty: none; it also erases the one of a tag that is already attached. */
  readonly relationshipType: string
  /** Neither unpublishes the event nor renews timestamps: local tags that a person attaches. */
  readonly untouched?: boolean
}

/** What came of attaching or detaching tags. */
export interface TagResult {
  /** What MISP's function answers. */
  readonly success: boolean
  /** The names for which MISP thinks that something was done: the roaming data follows them. */
  readonly names: readonly string[]
}

/**
 * Attaches tags to an event or attribute as MISP does, creating those it does not know. A tag that is already attached,
 * locally or globally, stays as it is but for its relationship type, and counts as success. A new one, even a local one,
 * unpublishes the event and renews the timestamps.
 */
export function attachTags(
  context: EffectContext,
  target: EffectTarget,
  tags: readonly string[],
  options: AttachOptions,
): TagResult {
  const { local, relationshipType, untouched = false } = options
  context.record({ kind: 'attach-tags', target, tags, local, relationshipType })
  const names: string[] = []
  let isTouched = false
  for (const name of tags) {
    const tag = ensureTag(context, name)
    if (tag === undefined) continue
    const outcome = attachOne(context, target, tag, options)
    if (outcome !== 'known' && !untouched) isTouched = true
    if (outcome !== 'failed') names.push(name)
  }
  return { success: isTouched ? touchTarget(context, target) : names.length > 0, names }
}

/**
 * Detaches tags from an event or attribute. A tag MISP does not know counts as success; one that is not attached, or
 * only with the other locality, does not.
 */
export function detachTags(
  context: EffectContext,
  target: EffectTarget,
  tags: readonly string[],
  local: boolean | null,
): TagResult {
  context.record({ kind: 'detach-tags', target, tags, local })
  const names: string[] = []
  let isUnknown = false
  for (const name of tags) {
    const tag = findTag(context.state, name)
    if (tag === undefined) isUnknown = true
    else if (detachOne(context, target, tag, local)) names.push(name)
  }
  const success = names.length > 0 ? touchTarget(context, target) : isUnknown
  return { success, names }
}

/**
 * Attaches the tags of a saved record that are not attached yet, as MISP does with whatever tags a record carries: tags
 * detached in the meantime come back. Nothing is touched.
 */
export function attachMissingTags(
  context: EffectContext,
  target: EffectTarget,
  tags: readonly PhpMap[],
): void {
  for (const given of tags) {
    if (attachedTags(context.state, target)?.some(isTag(given)) === true) continue
    const tag = ensureTag(context, textOf(given['name']))
    if (tag === undefined) continue
    attachOne(context, target, tag, {
      local: isTruthy(given['local']),
      relationshipType: textOf(given['relationship_type']),
    })
  }
}

function touchTarget(context: EffectContext, target: EffectTarget): boolean {
  return target.scope === 'event'
    ? unpublishEvent(context, target.eventId)
    : touchAttribute(context, target.attributeId)
}

/** The tags attached to the target; undefined when the row it names is not there. */
function attachedTags(state: MispState, target: EffectTarget): readonly PhpMap[] | undefined {
  const owner = ownerOf(state, target)
  return owner === undefined ? undefined : rowsOf(owner, 'Tag').filter(isPhpMap)
}

/** A tag of an attribute counts only together with the event it was attached in. */
function ownerOf(state: MispState, target: EffectTarget): PhpMap | undefined {
  if (target.scope === 'event') return findStoredEvent(state, target.eventId)
  const found = findStoredAttribute(state, target.attributeId)
  return found?.eventId === target.eventId ? found.attribute : undefined
}

function changeOwner(
  context: EffectContext,
  target: EffectTarget,
  change: (owner: PhpMap) => PhpMap,
): void {
  context.update(
    target.scope === 'event'
      ? changeEvent(context.state, target.eventId, change)
      : changeAttribute(context.state, target.attributeId, change),
  )
}

function isTag(tag: PhpMap): (attached: PhpMap) => boolean {
  const name = textOf(tag['name']).toLowerCase()
  return (attached) => textOf(attached['name']).toLowerCase() === name
}

function attachOne(
  context: EffectContext,
  target: EffectTarget,
  tag: PhpMap,
  { local, relationshipType }: AttachOptions,
): 'new' | 'known' | 'failed' {
  // Without the id of an event MISP can't save the association, but goes on as if it were new.
  if (!/^\d+$/.test(target.eventId)) return 'failed'
  const attached = attachedTags(context.state, target)
  const known = attached?.find(isTag(tag))
  if (known === undefined) {
    if (attached !== undefined) {
      const row = attachedTag(tag, local, relationshipType)
      changeOwner(context, target, (owner) => append(owner, 'Tag', row))
    }
    announceTag(context, target, tag, local)
    return 'new'
  }
  if (!looseEquals(getOffset(known, 'relationship_type'), relationshipType)) {
    const type = relationshipType === '' ? null : relationshipType
    changeOwner(context, target, (owner) => ({
      ...owner,
      Tag: rowsOf(owner, 'Tag').map((row) =>
        row === known ? { ...known, relationship_type: type } : row,
      ),
    }))
  }
  return 'known'
}

function detachOne(
  context: EffectContext,
  target: EffectTarget,
  tag: PhpMap,
  local: boolean | null,
): boolean {
  const found = attachedTags(context.state, target)
    ?.filter(isTag(tag))
    .find((attached) => local === null || (attached['local'] === true) === local)
  if (found === undefined) return false
  changeOwner(context, target, (owner) => {
    const remaining = rowsOf(owner, 'Tag').filter((row) => row !== found)
    return remaining.length === 0 ? omit(owner, ['Tag']) : { ...owner, Tag: remaining }
  })
  return true
}

/**
 * Fires the trigger of an attached tag. MISP does so for tags of events only while its ZeroMQ or Kafka feed of tags is
 * on, and never tells the locality of an attribute's tag.
 */
function announceTag(
  context: EffectContext,
  target: EffectTarget,
  tag: PhpMap,
  local: boolean,
): void {
  const isOfEvent = target.scope === 'event'
  if (isOfEvent && !feedsTags(context.state)) return
  const place = isOfEvent
    ? { event_id: target.eventId, local }
    : { attribute_id: target.attributeId, event_id: target.eventId }
  fireIfHeard(context, 'tag-attached-after-save', () => ({ Tag: { ...tagRow(tag), ...place } }), {
    model: isOfEvent ? 'EventTag' : 'AttributeTag',
    action: 'add',
    id: 0,
  })
}

function feedsTags(state: MispState): boolean {
  return ['ZeroMQ', 'Kafka'].some(
    (feed) =>
      settingIsOn(state, `Plugin.${feed}_enable`) &&
      settingIsOn(state, `Plugin.${feed}_tag_notifications_enable`),
  )
}
