import { walk, type PathType } from '../graph/walk.ts'
import type { GraphNode } from '../graph/model.ts'
import type { NodeEnd } from '../graph/walk-control.ts'
import { alwaysFirstOutput } from './branching.ts'
import { executeNode } from './execute-node.ts'
import type { ExecutionRecord } from './execution.ts'
import { logTexts } from './log-texts.ts'
import type { RoamingData } from './roaming-data.ts'
import type { Session } from './session.ts'

/** Handed out before a node is executed, so that a run can be paused there. */
export interface Pause {
  readonly execution: number
  readonly node: GraphNode | null
}

/**
 * Walks a workflow and executes its nodes in MISP's order. A failed action stops the walk when its module is blocking;
 * in a non-blocking context it otherwise prevents the actions behind it on its path.
 *
 * A generator that pauses before each node; the driver resumes it.
 *
 * @returns false when a blocking module failed
 * @throws PhpError when PHP dies: in a module, or because a connection leads to no node
 * @throws LimitError when the run reaches a bound of ours
 */
export function* walkNodes(
  session: Session,
  record: ExecutionRecord,
  startNode: number,
  pathType: PathType,
  roaming: RoamingData,
): Generator<Pause, boolean> {
  const control = record.beginWalk(pathType)
  const rules = {
    alwaysFirstOutput: (node: GraphNode): boolean => alwaysFirstOutput(node, session.compat),
  }
  const steps = walk(record.workflow.graph, startNode, pathType, rules)
  const execution = session.currentExecution
  let answer: boolean | undefined
  for (let next = steps.next(); next.done !== true; next = steps.next(answer)) {
    answer = undefined
    session.countVisit()
    const { node, path } = next.value
    yield { execution, node }
    session.currentExecution = execution
    if (next.value.kind === 'logic') {
      answer = executeLogic(session, record, next.value.node, roaming, next.value.target)
      continue
    }
    const admitted = control.admit(node, path)
    if (admitted !== undefined) {
      control.settle(admitted, path, executeAction(session, record, admitted, roaming))
      if (control.stopped) return false
    } else if (node !== null) recordPrevented(session, node, roaming)
  }
  return true
}

function executeLogic(
  session: Session,
  record: ExecutionRecord,
  node: GraphNode,
  roaming: RoamingData,
  target: number | undefined,
): boolean {
  if (target === undefined) return executeNode(session, record, node, roaming).success
  // Taken from and written back to the filtered view, so active filters are baked into the data from here on.
  roaming.store({ ...roaming.filtered(), __node_id_to_exec: target })
  return executeNode(session, record, node, roaming, target).success
}

function executeAction(
  session: Session,
  record: ExecutionRecord,
  node: GraphNode,
  roaming: RoamingData,
): NodeEnd {
  const { success, blocking, errors } = executeNode(session, record, node, roaming)
  if (!success && errors.length > 0) {
    record.errors.push(logTexts.nodeError(node, record.workflow, errors))
  }
  return { success, blocking }
}

function recordPrevented(session: Session, node: GraphNode, roaming: RoamingData): void {
  session.steps.push({
    index: session.steps.length,
    execution: session.currentExecution,
    node,
    result: 'prevented',
    input: roaming.stored,
    output: roaming.stored,
    parameters: [],
    errors: [],
    effects: [],
    milliseconds: 0,
  })
}
