import { addOrDrop } from '../effects/add-or-drop.ts'
import { attachMissingTags } from '../effects/attach-tags.ts'
import { actorOf } from '../effects/actor.ts'
import type { EffectContext } from '../effects/context.ts'
import { fireIfHeard } from '../effects/fire-if-heard.ts'
import { newUuid, nextId } from '../effects/next-id.ts'
import { mispTime } from '../effects/misp-time.ts'
import { omit } from '../effects/omit.ts'
import { publishEvent } from '../effects/publish-event.ts'
import { addStoredEvent, mayBeSaved, saveEvent } from '../effects/save-event.ts'
import { addObject } from '../effects/save-object.ts'
import type { MispState } from '../effects/state.ts'
import { rowsOf } from '../effects/stored-rows.ts'
import { writeLog } from '../effects/write-log.ts'
import { fetchEvent } from '../event/fetch-event.ts'
import { findEventRow } from '../event/stored-events.ts'
import { isPhpMap } from '../php/array.ts'
import { isTruthy } from '../php/empty.ts'
import { getOffset } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap } from '../php/value.ts'
import { done, refused, type MispAnswer } from './act-as-misp-answers.ts'
import { textOf } from '../effects/text-of.ts'

/** Lists that a posted event may bring along. */
const LISTS = ['Attribute', 'Object', 'Tag', 'EventReport', 'ShadowAttribute', 'Galaxy']

/** Publishes an event while its user waits. */
export function publishNow(context: EffectContext, eventId: string): MispAnswer {
  if (findEventRow(context.state, eventId) === undefined) return refused(404, 'Invalid event.')
  const result = publishEvent(context, eventId)
  return result.published
    ? done('Event published without alerts')
    : refused(403, 'Could not publish Event', { Module: 'Module failure.' })
}

/**
 * What the background job of publishing does. The user has been told `Job queued` before; a workflow that stops the
 * publishing does not change what MISP writes down as the job's end.
 *
 * @returns whether the event was published
 */
export function publishInJob(context: EffectContext, eventId: string): boolean {
  const { published } = publishEvent(context, eventId)
  writeLog(context, {
    model: 'Event',
    modelId: Number(eventId),
    action: 'publish',
    title: `Event (${eventId}): published.`,
    change: 'published () => (1)',
  })
  return published
}

/** Adds an event with what it brings along. */
export function addEvent(context: EffectContext, given: PhpMap): MispAnswer {
  const row = newEventRow(context, given)
  if (textOf(row['info']) === '') {
    return refused(403, 'Could not add Event', { Event: { info: ['valueNotEmpty'] } })
  }
  const before = context.state
  if (!mayBeSaved(context, { ...row, EventTag: [] })) {
    rollBack(context, before)
    return refused(403, 'Could not add Event', { Event: [] })
  }
  const eventId = addStoredEvent(context, row)
  const tags = rowsOf(given, 'Tag').filter(isPhpMap)
  attachMissingTags(context, { scope: 'event', eventId }, tags)
  for (const attribute of rowsOf(given, 'Attribute').filter(isPhpMap)) {
    addOrDrop(context, { ...attribute, event_id: eventId })
  }
  for (const object of rowsOf(given, 'Object').filter(isPhpMap)) {
    addObject(context, { ...object, event_id: eventId })
  }
  fireIfHeard(
    context,
    'event-after-save-new',
    () => fetchEvent(context.state, eventId, context.compat),
    { model: 'Event', action: 'add', id: Number(eventId) },
  )
  if (isTruthy(given['published'])) publishEvent(context, eventId)
  return done('Event saved', { Event: getOffset(context.state.events, eventId) })
}

/**
 * MISP adds events in a transaction: when a workflow refuses one, everything it wrote to the database is gone with it,
 * the log included. What left MISP stays.
 */
function rollBack(context: EffectContext, before: MispState): void {
  const { outbox } = context.state
  context.update({ ...before, outbox: { ...outbox, log: before.outbox.log } })
}

/** Saves fields of an event: unless they say otherwise it is unpublished and gets the present as its timestamp. */
export function editEventFields(
  context: EffectContext,
  eventId: string,
  fields: PhpMap,
): MispAnswer {
  if (findEventRow(context.state, eventId) === undefined) return refused(404, 'Invalid event')
  const distribution = fields['distribution'] ?? '0'
  if (!/^[0-4]$/.test(textOf(distribution))) {
    return refused(403, 'Could not edit Event', {
      distribution: [
        'Options : Your organisation only, This community only, Connected communities, All communities',
      ],
    })
  }
  if (fields['info'] === '') {
    return refused(403, 'Could not edit Event', { info: ['valueNotEmpty'] })
  }
  const saved = saveEvent(context, eventId, {
    fields: {
      published: false,
      timestamp: String(context.state.now),
      ...omit(fields, ['id', 'uuid', 'attribute_count', ...LISTS]),
    },
  })
  return saved
    ? done('Event saved', { Event: getOffset(context.state.events, eventId) })
    : refused(403, 'Could not edit Event', { Event: [] })
}

/** A new event as MISP's model completes it, in the order of its log. */
function newEventRow(context: EffectContext, given: PhpMap): PhpMap {
  const orgId = toPhpString(context.state.settings['MISP.host_org_id'] ?? '1')
  const user = context.state.users.find(({ id }) => textOf(id) === actorOf(context).id)
  const creator = textOf(getOffset(user, 'org_id') ?? orgId)
  return {
    published: '0',
    attribute_count: '0',
    timestamp: context.state.now,
    distribution: '1',
    proposal_email_lock: '0',
    locked: '0',
    publish_timestamp: 0,
    sighting_timestamp: '0',
    disable_correlation: '0',
    ...omit(given, ['id', 'published', ...LISTS]),
    ...(textOf(given['uuid']) === ''
      ? { uuid: newUuid('events', nextId(context.state, 'events')) }
      : {}),
    ...(textOf(given['date']) === '' ? { date: mispTime(context.state.now).slice(0, 10) } : {}),
    user_id: actorOf(context).id,
    analysis: given['analysis'] ?? 0,
    threat_level_id: given['threat_level_id'] ?? '4',
    sharing_group_id: given['sharing_group_id'] ?? 0,
    org_id: creator,
    orgc_id: creator,
  }
}
