import { compatOf, DEFAULT_MISP_VERSION, type MispVersion } from '../compat.ts'
import type { MispState, StoredWorkflow } from '../effects/state.ts'
import type { PhpValue } from '../php/value.ts'
import { executeAdHoc } from './ad-hoc.ts'
import { executeWorkflow } from './execute-workflow.ts'
import { isAdHoc } from './is-ad-hoc.ts'
import { workflowStarter } from './fire-trigger.ts'
import { runJobs } from './jobs.ts'
import type { RunLimits } from './limits.ts'
import type { Execution, RunResult } from './records.ts'
import { Session } from './session.ts'
import type { Pause } from './walk-nodes.ts'

/** What a run is a function of. */
export interface RunRequest {
  readonly workflow: StoredWorkflow
  /** The trigger's data, before normalisation. */
  readonly data: PhpValue
  readonly state: MispState
  /** Missing: the version the workflow is made for. */
  readonly version?: MispVersion
  readonly limits?: RunLimits
  /** The id of the user whose request starts the run. */
  readonly initiator?: string
  /** Milliseconds from any fixed point, to time the steps. */
  readonly clock?: () => number
}

/**
 * Runs a workflow on its trigger's data as MISP's `executeWorkflow` does: inline, whatever the trigger's type; then the
 * background jobs it left (branches of concurrent tasks, non-blocking triggers), in the order they were queued.
 *
 * A generator that pauses before each node; its return value is the result. Nothing outside is changed and nothing is
 * thrown: where MISP would die the outcome is `fatal`.
 */
export function* startRun(request: RunRequest): Generator<Pause, RunResult> {
  const session = new Session({
    state: withWorkflow(request.state, request.workflow),
    compat: compatOf(versionOf(request)),
    starter: workflowStarter,
    limits: request.limits,
    initiator: request.initiator,
    clock: request.clock,
  })
  const execute = isAdHoc(request.workflow) ? executeAdHoc : executeWorkflow
  const answer = yield* execute(session, request.workflow, request.data, 'run')
  yield* runJobs(session)
  return resultOf(session, answer)
}

/** The MISP version a run is asked for. */
function versionOf({ version, workflow }: RunRequest): MispVersion {
  return version ?? workflow.mispVersion ?? DEFAULT_MISP_VERSION
}

/** Runs a workflow to its end, see {@link startRun}. */
export function runWorkflow(request: RunRequest): RunResult {
  const run = startRun(request)
  for (;;) {
    const next = run.next()
    if (next.done === true) return next.value
  }
}

/** The simulated MISP with this workflow saved: jobs and triggers look it up there. */
function withWorkflow(state: MispState, workflow: StoredWorkflow): MispState {
  const others = state.workflows.filter(({ id }) => id !== workflow.id)
  return { ...state, workflows: [...others, workflow] }
}

/** What a session's record says; the answer is that of the execution that was asked for (ad-hoc: the last event's). */
function resultOf(session: Session, answer: Execution): RunResult {
  return {
    outcome: answer.outcome,
    outcomeText: answer.outcomeText,
    success: answer.success,
    errors: answer.errors,
    ...(answer.fatal === undefined ? {} : { fatal: answer.fatal }),
    executions: session.executions,
    steps: session.steps,
    log: session.logRows,
    debugCalls: session.debugCalls,
    templates: session.templates,
    effects: session.effects,
    state: session.state,
  }
}
