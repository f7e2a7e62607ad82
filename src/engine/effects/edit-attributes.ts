import type { Compat } from '../compat.ts'
import { isPhpMap } from '../php/array.ts'
import { looseEquals } from '../php/loose-compare.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap } from '../php/value.ts'
import { attachMissingTags } from './attach-tags.ts'
import type { EffectContext } from './context.ts'
import { editable, insertNew, logDropped, nextUuid, updateAttribute } from './save-attribute.ts'
import { omit } from './omit.ts'
import type { MispState } from './state.ts'
import { findAttributeByUuid, findStoredAttribute, objectIdOf } from './stored-rows.ts'
import { isValid, validateAttribute } from './validate-attribute.ts'
import { textOf } from './text-of.ts'

/** Fields whose change makes MISP correlate the attribute anew. */
const CORRELATED = ['type', 'value', 'distribution', 'sharing_group_id', 'disable_correlation']

export interface AttributeEdit {
  readonly eventId: string
  /** Whole records with the changes, without `timestamp`. */
  readonly attributes: readonly PhpMap[]
  /** What is meant to change, for the sentence. */
  readonly fields: readonly string[]
}

/**
 * MISP's bulk edit: every record that passes validation is written over the attribute it stands for, the others are
 * logged as dropped. The event is neither touched nor unpublished. A record that stands for no attribute becomes a new
 * one.
 *
 * @returns whether at least one record passed
 */
export function editAttributes(context: EffectContext, edit: AttributeEdit): boolean {
  context.record({ kind: 'edit-attributes', ...edit })
  let hasSaved = false
  const prepared = edit.attributes.flatMap((record) => {
    const one = prepareEdit(context.state, edit.eventId, record, context.compat)
    return one === undefined ? [] : [one]
  })
  const valid = prepared.filter((record) => passes(context, record))
  for (const record of valid) {
    save(context, record)
    hasSaved = true
  }
  return hasSaved
}

/**
 * A record as MISP prepares it for saving: with the id of the attribute it stands for, the present as its timestamp and
 * a note whether it has to be correlated anew. Undefined for one that MISP refuses: its uuid belongs to an attribute
 * elsewhere, or it is to be shared with a sharing group that is none.
 */
export function prepareEdit(
  state: MispState,
  eventId: string,
  record: PhpMap,
  compat: Compat,
): PhpMap | undefined {
  if (!isSharable(state, record)) return undefined
  const id = record['id']
  const fields = omit(record, ['id', 'timestamp'])
  const existing = findAttributeByUuid(state, getOffset(record, 'uuid'), id)
  if (existing === undefined) {
    const kept = compat.attributeEditsTrustIds && id !== undefined ? { id } : {}
    return { ...fields, event_id: eventId, _materialChange: true, ...kept }
  }
  const isElsewhere =
    existing.eventId !== eventId || objectIdOf(existing.attribute) !== objectIdOf(record)
  if (isElsewhere) return undefined
  return {
    ...fields,
    event_id: eventId,
    _materialChange: isMaterial(existing.attribute, fields),
    id: getOffset(existing.attribute, 'id'),
    timestamp: state.now,
  }
}

function isSharable({ sharingGroups }: MispState, record: PhpMap): boolean {
  if (textOf(record['distribution']) !== '4') return true
  const id = textOf(record['sharing_group_id'])
  // A simulated MISP without any sharing groups is one that nobody told about them.
  if (sharingGroups.length === 0) return /^[1-9]\d*$/.test(id)
  return sharingGroups.some((group) => textOf(group['id']) === id)
}

function isMaterial(before: PhpMap, after: PhpMap): boolean {
  return CORRELATED.some(
    (field) =>
      Object.hasOwn(after, field) &&
      !looseEquals(getOffset(before, field), getOffset(after, field)),
  )
}

function passes(context: EffectContext, record: PhpMap): boolean {
  const row = withSharingGroup(record)
  const existing = findStoredAttribute(context.state, getOffset(record, 'id'))
  const errors = validateAttribute(
    context.state,
    { ...existing?.attribute, ...row },
    existing === undefined ? undefined : textOf(existing.attribute['id']),
  )
  if (isValid(errors)) return true
  logDropped(context, 'edit', row, errors)
  return false
}

/** Only an attribute shared with a sharing group keeps its group. */
function withSharingGroup(record: PhpMap): PhpMap {
  return textOf(record['distribution']) === '4' ? record : { ...record, sharing_group_id: 0 }
}

function save(context: EffectContext, record: PhpMap): void {
  const row = editable(withSharingGroup(record))
  const existing = findStoredAttribute(context.state, getOffset(record, 'id'))
  let id: string
  if (existing === undefined) {
    id = insertNew(context, textOf(row['uuid']) === '' ? { ...row, uuid: nextUuid(context) } : row)
  } else {
    id = textOf(existing.attribute['id'])
    updateAttribute(context, id, row)
  }
  const target = { scope: 'attribute', attributeId: id, eventId: textOf(row['event_id']) } as const
  attachMissingTags(context, target, itemsOf(record['Tag']).filter(isPhpMap))
}
