import type { Compat } from '../compat.ts'
import type { GraphNode } from '../graph/model.ts'

/**
 * Whether a logic node always leads to its first output. MISP's walker treats filter nodes so: in 2.5.1 by their module
 * id, later only where the stored node says `isFiltering` (which no editor writes), while a reset always passes.
 */
export function alwaysFirstOutput(node: GraphNode, compat: Compat): boolean {
  if (node.moduleId === 'generic-filter-reset') return true
  return compat.filterNodesAlwaysPass ? node.moduleId === 'generic-filter-data' : node.isFiltering
}

/** The output a logic node chose; undefined for nodes that choose none. */
export function chosenOutput(
  node: GraphNode,
  success: boolean,
  compat: Compat,
): 'output_1' | 'output_2' | undefined {
  if (node.moduleType !== 'logic' || node.moduleId === 'concurrent-task') return undefined
  return success || alwaysFirstOutput(node, compat) ? 'output_1' : 'output_2'
}
