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

/** Moves nodes by a distance. */
export function moveNodes(
  graph: WorkflowGraph,
  keys: Iterable<string>,
  by: Position,
): WorkflowGraph {
  const moved = new Set(keys)
  const places = graph.nodes
    .filter(({ key }) => moved.has(key))
    .map(({ key, position }): [string, Position] => [
      key,
      { x: position.x + by.x, y: position.y + by.y },
    ])
  return placeNodes(graph, new Map(places))
}
