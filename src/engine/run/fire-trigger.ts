import type { TriggerAnswer, TriggerCall } from '../effects/context.ts'
import type { StoredWorkflow } from '../effects/state.ts'
import { findTriggerModule } from '../modules/registry.ts'
import { isEmpty } from '../php/empty.ts'
import type { PhpValue } from '../php/value.ts'
import { executeAdHoc } from './ad-hoc.ts'
import { executeWorkflow } from './execute-workflow.ts'
import { fromFatal } from './fatal.ts'
import { LimitError } from './limits.ts'
import type { Execution } from './records.ts'
import type { Session, WorkflowStarter } from './session.ts'
import type { Pause } from './walk-nodes.ts'

const NOTHING_TO_DO: TriggerAnswer = { success: true, errors: [] }

/**
 * What MISP does when something happens that has a trigger: nothing unless workflows and the trigger are switched on
 * and a workflow listens; a non-blocking trigger becomes a background job (newer versions run it at once where jobs are switched
 * off); a blocking one is run at once and its answer decides whether the action goes on. A failure is logged with the caller's text.
 *
 * @throws PhpError when the workflow dies: it takes the request that fired the trigger with it
 * @throws LimitError when workflows fire workflows without end
 */
function fireTrigger(session: Session, call: TriggerCall): TriggerAnswer {
  const workflow = listeningWorkflow(session, call.triggerId)
  const trigger = findTriggerModule(session, call.triggerId)
  if (workflow === undefined || trigger === undefined) return NOTHING_TO_DO
  if (!trigger.declaration.blocking && hasJobs(session)) {
    session.jobs.push({ kind: 'trigger', call, parent: session.currentExecution })
    return NOTHING_TO_DO
  }
  return runInline(session, workflow, call)
}

function hasJobs({ compat, state }: Session): boolean {
  return !compat.runsInlineWithoutJobs || !isEmpty(state.settings['MISP.background_jobs'] ?? true)
}

/** The workflow that runs for a trigger, if workflows, the trigger and such a workflow are there and switched on. */
export function listeningWorkflow(session: Session, triggerId: string): StoredWorkflow | undefined {
  const { settings, disabledTriggers, workflows } = session.state
  if (isEmpty(settings['Plugin.Workflow_enable'] ?? true)) return undefined
  if (disabledTriggers.includes(triggerId)) return undefined
  return workflows.find((workflow) => workflow.triggerId === triggerId)
}

function runInline(session: Session, workflow: StoredWorkflow, call: TriggerCall): TriggerAnswer {
  const run = executeWorkflow(session, workflow, call.data, 'trigger')
  const { success, errors } = runToEnd(session, workflow, run)
  if (!success) logFailure(session, call, errors)
  return { success, errors }
}

/**
 * Runs an ad-hoc workflow for the action `run-workflow`.
 *
 * @throws PhpError when it dies or is switched off
 * @throws LimitError when workflows run workflows without end
 */
function runAdHocInline(session: Session, workflow: StoredWorkflow, data: PhpValue): void {
  runToEnd(session, workflow, executeAdHoc(session, workflow, data, 'trigger'))
}

/** Drives a run inside a run; what kills the inner one kills the outer one. */
function runToEnd(
  session: Session,
  { name }: StoredWorkflow,
  run: Generator<Pause, Execution>,
): Execution {
  if (session.depth >= session.limits.depth) {
    throw new LimitError(
      `Workflows fire workflows more than ${session.limits.depth} deep: \`${name}\` starts itself again. MISP has no guard against this.`,
    )
  }
  let next = run.next()
  while (next.done !== true) next = run.next()
  const { fatal } = next.value
  if (fatal === undefined) return next.value
  throw fromFatal(fatal)
}

/** The row MISP writes when a triggered workflow failed and its caller gave a text for it. */
function logFailure(session: Session, { logging }: TriggerCall, errors: readonly string[]): void {
  if (logging === undefined) return
  session.log({
    model: logging.model,
    modelId: logging.id,
    action: logging.action,
    title:
      logging.message === undefined || logging.message === ''
        ? 'Error while executing workflow.'
        : logging.message,
    change: `Returned message: ${errors.join(', ')}`,
  })
}

/** What sessions start workflows with. */
export const workflowStarter: WorkflowStarter = { fire: fireTrigger, runAdHoc: runAdHocInline }
