import type { Position, WorkflowGraph } from '../model.ts'
import { changeNodes } from './change-nodes.ts'

/** Puts nodes at new places, by their keys. */
export function placeNodes(
  graph: WorkflowGraph,
  places: ReadonlyMap<string, Position>,
): WorkflowGraph {
  return changeNodes(graph, (node) => {
    const place = places.get(node.key)
    if (place === undefined || (place.x === node.position.x && place.y === node.position.y)) {
      return node
    }
    return { ...node, position: { x: place.x, y: place.y } }
  })
}
