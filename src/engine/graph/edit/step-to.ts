import { findNode, type GraphNode, type WorkflowGraph } from '../model.ts'
import { nextNodes } from './reach.ts'

/** An arrow key. */
export type Arrow = 'left' | 'right' | 'up' | 'down'

/**
 * The node an arrow key leads to from another one. Right and left follow the connections, to the node whose height fits
 * best; up and down go through the nodes with the same node before them, then through all nodes of about that column.
 *
 * @returns undefined where there is nothing in that direction
 */
export function stepTo(graph: WorkflowGraph, key: string, arrow: Arrow): GraphNode | undefined {
  const from = findNode(graph, key)
  if (from === undefined) return undefined
  if (arrow === 'right') return nearest(from, nodesAt(graph, key, 'downstream'))
  if (arrow === 'left') return nearest(from, nodesAt(graph, key, 'upstream'))
  return (
    nextInHeight(from, siblings(graph, key), arrow) ??
    nextInHeight(from, column(graph, from), arrow)
  )
}

function nodesAt(
  graph: WorkflowGraph,
  key: string,
  direction: 'downstream' | 'upstream',
): readonly GraphNode[] {
  const keys = nextNodes(graph, direction).get(key) ?? []
  return keys.flatMap((other) => findNode(graph, other) ?? [])
}

function siblings(graph: WorkflowGraph, key: string): readonly GraphNode[] {
  const before = nextNodes(graph, 'upstream').get(key) ?? []
  const behind = nextNodes(graph, 'downstream')
  const keys = new Set(before.flatMap((source) => behind.get(source) ?? []))
  return graph.nodes.filter((node) => keys.has(node.key))
}

/** Nodes that stand rather above or below a node than beside it. */
function column(graph: WorkflowGraph, from: GraphNode): readonly GraphNode[] {
  return graph.nodes.filter(
    ({ position }) =>
      Math.abs(position.x - from.position.x) <= Math.abs(position.y - from.position.y),
  )
}

function nearest(from: GraphNode, nodes: readonly GraphNode[]): GraphNode | undefined {
  return best(nodes, ({ position }) => Math.abs(position.y - from.position.y))
}

function nextInHeight(
  from: GraphNode,
  nodes: readonly GraphNode[],
  arrow: 'up' | 'down',
): GraphNode | undefined {
  const sign = arrow === 'down' ? 1 : -1
  const ahead = nodes.filter(({ position }) => sign * (position.y - from.position.y) > 0)
  return best(ahead, ({ position }) =>
    Math.hypot(position.x - from.position.x, position.y - from.position.y),
  )
}

/** The node with the lowest cost, of equal ones the first. */
function best(
  nodes: readonly GraphNode[],
  cost: (node: GraphNode) => number,
): GraphNode | undefined {
  let found: GraphNode | undefined
  for (const node of nodes) {
    if (found === undefined || cost(node) < cost(found)) found = node
  }
  return found
}
