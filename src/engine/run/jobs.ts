import type { JobRow, StoredWorkflow } from '../effects/state.ts'
import { jsonEncode } from '../php/json-encode.ts'
import { executeWorkflow } from './execute-workflow.ts'
import { logExecution } from './execute-node.ts'
import { ExecutionRecord } from './execution.ts'
import { describeFatal, toRunEnd } from './fatal.ts'
import { listeningWorkflow } from './fire-trigger.ts'
import { LimitError } from './limits.ts'
import { logTexts } from './log-texts.ts'
import { RoamingData } from './roaming-data.ts'
import type { Job, Session } from './session.ts'
import { walkNodes, type Pause } from './walk-nodes.ts'

type BranchJob = Extract<Job, { kind: 'branch' }>
type TriggerJob = Extract<Job, { kind: 'trigger' }>

/** A longer command-line argument is refused by Linux, so the worker of a concurrent branch never starts. */
const MAX_ARGUMENT_BYTES = 128 * 1024

const COMPLETED = 4
/** What a job's row keeps when nothing closes the job. */
const NEVER_CLOSED = 0

/**
 * Carries out the background jobs a run left, and the jobs those leave, in the order they were queued. MISP's workers
 * run them in no defined order; each sees the workflow as it is saved now.
 */
export function* runJobs(session: Session): Generator<Pause, void> {
  session.inBackground = true
  for (let done = 0; ; done += 1) {
    const job = session.jobs.shift()
    if (job === undefined) return
    if (done >= session.limits.jobs) {
      recordEndlessJob(session, job)
      return
    }
    session.currentExecution = job.parent
    if (job.kind === 'branch') yield* runBranch(session, job)
    else yield* runTriggerJob(session, job)
  }
}

function* runBranch(session: Session, job: BranchJob): Generator<Pause, void> {
  const workflow = session.state.workflows.find(({ id }) => id === job.workflowId)
  if (workflow === undefined) return
  const row = { type: 'workflowParallelTask', input: `Workflow ID: ${workflow.id}` }
  if (new TextEncoder().encode(jsonEncode(job.data)).length >= MAX_ARGUMENT_BYTES) {
    addJobRow(session, {
      ...row,
      status: NEVER_CLOSED,
      message: 'Running workflow parallel tasks.',
    })
    return
  }
  const message = yield* walkBranch(session, workflow, job)
  addJobRow(
    session,
    message === undefined
      ? { ...row, status: NEVER_CLOSED, message: 'Running workflow parallel tasks.' }
      : { ...row, status: COMPLETED, message },
  )
}

/** Walks a concurrent branch; gives the job's closing message, or nothing when PHP died. */
function* walkBranch(
  session: Session,
  workflow: StoredWorkflow,
  { data, parent, startNode }: BranchJob,
): Generator<Pause, string | undefined> {
  const record = new ExecutionRecord({
    kind: 'branch',
    workflow,
    startNode,
    original: data,
    parent,
  })
  const index = session.executions.length
  session.executions.push(record.end('fatal', ''))
  session.currentExecution = index
  session.depth += 1
  try {
    const roaming = new RoamingData(data, session.compat)
    const walked = yield* walkNodes(session, record, startNode, 'non-blocking', roaming)
    session.executions[index] = record.end(walked ? 'success' : 'failure', '')
    if (walked) return logTexts.branchDone(record.executedNodes.length, startNode)
    const failed = logTexts.branchFailed(record.errors)
    logExecution(session, record, failed)
    return failed
  } catch (error) {
    const fatal = describeFatal(toRunEnd(error), 'job')
    session.executions[index] = record.end('fatal', fatal.message, fatal)
    return undefined
  } finally {
    session.depth -= 1
  }
}

function* runTriggerJob(session: Session, { call }: TriggerJob): Generator<Pause, void> {
  const workflow = listeningWorkflow(session, call.triggerId)
  if (workflow === undefined) return
  const { success, fatal } = yield* executeWorkflow(session, workflow, call.data, 'trigger')
  addJobRow(session, {
    type: 'executeWorkflowForTrigger',
    input: `Workflow for trigger \`${call.triggerId}\``,
    ...triggerJobEnd(session, call.triggerId, success, fatal !== undefined),
  })
}

function triggerJobEnd(
  session: Session,
  triggerId: string,
  success: boolean,
  died: boolean,
): Pick<JobRow, 'status' | 'message'> {
  const begun = {
    status: NEVER_CLOSED,
    message: `Executing non-blocking workflow for trigger \`${triggerId}\``,
  }
  if (died || !success || !session.compat.triggerJobsAreClosed) return begun
  return {
    status: COMPLETED,
    message: `Workflow for trigger \`${triggerId}\` completed execution`,
  }
}

function addJobRow(session: Session, row: JobRow): void {
  const { outbox } = session.state
  session.update({ ...session.state, outbox: { ...outbox, jobs: [...outbox.jobs, row] } })
}

/** Jobs that queue jobs for ever: MISP goes on, we stop and say so. */
function recordEndlessJob(session: Session, job: Job): void {
  const workflow =
    job.kind === 'branch'
      ? session.state.workflows.find(({ id }) => id === job.workflowId)
      : listeningWorkflow(session, job.call.triggerId)
  if (workflow === undefined) return
  const record = new ExecutionRecord({
    kind: job.kind,
    workflow,
    startNode: null,
    original: null,
    parent: job.parent,
  })
  const error = new LimitError(
    `More than ${session.limits.jobs} background jobs followed one another: \`${workflow.name}\` starts itself again. MISP has no guard against this.`,
  )
  const fatal = describeFatal(error, 'job')
  session.executions.push(record.end('fatal', fatal.message, fatal))
}
