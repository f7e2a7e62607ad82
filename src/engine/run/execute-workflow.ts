import { normalise } from '../event/normalise.ts'
import type { StoredWorkflow } from '../effects/state.ts'
import { findTriggerModule } from '../modules/registry.ts'
import type { TriggerModule } from '../modules/module.ts'
import { MispException, PhpError } from '../php/errors.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { rethrowUnless } from '../rethrow-unless.ts'
import { debugEnd, debugInit } from './debug-endpoint.ts'
import { logDebug, logExecution } from './execute-node.ts'
import { ExecutionRecord } from './execution.ts'
import { describeFatal, toRunEnd } from './fatal.ts'
import { isAdHoc } from './is-ad-hoc.ts'
import { logTexts } from './log-texts.ts'
import { triggerConditionHolds } from './trigger-condition.ts'
import type { Execution, ExecutionKind, Outcome } from './records.ts'
import { RoamingData } from './roaming-data.ts'
import type { Session } from './session.ts'
import { walkNodes, type Pause } from './walk-nodes.ts'

/**
 * Executes a workflow once on its trigger's data: log, counter, normalisation, the trigger's condition, the walk and the
 * outcome. The execution's record is added to the session and given back.
 *
 * `earlierErrors` are those of executions of the same request before this one, which MISP reports again.
 *
 * A generator that pauses before each node. Throws nothing that MISP's PHP would throw: the record says `fatal`.
 */
export function* executeWorkflow(
  session: Session,
  workflow: StoredWorkflow,
  data: PhpValue,
  kind: ExecutionKind,
  earlierErrors: readonly string[] = [],
): Generator<Pause, Execution> {
  const index = session.executions.length
  const caller = session.currentExecution
  const record = new ExecutionRecord({
    kind,
    workflow,
    startNode: null,
    original: data,
    earlierErrors,
    ...(kind === 'run' || index === 0 ? {} : { parent: caller }),
  })
  // Held open so that executions started on the way get later places.
  session.executions.push(record.end('fatal', ''))
  session.currentExecution = index
  session.depth += 1
  try {
    const execution = yield* guardedBody(session, record, data)
    session.executions[index] = execution
    return execution
  } finally {
    session.depth -= 1
    session.currentExecution = caller
  }
}

function* guardedBody(
  session: Session,
  record: ExecutionRecord,
  data: PhpValue,
): Generator<Pause, Execution> {
  try {
    return yield* body(session, record, data)
  } catch (error) {
    const place = session.inBackground ? 'job' : 'request'
    const fatal = describeFatal(toRunEnd(error), place)
    return record.end('fatal', fatal.message, fatal)
  }
}

function* body(
  session: Session,
  record: ExecutionRecord,
  data: PhpValue,
): Generator<Pause, Execution> {
  const trigger = requireTrigger(session, record.workflow)
  logDebug(session, record, logTexts.started(record.workflow))
  countExecution(session, record.workflow)

  const normalized = normaliseForRun(session, record, trigger, data)
  if (typeof normalized === 'string') return record.end('failure', `failure ${normalized}`)
  record.normalized = normalized
  debugInit(session, record, trigger.declaration.blocking, { original: data, normalized })

  if (!triggerConditionHolds(session, record.triggerNode, trigger, data)) {
    return record.end('failure', `failure ${logTexts.conditionNotMet}`)
  }
  const walked = yield* walkNodes(
    session,
    record,
    startNodeOf(record),
    trigger.declaration.blocking ? 'blocking' : 'non-blocking',
    new RoamingData(normalized, session.compat),
  )
  return finish(session, record, walked)
}

function startNodeOf(record: ExecutionRecord): number {
  return Number(record.triggerNode?.key ?? -1)
}

/** @throws PhpError as MISP's request dies when the trigger is switched off or unknown */
function requireTrigger(session: Session, workflow: StoredWorkflow): TriggerModule {
  const trigger = findTriggerModule(session, workflow.triggerId)
  if (trigger === undefined) {
    throw new PhpError('Error', `Unknown trigger \`${workflow.triggerId}\``)
  }
  if (!isSwitchedOn(session, workflow)) {
    throw new PhpError(
      'TypeError',
      'Workflow::executeWorkflowForTrigger(): Return value must be of type array, bool returned',
    )
  }
  return trigger
}

/** Ad-hoc workflows are switched on one by one, others with their trigger. */
function isSwitchedOn({ state }: Session, workflow: StoredWorkflow): boolean {
  const isOn = !state.disabledTriggers.includes(workflow.triggerId)
  return isOn && (workflow.enabled || !isAdHoc(workflow))
}

function countExecution(session: Session, workflow: StoredWorkflow): void {
  const workflows = session.state.workflows.map((stored) =>
    stored.id === workflow.id ? { ...stored, counter: stored.counter + 1 } : stored,
  )
  session.update({ ...session.state, workflows })
}

/** The normalised data, or the message that ends the run. */
function normaliseForRun(
  session: Session,
  record: ExecutionRecord,
  trigger: TriggerModule,
  data: PhpValue,
): PhpMap | string {
  let message: string
  try {
    const result = normalise(trigger.declaration, data, session.state, session.compat)
    if (result !== false) return result
    message = logTexts.normalisationRefused
  } catch (error) {
    // MISP catches any Throwable here, PHP errors included.
    rethrowUnless<Error>(error, PhpError, MispException)
    message = logTexts.normalisationThrew(error.message)
  }
  logDebug(session, record, message)
  return message
}

function finish(session: Session, record: ExecutionRecord, walked: boolean): Execution {
  const outcome = outcomeOf(record, walked)
  if (!walked) logExecution(session, record, logTexts.stopped(record.errors))
  else if (record.errors.length > 0) {
    logExecution(session, record, logTexts.continued(record.errors))
  }
  logDebug(session, record, logTexts.finished(record.workflow, outcome))
  debugEnd(session, record, outcome)
  return record.end(outcome, outcome)
}

function outcomeOf(record: ExecutionRecord, walked: boolean): Outcome {
  if (walked) return 'success'
  const stopped = record.blockingNodes.some(({ moduleId }) => moduleId === 'stop-execution')
  return stopped ? 'blocked' : 'failure'
}
