import { edgesOf } from '@/engine/graph/edit/edges'
import type { Position, WorkflowGraph } from '@/engine/graph/model'

export interface Size {
  readonly width: number
  readonly height: number
}

/** What a node takes up while nobody has measured it. */
const usualSize: Size = { width: 220, height: 90 }

const gaps = { rankdir: 'LR', nodesep: 40, ranksep: 90 } as const

/**
 * Places for nodes in columns from left to right, so that connections run forward and cross little. The left-most node
 * at the top stays where it is.
 *
 * @param sizes of the nodes on the canvas, by key
 * @param keys which nodes are laid out; without it all
 */
export async function tidyLayout(
  graph: WorkflowGraph,
  sizes: ReadonlyMap<string, Size>,
  keys: readonly string[] = graph.nodes.map(({ key }) => key),
): Promise<ReadonlyMap<string, Position>> {
  const { Graph, layout } = await import('@dagrejs/dagre')
  const wanted = new Set(keys)
  const drawing = new Graph({ multigraph: true })
  drawing.setGraph(gaps)
  drawing.setDefaultEdgeLabel(() => ({}))
  const nodes = graph.nodes.filter(({ key }) => wanted.has(key))
  for (const { key } of nodes) drawing.setNode(key, { ...(sizes.get(key) ?? usualSize) })
  for (const { source, output, target } of edgesOf(graph)) {
    if (wanted.has(source) && wanted.has(target)) drawing.setEdge(source, target, {}, output)
  }
  layout(drawing)
  const places = new Map(nodes.map(({ key }) => [key, topLeft(drawing.node(key))]))
  const anchor = nodes.reduce<(typeof nodes)[number] | undefined>(
    (first, node) =>
      first === undefined || isBefore(node.position, first.position) ? node : first,
    undefined,
  )
  return anchor === undefined ? places : anchored(places, anchor.key, anchor.position)
}

/** Moves all places so that one node stays where it was. */
function anchored(
  places: ReadonlyMap<string, Position>,
  key: string,
  position: Position,
): ReadonlyMap<string, Position> {
  const place = places.get(key) ?? position
  const by = { x: position.x - place.x, y: position.y - place.y }
  return new Map(
    [...places].map(([other, { x, y }]) => [
      other,
      { x: Math.round(x + by.x), y: Math.round(y + by.y) },
    ]),
  )
}

/** Dagre places the middles of nodes. */
function topLeft({ x, y, width, height }: Position & Size): Position {
  return { x: x - width / 2, y: y - height / 2 }
}

function isBefore(one: Position, other: Position): boolean {
  return one.x < other.x || (one.x === other.x && one.y < other.y)
}
