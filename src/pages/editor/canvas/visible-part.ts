import { edgesOf, type Edge } from '@/engine/graph/edit/edges'
import type { Frame, GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { layOut, type Box, type PlacedNode } from '@/formats/picture/layout'
import { areaOfNode, type OpenHeights } from './open-nodes'

/** A graph with the place of everything in it, made once per change of the graph. */
export interface PlacedGraph {
  readonly nodes: readonly PlacedNode[]
  readonly byKey: ReadonlyMap<string, PlacedNode>
  readonly edges: readonly PlacedEdge[]
  readonly bounds: Box
}

/** A connection with both of its ends. */
export interface PlacedEdge {
  readonly edge: Edge
  readonly source: PlacedNode
  readonly target: PlacedNode
}

const noFrames: readonly Frame[] = []

/** Places everything of a graph. */
export function placeGraph(graph: WorkflowGraph): PlacedGraph {
  const { nodes, bounds } = layOut({ nodes: graph.nodes, frames: noFrames })
  const byKey = new Map(nodes.map((placed) => [placed.node.key, placed]))
  const edges = edgesOf(graph).flatMap((edge) => {
    const [source, target] = [byKey.get(edge.source), byKey.get(edge.target)]
    return source === undefined || target === undefined ? [] : [{ edge, source, target }]
  })
  return { nodes, byKey, edges, bounds }
}

/** The part of a graph that can be seen in an area: nodes, connections, and the nodes at the ends of these. */
export interface VisiblePart {
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
  /** How many nodes lie in the area themselves. */
  readonly count: number
}

const noneOpen: OpenHeights = new Map()

/**
 * Finds what lies in an area. Order is that of the graph, so that the same area gives the same lists.
 *
 * @param heights of the nodes that are open in place
 */
export function visiblePart(
  { nodes, edges }: PlacedGraph,
  area: Box,
  heights: OpenHeights = noneOpen,
): VisiblePart {
  const seen = new Set<GraphNode>()
  for (const placed of nodes) {
    if (overlaps(areaOfNode(placed, heights), area)) seen.add(placed.node)
  }
  const count = seen.size
  const seenEdges = edges.filter(({ source, target }) => overlaps(around(source, target), area))
  for (const { source, target } of seenEdges) {
    seen.add(source.node)
    seen.add(target.node)
  }
  return { nodes: nodes.filter(({ node }) => seen.has(node)), edges: seenEdges, count }
}

function around({ box: one }: PlacedNode, { box: other }: PlacedNode): Box {
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  }
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

/** Whether an area lies inside another one. */
export function contains(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}
