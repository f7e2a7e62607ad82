import type { GraphNode, WorkflowGraph } from '../model.ts'

/**
 * The graph with some nodes changed; everything else is shared. The same graph when nothing changed.
 *
 * @param change gives the node itself where nothing is to be changed
 */
export function changeNodes(
  graph: WorkflowGraph,
  change: (node: GraphNode) => GraphNode,
): WorkflowGraph {
  let changed = false
  const nodes = graph.nodes.map((node) => {
    const now = change(node)
    changed ||= now !== node
    return now
  })
  return changed ? { ...graph, nodes } : graph
}

/** The graph with the node under a key changed; the same graph when there is none. */
export function changeNode(
  graph: WorkflowGraph,
  key: string,
  change: (node: GraphNode) => GraphNode,
): WorkflowGraph {
  return changeNodes(graph, (node) => (node.key === key ? change(node) : node))
}
