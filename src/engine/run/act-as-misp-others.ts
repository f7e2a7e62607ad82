import { actorOf } from '../effects/actor.ts'
import type { EffectContext } from '../effects/context.ts'
import { fireIfHeard } from '../effects/fire-if-heard.ts'
import { mispTime } from '../effects/misp-time.ts'
import { newUuid, takeId } from '../effects/next-id.ts'
import { omit } from '../effects/omit.ts'
import { enrichmentModule, queryEnrichment } from '../effects/query-enrichment.ts'
import type { LogEntry } from '../effects/state.ts'
import { append, changeEvent, findStoredAttribute } from '../effects/stored-rows.ts'
import { unpublishEvent } from '../effects/touch.ts'
import { writeLog } from '../effects/write-log.ts'

import { findEventRow } from '../event/stored-events.ts'
import type { PhpMap } from '../php/value.ts'
import { done, refused, type MispAnswer } from './act-as-misp-answers.ts'
import { hoverRecord } from './act-as-misp-hover.ts'
import { textOf } from '../effects/text-of.ts'

/** A query of an enrichment module by a person. */
export interface EnrichmentQuery {
  readonly module: string
  readonly attributeId: string
  /**
   * From the page's hover window MISP shows the attribute to the workflow; a direct query of the module shows it nothing
   * but the module's name.
   */
  readonly way: 'hover' | 'query'
}

/** Asks an enrichment module, unless the workflow before the query says no: then MISP answers with a text. */
export function queryModuleAbout(context: EffectContext, query: EnrichmentQuery): MispAnswer {
  const found = findStoredAttribute(context.state, query.attributeId)
  const module = enrichmentModule(context.state.mispModules, query.module)
  if (found === undefined) return refused(404, 'Invalid attribute')
  if (module === undefined) return refused(404, 'Module not found or not enabled.')
  const triggerData = query.way === 'hover' ? hoverRecord(context, found.attribute) : {}
  const answer = queryEnrichment(context, { module, attribute: found.attribute, triggerData })
  if (typeof answer === 'string') return { done: false, status: 200, message: answer, body: answer }
  if (answer === false) return refused(500, `${query.module} service not reachable.`)
  return done(`${query.module} answered`, answer)
}

/** Saves a user (one with an id is changed), unless the workflow before the saving says no. */
export function saveUser(context: EffectContext, given: PhpMap): MispAnswer {
  const { users } = context.state
  const id = textOf(given['id'])
  const before = users.find((user) => textOf(user['id']) === id)
  if (id !== '' && before === undefined) return refused(404, 'Invalid user')
  const action = before === undefined ? 'add' : 'edit'
  const row = { ...before, ...given }
  const logging = { model: 'User', action, id: Number(id) } as const
  const allowed = fireIfHeard(context, 'user-before-save', () => row, {
    ...logging,
    message: `The workflow \`user-before-save\` prevented the saving of user ${id === '' ? '0' : id}`,
  })
  if (!allowed.success) return refused(403, `Could not ${action} User`, { User: [] })
  const saved = before === undefined ? { id: takeId(context, 'users'), ...omit(row, ['id']) } : row
  context.update({
    ...context.state,
    users:
      before === undefined
        ? [...context.state.users, saved]
        : context.state.users.map((user) => (user === before ? saved : user)),
  })
  fireIfHeard(context, 'user-after-save', () => saved, logging)
  return done('User saved', { User: saved })
}

/** Adds a report to an event, which is unpublished. */
export function addReport(context: EffectContext, eventId: string, given: PhpMap): MispAnswer {
  if (findEventRow(context.state, eventId) === undefined) return refused(404, 'Invalid event')
  if (textOf(given['name']) === '') {
    return refused(403, 'Could not add EventReport', { name: ['stringNotEmpty'] })
  }
  const id = takeId(context, 'reports')
  const report = {
    id,
    uuid: newUuid('reports', id),
    event_id: eventId,
    name: '',
    content: '',
    distribution: '5',
    sharing_group_id: '0',
    timestamp: String(context.state.now),
    deleted: false,
    ...omit(given, ['id', 'event_id']),
  }
  context.update(
    changeEvent(context.state, eventId, (event) => append(event, 'EventReport', report)),
  )
  fireIfHeard(context, 'event-report-after-save', () => ({ EventReport: report }), {
    model: 'EventReport',
    action: 'add',
    id: Number(id),
  })
  unpublishEvent(context, eventId)
  return done('Report saved.', { EventReport: report })
}

/** Adds a post to the discussion of an event. */
export function addPost(context: EffectContext, eventId: string, contents: string): MispAnswer {
  const event = findEventRow(context.state, eventId)
  if (event === undefined) return refused(404, 'Invalid event')
  const threadId = threadOf(context, eventId, textOf(event['info']))
  const id = takeId(context, 'posts')
  const time = mispTime(context.state.now)
  const post = {
    id,
    date_created: time,
    date_modified: time,
    user_id: actorOf(context).id,
    contents,
    post_id: '0',
    thread_id: threadId,
  }
  fireIfHeard(context, 'post-after-save', () => ({ Post: post }), {
    model: 'Post',
    action: 'add',
    id: Number(id),
  })
  return done('Post added', { Post: post })
}

/** The thread of an event, begun if there is none. */
function threadOf(context: EffectContext, eventId: string, title: string): string {
  const { state } = context
  const known = Object.entries(state.threads).find(
    ([, thread]) => textOf(thread['event_id']) === eventId,
  )
  if (known !== undefined) return known[0]
  const id = String(Object.keys(state.threads).length + 1)
  const thread = {
    id,
    event_id: eventId,
    user_id: actorOf(context).id,
    title: `Discussion about Event #${eventId} (${title})`,
    date_created: mispTime(state.now),
    date_modified: mispTime(state.now),
  }
  context.update({ ...state, threads: { ...state.threads, [id]: thread } })
  return id
}

/** Writes a row to MISP's log. */
export function logRow(context: EffectContext, entry: LogEntry): MispAnswer {
  writeLog(context, entry)
  return done('Log entry written')
}
