import type { WorkflowGraph } from '../model.ts'
import { addNode, type Added } from './add-node.ts'
import { connect } from './connect.ts'
import { edgesOf } from './edges.ts'
import type { NodeRequest } from './new-node.ts'

/** How far left of the first node a trigger is put. */
const GAP = 300

/**
 * Adds a trigger to a graph that has none, left of its first node. It is connected with the node that nothing leads to,
 * if there is only one: else nobody knows where the workflow begins.
 */
export function addTrigger(graph: WorkflowGraph, request: Omit<NodeRequest, 'position'>): Added {
  const targets = new Set(edgesOf(graph).map(({ target }) => target))
  const entries = graph.nodes.filter(({ key }) => !targets.has(key))
  const [entry, ...others] = entries
  const first = entry ?? graph.nodes[0]
  const position =
    first === undefined ? { x: 0, y: 0 } : { x: first.position.x - GAP, y: first.position.y }
  const added = addNode(graph, { ...request, position })
  if (entry === undefined || others.length > 0) return added
  const edge = { source: added.key, output: 'output_1', target: entry.key, input: 'input_1' }
  return { ...added, graph: connect(added.graph, edge) }
}
