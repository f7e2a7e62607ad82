import { compatOf, DEFAULT_MISP_VERSION, type MispVersion } from '../compat.ts'
import { withOutbox } from '../effects/outbox.ts'
import type { LogEntry, MispState } from '../effects/state.ts'
import { textOf } from '../effects/text-of.ts'
import { findEventRow } from '../event/stored-events.ts'
import type { PhpMap } from '../php/value.ts'
import { done, refused, type MispAnswer } from './act-as-misp-answers.ts'
import {
  addObjectToEvent,
  addToEvent,
  deleteAttribute,
  editAttributeFields,
} from './act-as-misp-attributes.ts'
import { addProposal, addSighting, type Proposal } from './act-as-misp-contributions.ts'
import { addEvent, editEventFields, publishInJob, publishNow } from './act-as-misp-events.ts'
import {
  addPost,
  addReport,
  logRow,
  queryModuleAbout,
  saveUser,
  type EnrichmentQuery,
} from './act-as-misp-others.ts'
import { PersonContext } from './act-as-misp-person.ts'
import { attachTag, type TagAttachment } from './act-as-misp-tags.ts'
import { describeFatal, toRunEnd } from './fatal.ts'
import { workflowStarter } from './fire-trigger.ts'
import { runJobs } from './jobs.ts'
import type { RunLimits } from './limits.ts'
import type { Execution, FatalError, RunResult } from './records.ts'
import { Session } from './session.ts'
import type { Pause } from './walk-nodes.ts'

/** What a person can do on the simulated MISP. Each finds the workflows of the triggers it fires. */
export type MispAction =
  | {
      readonly kind: 'publish-event'
      readonly eventId: string
      /** Publish in a background job: the person is told so at once, whatever the workflow says later. */
      readonly inBackground?: boolean
    }
  | { readonly kind: 'add-event'; readonly event: PhpMap }
  | { readonly kind: 'edit-event'; readonly eventId: string; readonly fields: PhpMap }
  | { readonly kind: 'add-attribute'; readonly eventId: string; readonly attribute: PhpMap }
  | { readonly kind: 'edit-attribute'; readonly attributeId: string; readonly fields: PhpMap }
  | { readonly kind: 'delete-attribute'; readonly attributeId: string }
  | { readonly kind: 'add-object'; readonly eventId: string; readonly object: PhpMap }
  | ({ readonly kind: 'attach-tag' } & TagAttachment)
  | ({ readonly kind: 'query-enrichment' } & EnrichmentQuery)
  | { readonly kind: 'save-user'; readonly user: PhpMap }
  | ({ readonly kind: 'add-proposal' } & Proposal)
  | {
      readonly kind: 'add-sighting'
      readonly attributeId: string
      readonly type: string
      readonly source: string
    }
  | { readonly kind: 'add-report'; readonly eventId: string; readonly report: PhpMap }
  | { readonly kind: 'add-post'; readonly eventId: string; readonly contents: string }
  | { readonly kind: 'write-log'; readonly entry: LogEntry }

/** What an action is a function of. */
export interface ActionRequest {
  readonly action: MispAction
  /** The simulated MISP, its workflows included. */
  readonly state: MispState
  readonly version?: MispVersion
  readonly limits?: RunLimits
  /** The id of the person; the first user if missing. */
  readonly initiator?: string
  /** Milliseconds from any fixed point, to time the steps. */
  readonly clock?: () => number
}

type Records = Pick<
  RunResult,
  'executions' | 'steps' | 'log' | 'debugCalls' | 'templates' | 'effects' | 'state'
>

/** What came of an action: MISP's answer, and all that workflows did because of it. */
export interface ActionResult extends Records {
  /** Whether MISP did what it was asked for, in the background as well. */
  readonly done: boolean
  readonly answer: MispAnswer
  /** A workflow died and took the request with it, or workflows started one another without end. */
  readonly fatal?: FatalError
}

/**
 * Acts as MISP does when a person saves, publishes, tags or asks for something: fires the triggers on the way, runs
 * their workflows, carries the action out unless a blocking one stops it, then runs the background jobs. A workflow that
 * starts itself again is stopped at the limits: the execution's `fatal` says so.
 *
 * A generator that pauses before each node of a background job. Nothing outside is changed and nothing is thrown.
 */
