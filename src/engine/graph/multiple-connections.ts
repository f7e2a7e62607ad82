import type { WorkflowGraph } from './model.ts'
import { idAsKey } from './node-id.ts'

/**
 * Finds nodes with more than one connection on an output that do not say of themselves that this is fine
 * (`multiple_output_connection`, which MISP reads from the saved node and not from its module).
 *
 * @returns the targets of the offending output by node `id`; of several such outputs of a node MISP reports the last
 */
export function findMultipleConnections(
  graph: WorkflowGraph,
): ReadonlyMap<number | string, readonly number[]> {
  const found = new Map<number | string, readonly number[]>()
  for (const node of graph.nodes) {
    if (node.multipleOutputConnection) continue
    for (const { connections } of node.outputs) {
      if (connections.length > 1) {
        found.set(
          idAsKey(node.id),
          connections.map((connection) => connection.node),
        )
      }
    }
  }
  return found
}
