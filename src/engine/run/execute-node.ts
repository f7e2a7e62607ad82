import type { GraphNode } from '../graph/model.ts'
import { isSwitchedOff } from '../graph/switched-off.ts'
import { MispException } from '../php/errors.ts'
import { urlEncode } from '../php/url-encode.ts'
import { findNodeModule } from '../modules/registry.ts'
import type { NodeModule } from '../modules/module.ts'
import { rethrowUnless } from '../rethrow-unless.ts'
import { chosenOutput } from './branching.ts'
import { debugNode } from './debug-endpoint.ts'
import type { ExecutionRecord } from './execution.ts'
import { toRunEnd } from './fatal.ts'
import { logTexts } from './log-texts.ts'
import { ModuleContext } from './module-context.ts'
import type { NodeResult, Step } from './records.ts'
import type { RoamingData } from './roaming-data.ts'
import type { Session } from './session.ts'

export interface NodeExecution {
  readonly success: boolean
  /** The module stops the whole walk when it fails. */
  readonly blocking: boolean
  readonly errors: readonly string[]
}

/** What is known of a node's execution before the step is written down. */
interface Attempt {
  readonly result: NodeResult
  readonly success: boolean
  readonly errors: readonly string[]
  readonly context?: ModuleContext
}

/**
 * Executes one node the way MISP does: disabled and unknown modules and thrown exceptions make it fail with a logged
 * text; what it did becomes a step.
 *
 * @throws RunEnd when PHP itself dies in the module, or the engine can't go on (after the step has been written down)
 */
export function executeNode(
  session: Session,
  record: ExecutionRecord,
  node: GraphNode,
  roaming: RoamingData,
  target?: number,
): NodeExecution {
  const started = session.clock()
  const input = roaming.stored
  const module = findNodeModule(session, node.moduleType, node.moduleId)
  const write = (attempt: Attempt): void => {
    writeStep(session, node, roaming, { attempt, input, started, target })
  }
  let attempt: Attempt
  try {
    attempt = tryModule(session, record, node, roaming, module)
  } catch (error) {
    const end = toRunEnd(error)
    write({ result: 'fatal', success: false, errors: [end.message] })
    throw end
  }
  write(attempt)
  return {
    success: attempt.success,
    blocking: module?.declaration.blocking ?? false,
    errors: attempt.errors,
  }
}

function tryModule(
  session: Session,
  record: ExecutionRecord,
  node: GraphNode,
  roaming: RoamingData,
  module: NodeModule | undefined,
): Attempt {
  if (module === undefined) {
    return fail(
      session,
      record,
      node,
      roaming,
      'loading_error',
      logTexts.unknownModule(node.moduleId),
    )
  }
  if (session.state.disabledModules.includes(node.moduleId) || isSwitchedOff(node)) {
    return fail(
      session,
      record,
      node,
      roaming,
      'disabled_module',
      logTexts.disabledModule(node.moduleId),
    )
  }
  try {
    return runModule(session, record, node, roaming, module)
  } catch (error) {
    rethrowUnless(error, MispException)
    const text = logTexts.moduleThrew(node.moduleId, error.message)
    return fail(session, record, node, roaming, 'error', text, error.message)
  }
}

function runModule(
  session: Session,
  record: ExecutionRecord,
  node: GraphNode,
  roaming: RoamingData,
  module: NodeModule,
): Attempt {
  const context = new ModuleContext({
    node,
    declaration: module.declaration,
    roaming,
    session,
    triggerNode: record.triggerNode,
    workflowId: record.workflow.id,
  })
  const success = module.run(context)
  const status = success || node.moduleType === 'logic' ? 'success' : 'partial-success'
  logDebug(session, record, logTexts.executedNode(node, record.workflow, status))
  debugNode(session, record, node, status, roaming.filtered(), context.errors)
  return { result: status, success, errors: context.errors, context }
}

/** A node that could not run: logged always, told to the debug endpoint when debugging is on. */
function fail(
  session: Session,
  record: ExecutionRecord,
  node: GraphNode,
  roaming: RoamingData,
  result: NodeResult,
  text: string,
  thrown?: string,
): Attempt {
  logExecution(session, record, text)
  const message = thrown === undefined ? '' : `&message=${urlEncode(thrown)}`
  debugNode(session, record, node, `${result}${message}`, roaming.filtered(), [])
  return { result, success: false, errors: [text] }
}

/** A message that MISP writes to its log whether or not debugging is on. */
export function logExecution(session: Session, record: ExecutionRecord, title: string): void {
  session.log({
    model: 'Workflow',
    modelId: Number(record.workflow.id),
    action: 'execute_workflow',
    title,
  })
}

/** A message that MISP writes to its log only for workflows with debugging on. */
export function logDebug(session: Session, record: ExecutionRecord, title: string): void {
  if (record.workflow.debugEnabled) logExecution(session, record, title)
}

interface StepFacts {
  readonly attempt: Attempt
  readonly input: Step['input']
  readonly started: number
  readonly target: number | undefined
}

function writeStep(
  session: Session,
  node: GraphNode,
  roaming: RoamingData,
  { attempt, input, started, target }: StepFacts,
): void {
  const { context } = attempt
  const branch = chosenOutput(node, attempt.success, session.compat)
  session.steps.push({
    index: session.steps.length,
    execution: session.currentExecution,
    node,
    result: attempt.result,
    input,
    output: roaming.stored,
    parameters: context?.parameters ?? [],
    errors: attempt.errors,
    effects: context?.effects ?? [],
    milliseconds: session.clock() - started,
    ...(context?.matchedItems === undefined ? {} : { matchedItems: context.matchedItems }),
    ...(target === undefined ? {} : { target }),
    ...(branch === undefined || attempt.result === 'fatal' ? {} : { branch }),
  })
}
