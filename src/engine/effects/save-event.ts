import { EVENT_COLUMNS, pickColumns } from '../event/columns.ts'
import { findEventRow, quickFetchEvent } from '../event/stored-events.ts'
import { isTruthy } from '../php/empty.ts'
import { getOffset } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { actorOf } from './actor.ts'
import { changeText } from './change-text.ts'
import type { EffectContext } from './context.ts'
import { fireIfHeard } from './fire-if-heard.ts'
import { takeId } from './next-id.ts'
import { omit } from './omit.ts'
import type { MispState } from './state.ts'
import { changeEvent } from './stored-rows.ts'
import { describeSave, writeLog } from './write-log.ts'
import { textOf, wholeNumberOf } from './text-of.ts'

/** How an event's row is saved. */
export interface EventSave {
  /** The fields that are written. */
  readonly fields: PhpMap
  /**
   * The whole row as the caller holds it, changes included: what the trigger before saving sees, and what the log
   * compares with the database. Missing: the stored row with the fields written over it.
   */
  readonly row?: PhpMap
  /** No row of the log is written. */
  readonly silent?: boolean
}

/**
 * Saves fields of an event that exists: `event-before-save` may stop it, the log tells what changed, `event-after-save`
 * follows.
 *
 * @returns false when there is no such event or a workflow prevented the saving
 */
export function saveEvent(context: EffectContext, eventId: PhpValue, save: EventSave): boolean {
  const before = findEventRow(context.state, eventId)
  if (before === undefined) return false
  const row = save.row ?? { ...before, ...save.fields }
  if (!mayBeSaved(context, row)) return false
  const written = storedFields(save.fields)
  context.update(changeEvent(context.state, eventId, (event) => ({ ...event, ...written })))
  if (save.silent !== true) logEventSave(context, before, row)
  announceEvent(context, eventId, 'edit')
  return true
}

/** Asks the workflow before saving; a refusal is logged. */
export function mayBeSaved(context: EffectContext, row: PhpMap): boolean {
  const uuid = textOf(row['uuid'])
  const answer = fireIfHeard(context, 'event-before-save', () => ({ Event: row }), {
    model: 'Event',
    action: 'add',
    id: 0,
    message: `The workflow \`event-before-save\` prevented the saving of event (${uuid})`,
  })
  return answer.success
}

/** Fires what follows the saving of an event: its row with tags, no attributes. */
function announceEvent(context: EffectContext, eventId: PhpValue, action: 'add' | 'edit'): void {
  fireIfHeard(context, 'event-after-save', () => quickFetchEvent(context.state, eventId), {
    model: 'Event',
    action,
    id: wholeNumberOf(eventId),
  })
}

/**
 * Writes a new event that may be saved: logged, then `event-after-save` is fired.
 *
 * @param row its columns in the order of MISP's log
 * @returns its id
 */
export function addStoredEvent(context: EffectContext, row: PhpMap): string {
  const id = takeId(context, 'events')
  const { state } = context
  const stored = {
    id,
    ...omit(storedColumns(row), ['sighting_timestamp']),
    event_creator_email: actorOf(context).email,
    ...organisationsOf(state, row),
    ...NO_CONTENT,
  }
  context.update({ ...state, events: { ...state.events, [id]: stored } })
  writeLog(context, {
    model: 'Event',
    modelId: wholeNumberOf(id),
    action: 'add',
    title: eventTitle(id, row),
    change: changeText(undefined, row),
    description: describeSave(context, 'Event', id, 'added'),
  })
  announceEvent(context, id, 'add')
  return id
}

/** What every event of the REST API has, be it empty. */
const NO_CONTENT: PhpMap = {
  Attribute: [],
  ShadowAttribute: [],
  RelatedEvent: [],
  Galaxy: [],
  Object: [],
  EventReport: [],
  CryptographicKey: [],
}

function organisationsOf(state: MispState, row: PhpMap): PhpMap {
  const shown = (id: PhpValue): PhpMap => {
    const org = state.organisations.find((other) => textOf(other['id']) === textOf(id))
    return pickColumns(org ?? {}, ['id', 'name', 'uuid', 'local'])
  }
  return { Org: shown(getOffset(row, 'org_id')), Orgc: shown(getOffset(row, 'orgc_id')) }
}

const FLAGS = ['published', 'proposal_email_lock', 'locked', 'disable_correlation']

/** A whole row of the events table, columns that it lacks included. */
function storedColumns(row: PhpMap): PhpMap {
  return storedFields({ extends_uuid: '', protected: null, ...row })
}

/** Columns of an event with the types in which the REST API answers them; what is no column is left out. */
function storedFields(fields: PhpMap): PhpMap {
  const columns = Object.entries(fields).filter(
    ([key]) => EVENT_COLUMNS.some((column) => column === key) && key !== 'id',
  )
  return Object.fromEntries(
    columns.map(([key, value]) => {
      if (FLAGS.includes(key)) return [key, isTruthy(value)]
      return [key, value === null ? null : toPhpString(value)]
    }),
  )
}

function logEventSave(context: EffectContext, before: PhpMap, row: PhpMap): void {
  const change = changeText(before, columnsOf(row))
  if (change === '') return
  const id = textOf(before['id'])
  const isPublished = isTruthy(row['published']) && !isTruthy(before['published'])
  writeLog(context, {
    model: 'Event',
    modelId: wholeNumberOf(id),
    action: isPublished ? 'publish' : 'edit',
    title: eventTitle(id, row),
    change,
    description: describeSave(context, 'Event', id, 'updated'),
  })
}

/** How MISP's log names an event. */
function eventTitle(id: string, row: PhpMap): string {
  return `Event (${id}): ${textOf(row['info'])}`
}

/** The columns of the events table as the log may name them. */
const COLUMNS = [
  'org_id',
  'date',
  'info',
  'uuid',
  'published',
  'analysis',
  'attribute_count',
  'orgc_id',
  'distribution',
  'sharing_group_id',
  'proposal_email_lock',
  'locked',
  'threat_level_id',
  'publish_timestamp',
  'disable_correlation',
  'extends_uuid',
  'protected',
]

function columnsOf(row: PhpMap): PhpMap {
  return Object.fromEntries(Object.entries(row).filter(([key]) => COLUMNS.includes(key)))
}
