import { edgesOf } from '@/engine/graph/edit/edges'
import type { GraphNode, Position, WorkflowGraph } from '@/engine/graph/model'
import { layOut } from '@/formats/picture/layout'
import type { Place } from './node-commands'

/** What a new node takes up, and how far from others it stands. */
const size = { width: 260, height: 84 }
const gap = 30
/** From the left side of a node to that of the one behind it. */
export const step = 340

/** A place as near below the wanted one as no node is in the way. */
export function freeSpot({ nodes }: WorkflowGraph, { x, y }: Position): Position {
  const inTheWay = layOut({ nodes, frames: [] })
    .nodes.map(({ box }) => box)
    .filter((box) => box.x < x + size.width + gap && x < box.x + box.width + gap)
  let top = y
  for (;;) {
    const hit = inTheWay.find(
      (box) => box.y < top + size.height + gap && top < box.y + box.height + gap,
    )
    if (hit === undefined) return { x, y: top }
    top = hit.y + hit.height + gap
  }
}

/** Where a new node goes, and what to connect it with. */
export interface Spot {
  readonly position: Position
  readonly place: Place | undefined
}

/**
 * Where a new node behind a node goes: to the right, on its first output that leads nowhere yet, else on the way to the
 * one behind it now.
 *
 * @param takesMore whether an output of the node may lead to several nodes
 */
export function spotBehind(graph: WorkflowGraph, node: GraphNode, takesMore: boolean): Spot {
  const wanted = { x: node.position.x + step, y: node.position.y }
  const place = placeBehind(graph, node, takesMore)
  // On a connection room is made for it.
  const isBetween = place !== undefined && 'on' in place
  return { position: isBetween ? wanted : freeSpot(graph, wanted), place }
}

function placeBehind(graph: WorkflowGraph, node: GraphNode, takesMore: boolean): Place | undefined {
  const [first] = node.outputs
  const free = node.outputs.find(({ connections }) => connections.length === 0)
  const output = free ?? (takesMore ? first : undefined)
  if (output !== undefined) return { behind: { source: node.key, output: output.name } }
  const on = edgesOf(graph).find(({ source }) => source === node.key)
  return on && { on }
}
