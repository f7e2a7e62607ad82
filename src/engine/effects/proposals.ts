import { findEventRow } from '../event/stored-events.ts'
import { isPhpMap } from '../php/array.ts'
import { isTruthy } from '../php/empty.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpMap } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import { omit } from './omit.ts'
import { addAttribute, updateAttribute } from './save-attribute.ts'
import { saveEvent } from './save-event.ts'
import {
  changeAttribute,
  changeEvent,
  findStoredAttribute,
  rowsOf,
  type StoredAttribute,
} from './stored-rows.ts'
import { unpublishEvent } from './touch.ts'
import { writeLog } from './write-log.ts'
import { textOf } from './text-of.ts'

/** What an accepted proposal writes over the attribute it is about. */
const PROPOSED_FIELDS = [
  'type',
  'category',
  'to_ids',
  'uuid',
  'event_id',
  'comment',
  'first_seen',
  'last_seen',
  'value',
]

/**
 * Accepts a proposal: a new attribute is added, an existing one edited or soft-deleted; the event is unpublished, its
 * lock on proposal mails released, and the proposal is gone.
 *
 * @returns whether there was such a proposal and its attribute could be saved
 */
export function acceptProposal(context: EffectContext, proposal: PhpMap): boolean {
  context.record({ kind: 'accept-proposal', proposal })
  const found = findProposal(context, proposal)
  if (found === undefined || !carryOut(context, found)) return false
  removeProposal(context, found)
  unpublishEvent(context, found.eventId, { freesProposalLock: true })
  const id = textOf(found.row['id'])
  writeLog(context, {
    model: 'ShadowAttribute',
    modelId: Number(id),
    action: 'accept',
    title: `Proposal (${id}) of ${textOf(found.row['org_id'])} to Event(${found.eventId}) accepted`,
  })
  return true
}

/** Discards a proposal and releases the event's lock on proposal mails. */
export function discardProposal(context: EffectContext, proposal: PhpMap): boolean {
  context.record({ kind: 'discard-proposal', proposal })
  const found = findProposal(context, proposal)
  if (found === undefined) return false
  removeProposal(context, found)
  saveEvent(context, found.eventId, {
    fields: { proposal_email_lock: false },
    row: { ...findEventRow(context.state, found.eventId), proposal_email_lock: 0 },
  })
  const id = textOf(found.row['id'])
  const name = `${textOf(found.row['category'])}/${textOf(found.row['type'])} ${textOf(found.row['value'])}`
  writeLog(context, {
    model: 'ShadowAttribute',
    modelId: Number(id),
    action: 'discard',
    title: `Proposal (${id}) of ${textOf(found.row['org_id'])} discarded - ${name}`,
  })
  return true
}

interface StoredProposal {
  readonly row: PhpMap
  readonly eventId: string
  /** The attribute it wants to change; undefined for a new one. */
  readonly target: StoredAttribute | undefined
}

function findProposal({ state }: EffectContext, proposal: PhpMap): StoredProposal | undefined {
  const id = textOf(proposal['id'])
  const has = (owner: PhpMap): PhpMap | undefined =>
    rowsOf(owner, 'ShadowAttribute')
      .filter(isPhpMap)
      .find((row) => textOf(row['id']) === id)
  const target = findStoredAttribute(state, getOffset(proposal, 'old_id'))
  const own = target === undefined ? undefined : has(target.attribute)
  if (target !== undefined && own !== undefined)
    return { row: own, eventId: target.eventId, target }
  for (const [eventId, event] of Object.entries(state.events)) {
    const row = has(event)
    if (row !== undefined) return { row, eventId, target: undefined }
  }
  return undefined
}

function carryOut(context: EffectContext, { row, target }: StoredProposal): boolean {
  if (target === undefined) return addAttribute(context, { ...pick(row), distribution: '5' }).saved
  const id = textOf(target.attribute['id'])
  const isDeletion = isTruthy(row['proposal_to_delete'])
  const fields = omit(pick(row), ['uuid', 'event_id'])
  updateAttribute(context, id, isDeletion ? { deleted: true } : fields)
  return true
}

function pick(row: PhpMap): PhpMap {
  return Object.fromEntries(Object.entries(row).filter(([key]) => PROPOSED_FIELDS.includes(key)))
}

function removeProposal(context: EffectContext, { row, eventId, target }: StoredProposal): void {
  const remove = (owner: PhpMap): PhpMap => ({
    ...owner,
    ShadowAttribute: rowsOf(owner, 'ShadowAttribute').filter(
      (other) => textOf(getOffset(other, 'id')) !== textOf(row['id']),
    ),
  })
  context.update(
    target === undefined
      ? changeEvent(context.state, eventId, remove)
      : changeAttribute(context.state, getOffset(target.attribute, 'id'), remove),
  )
}
