import { arrayGet } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { findTriggerNode, type GraphNode, type WorkflowGraph } from './model.ts'

/** Labels of the filters that are on, in the order in which they were switched on. */
type Labels = readonly string[]

/** Labels on the connections into each node: by the node's key, then by the key of the node before it. */
export type FilterLabels = ReadonlyMap<string, ReadonlyMap<string, Labels>>

interface Pending {
  readonly node: GraphNode
  readonly labels: Labels
}

/**
 * Finds which label filters MISP shows on each connection that its trigger reaches. It walks all paths from the first
 * trigger; a filter node adds its label, a reset removes it (or all). Of all paths over a connection the last one
 * counts. (Only shown: the engine itself drops every filter at a reset.)
 *
 * Only for graphs without a cycle: MISP saves no others, so it never shows labels on them.
 *
 * @param isFilter whether the module of a node switches filters on
 */
export function findFilterLabels(
  graph: WorkflowGraph,
  isFilter: (node: GraphNode) => boolean,
): FilterLabels {
  const found = new Map<string, Map<string, Labels>>()
  const trigger = findTriggerNode(graph)
  if (trigger === undefined) return found
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]))
  const visited = new Set<string>()
  const pending: Pending[] = [{ node: trigger, labels: [] }]
  // The last of all paths to a node is the first one of a walk that takes the connections backwards. So each node needs
  // to be visited once, although the number of paths can double with every node.
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next
    if (visited.has(node.key)) continue
    visited.add(node.key)
    const labels = labelsAfter(node, next.labels, isFilter)
    for (const { node: target } of node.outputs.flatMap(({ connections }) => connections)) {
      const key = String(target)
      const before = found.get(key) ?? new Map<string, Labels>()
      found.set(key, before.set(node.key, labels))
      const targetNode = nodes.get(key)
      if (targetNode !== undefined) pending.push({ node: targetNode, labels })
    }
  }
  return found
}

function labelsAfter(
  node: GraphNode,
  labels: Labels,
  isFilter: (node: GraphNode) => boolean,
): Labels {
  const label = arrayGet(node.parameters, 'filtering-label')
  if (typeof label !== 'string' || isEmpty(label)) return labels
  if (isFilter(node)) return [...labels, label]
  if (node.moduleId !== 'generic-filter-reset') return labels
  return label === 'all' ? [] : labels.filter((other) => other !== label)
}
