import { findCycle, type CycleEdge } from './find-cycle.ts'
import type { GraphNode, WorkflowGraph } from './model.ts'
import { findMultipleConnections } from './multiple-connections.ts'
import { findPathWarnings, type PathWarning } from './path-warnings.ts'

/** What MISP's `POST /workflows/checkGraph` answers, with its own field names. */
export interface GraphCheck {
  readonly is_acyclic: {
    readonly is_acyclic: boolean
    readonly cycles: readonly CycleEdge[]
  }
  readonly multiple_output_connection: {
    readonly has_multiple_output_connection: boolean
    /** Targets by node id. */
    readonly edges: Readonly<Record<string, readonly number[]>>
  }
  readonly path_warnings: {
    readonly has_path_warnings: boolean
    readonly edges: readonly PathWarning[]
  }
}

/**
 * Checks a graph as MISP's editor has it checked after every change.
 *
 * @param isBlocking whether the module of a node is a blocking one
 */
export function checkGraph(
  graph: WorkflowGraph,
  isBlocking: (node: GraphNode) => boolean,
): GraphCheck {
  const cycles = findCycle(graph)
  const multiple = findMultipleConnections(graph)
  const { edges } = findPathWarnings(graph, isBlocking)
  return {
    is_acyclic: { is_acyclic: cycles.length === 0, cycles },
    multiple_output_connection: {
      has_multiple_output_connection: multiple.size > 0,
      edges: Object.fromEntries(multiple),
    },
    path_warnings: { has_path_warnings: edges.length > 0, edges },
  }
}
