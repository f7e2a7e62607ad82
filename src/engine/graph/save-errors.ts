import { findCycle } from './find-cycle.ts'
import type { WorkflowGraph } from './model.ts'
import { findMultipleConnections } from './multiple-connections.ts'
import { triggerNodes } from './trigger-nodes.ts'

/** Why MISP does not save a graph, in its words. */
export type SaveError =
  | 'Cannot save a workflow containing a cycle'
  | 'Cannot save a workflow containing no or more than one trigger'
  | 'Cannot save a workflow having more than one connection per output'

/**
 * Checks a graph as MISP does before it saves one. Nothing else is checked: connections to missing nodes and unknown
 * modules are saved.
 *
 * @returns all reasons in MISP's order; MISP shows the first. Empty when the graph would be saved.
 */
export function saveErrors(graph: WorkflowGraph): readonly SaveError[] {
  const errors: SaveError[] = []
  if (findCycle(graph).length > 0) errors.push('Cannot save a workflow containing a cycle')
  if (triggerNodes(graph).length !== 1) {
    errors.push('Cannot save a workflow containing no or more than one trigger')
  }
  if (findMultipleConnections(graph).size > 0) {
    errors.push('Cannot save a workflow having more than one connection per output')
  }
  return errors
}
