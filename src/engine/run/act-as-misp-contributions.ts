import { actorOf } from '../effects/actor.ts'
import { splitValue } from '../effects/attribute-triggers.ts'
import { changeText } from '../effects/change-text.ts'
import type { EffectContext } from '../effects/context.ts'
import { fireIfHeard } from '../effects/fire-if-heard.ts'
import { newUuid, nextId, takeId } from '../effects/next-id.ts'
import { omit } from '../effects/omit.ts'
import { saveEvent } from '../effects/save-event.ts'
import {
  append,
  changeAttribute,
  changeEvent,
  findStoredAttribute,
  type StoredAttribute,
} from '../effects/stored-rows.ts'
import { describeSave, writeLog } from '../effects/write-log.ts'
import { pickColumns } from '../event/columns.ts'
import { findEventRow } from '../event/stored-events.ts'
import { getOffset } from '../php/offsets.ts'
import { isTruthy } from '../php/empty.ts'
import type { PhpMap } from '../php/value.ts'
import { done, refused, type MispAnswer } from './act-as-misp-answers.ts'
import { textOf } from '../effects/text-of.ts'

/** A proposal: for a new attribute of an event, or to change an attribute. */
export interface Proposal {
  readonly eventId: string
  /** The attribute to be changed; missing: a new one. */
  readonly attributeId?: string
  readonly fields: PhpMap
}

/** Adds a proposal, unless the workflow before its saving says no. */
export function addProposal(context: EffectContext, proposal: Proposal): MispAnswer {
  const event = findEventRow(context.state, proposal.eventId)
  const target = findStoredAttribute(context.state, proposal.attributeId ?? null)
  const isEdit = proposal.attributeId !== undefined
  if (event === undefined || (isEdit && target === undefined)) return refused(404, 'Invalid event')
  const row = proposalRow(context, proposal, event, target)
  const allowed = fireIfHeard(
    context,
    'shadow-attribute-before-save',
    () => ({ ShadowAttribute: row }),
    {
      model: 'ShadowAttribute',
      action: 'add',
      id: 0,
      message: 'The workflow `shadow-attribute-before-save` prevented the saving of this proposal.',
    },
  )
  if (!allowed.success) return refused(404, 'Could not save the proposal.')
  const id = takeId(context, 'proposals')
  const shown = shownProposal(context, { ...row, id })
  context.update(
    target === undefined
      ? changeEvent(context.state, proposal.eventId, (owner) =>
          append(owner, 'ShadowAttribute', shown),
        )
      : changeAttribute(context.state, getOffset(target.attribute, 'id'), (owner) =>
          append(owner, 'ShadowAttribute', shown),
        ),
  )
  logProposal(context, id, row)
  saveEvent(context, proposal.eventId, {
    fields: { proposal_email_lock: true },
    row: { ...event, proposal_email_lock: 1 },
  })
  fireIfHeard(context, 'shadow-attribute-after-save', () => ({ ShadowAttribute: { ...row, id } }), {
    model: 'ShadowAttribute',
    action: 'add',
    id: Number(id),
  })
  return done('Proposal saved', { ShadowAttribute: shown })
}

/** A proposal's row as MISP's model completes it, in the order of its log. */
function proposalRow(
  context: EffectContext,
  { eventId, fields }: Proposal,
  event: PhpMap,
  target: StoredAttribute | undefined,
): PhpMap {
  const { email, id } = actorOf(context)
  const user = context.state.users.find((row) => textOf(row['id']) === id)
  const surroundings: PhpMap = {
    event_id: eventId,
    email,
    org_id: textOf(getOffset(user, 'org_id')),
    event_uuid: event['uuid'] ?? '',
    event_org_id: event['org_id'] ?? '',
    org: '',
  }
  const given = omit(fields, ['id', 'event_id', 'old_id'])
  return target === undefined
    ? newAttributeProposal(context, given, surroundings)
    : editProposal(
        context,
        { ...pickColumns(target.attribute, PROPOSED), ...given },
        target,
        surroundings,
      )
}

/** The value in the two columns of the table. */
function valueColumns(row: PhpMap): PhpMap {
  const [value1, value2] = splitValue(textOf(row['type']), textOf(row['value']))
  return { value1, value2 }
}