export function* startAction(request: ActionRequest): Generator<Pause, ActionResult> {
  const session = openSession(request)
  const attempt = perform(session, request.action)
  let isDone = attempt.answer.done
  let { fatal } = attempt
  session.inBackground = true
  if (isDone && request.action.kind === 'publish-event' && request.action.inBackground === true) {
    const job = publishJob(session, request.action.eventId)
    isDone = job.published
    fatal = job.fatal
  }
  yield* runJobs(session)
  return {
    done: isDone,
    answer: attempt.answer,
    ...(fatal === undefined ? {} : { fatal }),
    ...recordsOf(session),
  }
}

/** Acts as MISP to the end, see {@link startAction}. */
export function actAsMisp(request: ActionRequest): ActionResult {
  const action = startAction(request)
  for (;;) {
    const next = action.next()
    if (next.done === true) return next.value
  }
}

/** No execution is at work yet: what a person starts has no execution above it. */
const NO_EXECUTION = -1

function openSession({ state, version, limits, initiator, clock }: ActionRequest): Session {
  const [firstUser] = state.users
  const session = new Session({
    state,
    compat: compatOf(version ?? DEFAULT_MISP_VERSION),
    starter: workflowStarter,
    initiator: initiator ?? (firstUser === undefined ? null : textOf(firstUser['id'])),
    limits,
    clock,
  })
  session.currentExecution = NO_EXECUTION
  return session
}

interface Attempt {
  readonly answer: MispAnswer
  readonly fatal?: FatalError
}

function perform(session: Session, action: MispAction): Attempt {
  try {
    return { answer: carryOut(new PersonContext(session), action) }
  } catch (error) {
    const fatal = describeFatal(toRunEnd(error), 'request')
    return { answer: refused(500, 'An Internal Error Has Occurred.'), fatal }
  }
}

function carryOut(context: PersonContext, action: MispAction): MispAnswer {
  switch (action.kind) {
    case 'publish-event':
      return action.inBackground === true
        ? queuePublishing(context, action.eventId)
        : publishNow(context, action.eventId)
    case 'add-event':
      return addEvent(context, action.event)
    case 'edit-event':
      return editEventFields(context, action.eventId, action.fields)
    case 'add-attribute':
      return addToEvent(context, action.eventId, action.attribute)
    case 'edit-attribute':
      return editAttributeFields(context, action.attributeId, action.fields)
    case 'delete-attribute':
      return deleteAttribute(context, action.attributeId)
    case 'add-object':
      return addObjectToEvent(context, action.eventId, action.object)
    case 'attach-tag':
      return attachTag(context, action)
    case 'query-enrichment':
      return queryModuleAbout(context, action)
    case 'save-user':
      return saveUser(context, action.user)
    case 'add-proposal':
      return addProposal(context, action)
    case 'add-sighting':
      return addSighting(context, action.attributeId, action)
    case 'add-report':
      return addReport(context, action.eventId, action.report)
    case 'add-post':
      return addPost(context, action.eventId, action.contents)
    case 'write-log':
      return logRow(context, action.entry)
  }
}

function queuePublishing(context: PersonContext, eventId: string): MispAnswer {
  const exists = findEventRow(context.state, eventId) !== undefined
  return exists ? done('Job queued') : refused(404, 'Invalid event.')
}

const COMPLETED = 4
const QUEUED = 1

function publishJob(
  session: Session,
  eventId: string,
): { readonly published: boolean; readonly fatal?: FatalError } {
  const row = { type: 'publish_event', input: `Event ID: ${eventId}` }
  const close = (status: number, message: string): void => {
    const { jobs } = session.state.outbox
    session.update(withOutbox(session.state, { jobs: [...jobs, { ...row, status, message }] }))
  }
  try {
    const published = publishInJob(new PersonContext(session), eventId)
    close(COMPLETED, 'Event published.')
    return { published }
  } catch (error) {
    const fatal = describeFatal(toRunEnd(error), 'job')
    close(QUEUED, 'Publishing.')
    return { published: false, fatal }
  }
}

function recordsOf(session: Session): Records {
  return {
    executions: session.executions.map(withoutMissingParent),
    steps: session.steps,
    log: session.logRows,
    debugCalls: session.debugCalls,
    templates: session.templates,
    effects: session.effects,
    state: session.state,
  }
}

function withoutMissingParent(execution: Execution): Execution {
  const { parent, ...rest } = execution
  return parent === NO_EXECUTION ? rest : execution
}
