import type { WorkflowGraph } from '../model.ts'
import { connect, keepConnections } from './connect.ts'
import { edgesOf, type Edge } from './edges.ts'
import { takeFromFrames } from './frames.ts'

/** Removes nodes with all connections from and to them. Frames lose them too, and go when nothing is left in them. */
export function removeNodes(graph: WorkflowGraph, keys: Iterable<string>): WorkflowGraph {
  const gone = new Set(keys)
  if (!graph.nodes.some(({ key }) => gone.has(key))) return graph
  const cut = keepConnections(
    { ...graph, nodes: graph.nodes.filter(({ key }) => !gone.has(key)) },
    ({ source, target }) => !gone.has(source) && !gone.has(target),
  )
  return takeFromFrames(cut, gone)
}

/**
 * Removes nodes and closes the gaps: where one connection led to a node and one from it, the nodes on both sides are
 * connected. Of several neighbours to be removed the whole row is bridged.
 */
export function removeAndReconnect(graph: WorkflowGraph, keys: Iterable<string>): WorkflowGraph {
  let result = graph
  for (const key of keys) {
    const bridge = bridgeOver(result, key)
    result = removeNodes(result, [key])
    if (bridge !== undefined) result = connect(result, bridge)
  }
  return result
}

function bridgeOver(graph: WorkflowGraph, key: string): Edge | undefined {
  const edges = edgesOf(graph)
  const [before, ...othersBefore] = edges.filter(({ target }) => target === key)
  const [behind, ...othersBehind] = edges.filter(({ source }) => source === key)
  if (before === undefined || behind === undefined) return undefined
  if (othersBefore.length > 0 || othersBehind.length > 0 || before.source === key) return undefined
  return { ...before, target: behind.target, input: behind.input }
}
