import { phpTypeError } from '../php/errors.ts'
import type { PhpValue } from '../php/value.ts'
import { findTriggerNode, type GraphNode, type WorkflowGraph } from './model.ts'

/** All trigger nodes in stored order. MISP saves a workflow only if there is exactly one. */
export function triggerNodes(graph: WorkflowGraph): readonly GraphNode[] {
  return graph.nodes.filter((node) => node.moduleType === 'trigger')
}

/**
 * The `id` of the node from which a trigger's run starts: of the first trigger node, if that is the trigger asked for;
 * else -1.
 *
 * @throws PhpError when there is no trigger node and the trigger's id is empty: null equals the empty text in PHP, and
 *   MISP returns the id of a node that does not exist
 */
export function nodeIdForTrigger(graph: WorkflowGraph, triggerId: string): PhpValue {
  const node = findTriggerNode(graph)
  if (node?.moduleId === triggerId) return node.id
  if (node === undefined && triggerId === '') {
    throw phpTypeError(
      'WorkflowGraphTool::getNodeIdForTrigger(): Return value must be of type int, null returned',
    )
  }
  return -1
}
