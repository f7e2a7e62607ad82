import type { PhpValue } from '../php/value.ts'
import type { GraphNode } from './model.ts'

/** A node's `id` as PHP uses it for an array key: a text that reads as an integer becomes one. */
export function idAsKey(id: PhpValue): number | string {
  if (typeof id === 'number') return Math.trunc(id)
  if (typeof id === 'boolean') return id ? 1 : 0
  if (typeof id !== 'string') return ''
  const number = Number(id)
  return Number.isSafeInteger(number) && String(number) === id ? number : id
}

/** Where the connections of each node lead, by the node's own `id` (not by its key in the graph), in stored order. */
export function targetsById(
  nodes: readonly GraphNode[],
): ReadonlyMap<number | string, readonly number[]> {
  const targets = new Map<number | string, number[]>()
  for (const node of nodes) {
    const id = idAsKey(node.id)
    const known = targets.get(id) ?? []
    for (const { connections } of node.outputs) {
      for (const connection of connections) known.push(connection.node)
    }
    targets.set(id, known)
  }
  return targets
}