function newAttributeProposal(context: EffectContext, given: PhpMap, event: PhpMap): PhpMap {
  return {
    old_id: '0',
    to_ids: '1',
    deleted: '0',
    timestamp: context.state.now,
    proposal_to_delete: '0',
    disable_correlation: '0',
    ...given,
    ...event,
    comment: given['comment'] ?? '',
    uuid: given['uuid'] ?? newUuid('proposals', nextId(context.state, 'proposals')),
    ...valueColumns(given),
  }
}

function editProposal(
  context: EffectContext,
  given: PhpMap,
  { attribute }: StoredAttribute,
  event: PhpMap,
): PhpMap {
  const { type = '', category = '', value = '', uuid = '', ...rest } = given
  const { event_id = '', event_uuid = '', event_org_id = '', org_id = '', ...author } = event
  return {
    type,
    category,
    value,
    old_id: getOffset(attribute, 'id'),
    uuid,
    event_id,
    event_uuid,
    event_org_id,
    ...rest,
    org_id,
    ...author,
    timestamp: context.state.now,
    proposal_to_delete: 0,
    ...valueColumns(given),
    deleted: 0,
  }
}

const PROPOSED = [
  'type',
  'category',
  'value',
  'uuid',
  'to_ids',
  'comment',
  'first_seen',
  'last_seen',
]
const SHOWN = [
  'id',
  'type',
  'category',
  'to_ids',
  'uuid',
  'event_uuid',
  'event_id',
  'old_id',
  'comment',
  'org_id',
  'proposal_to_delete',
  'timestamp',
  'first_seen',
  'last_seen',
  'value',
]

/** A proposal as MISP's REST API shows it. */
function shownProposal({ state }: EffectContext, row: PhpMap): PhpMap {
  const org = state.organisations.find(({ id }) => textOf(id) === textOf(row['org_id']))
  return {
    ...pickColumns(row, SHOWN),
    to_ids: isTruthy(row['to_ids']),
    proposal_to_delete: isTruthy(row['proposal_to_delete']),
    timestamp: textOf(row['timestamp']),
    Org: pickColumns(org, ['id', 'name', 'uuid', 'local']),
  }
}

function logProposal(context: EffectContext, id: string, row: PhpMap): void {
  const place = `${textOf(row['category'])}/${textOf(row['type'])}`
  writeLog(context, {
    model: 'ShadowAttribute',
    modelId: Number(id),
    action: 'add',
    title: `Proposal (${id}): to Event (${textOf(row['event_id'])}): ${place} ${textOf(row['value1'])}`,
    change: changeText(undefined, row),
    description: describeSave(context, 'ShadowAttribute', id, 'added', textOf(row['value'])),
  })
}

/** Adds a sighting of an attribute: type 0 seen, 1 false positive, 2 expired. */
export function addSighting(
  context: EffectContext,
  attributeId: string,
  { type, source }: { readonly type: string; readonly source: string },
): MispAnswer {
  const found = findStoredAttribute(context.state, attributeId)
  if (found === undefined) return refused(404, 'Invalid attribute')
  const user = context.state.users.find(({ id }) => textOf(id) === actorOf(context).id)
  const orgId = textOf(getOffset(user, 'org_id'))
  const org = context.state.organisations.find(({ id }) => textOf(id) === orgId)
  const id = takeId(context, 'sightings')
  const row = {
    id,
    attribute_id: attributeId,
    event_id: found.eventId,
    org_id: orgId,
    date_sighting: String(context.state.now),
    uuid: newUuid('sightings', id),
    source,
    type,
  }
  const shown = {
    ...row,
    attribute_uuid: found.attribute['uuid'] ?? '',
    Organisation: pickColumns(org, ['id', 'uuid', 'name']),
  }
  context.update(
    changeAttribute(context.state, attributeId, (owner) => append(owner, 'Sighting', shown)),
  )
  const Event = {
    ...pickColumns(found.event, ['id', 'uuid', 'orgc_id', 'org_id', 'info']),
    Orgc: pickColumns(getOffset(found.event, 'Orgc'), ['name']),
  }
  const columns = ['id', 'uuid', 'type', 'category', 'to_ids', 'value']
  fireIfHeard(
    context,
    'sighting-after-save',
    () => ({ Sighting: { ...row, Event, Attribute: pickColumns(found.attribute, columns) } }),
    { model: 'Sighting', action: 'add', id: Number(id) },
  )
  return done('Sighting added', { Sighting: row })
}
