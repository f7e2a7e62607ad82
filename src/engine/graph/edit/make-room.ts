import { findNode, type Position, type WorkflowGraph } from '../model.ts'
import type { Edge } from './edges.ts'
import { placeNodes } from './place-nodes.ts'
import { reachedFrom } from './reach.ts'

/**
 * Makes room for a node that was put into a connection: it stands clear of the node before it, and everything behind it
 * goes to the right as far as that takes. Connections that run back to the left stay as they are, and so does what leads
 * to the new node itself (in a loop that is behind it, too).
 *
 * @param key the new node
 * @param edge the connection it was put into
 * @param step from the left side of a node to that of the next one
 */
export function makeRoom(
  graph: WorkflowGraph,
  key: string,
  { source, target }: Pick<Edge, 'source' | 'target'>,
  step: number,
): WorkflowGraph {
  const [before, added, behind] = [source, key, target].map((one) => findNode(graph, one)?.position)
  if (before === undefined || added === undefined || behind === undefined) return graph
  if (behind.x <= before.x) return graph
  const place = { ...added, x: Math.max(added.x, before.x + step) }
  const by = Math.max(0, place.x + step - behind.x)
  const staying = reachedFrom(graph, [key], 'upstream')
  const places = new Map<string, Position>([[key, place]])
  for (const other of reachedFrom(graph, [target], 'downstream')) {
    const position = findNode(graph, other)?.position
    if (position === undefined || (staying.has(other) && other !== target)) continue
    places.set(other, { ...position, x: position.x + by })
  }
  return placeNodes(graph, places)
}
