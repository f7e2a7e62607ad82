import type { WorkflowGraph } from '../model.ts'

/** MISP keeps node ids as PHP integers; far below their end ids stay exact here as well. */
const HIGHEST = 2 ** 31

/**
 * Keys for new nodes: numbers that no node has as key or id, no connection leads to and no frame holds. (A connection
 * to a node that was lost would otherwise lead to the new one.)
 */
export function freeKeys(graph: WorkflowGraph, count: number): readonly string[] {
  const taken = takenNumbers(graph)
  const highest = [...taken].reduce((max, number) => Math.max(max, number), 0)
  const keys: string[] = []
  const start = highest + count < HIGHEST ? highest + 1 : 1
  for (let number = start; keys.length < count; number += 1) {
    if (!taken.has(number)) keys.push(String(number))
  }
  return keys
}

function takenNumbers(graph: WorkflowGraph): ReadonlySet<number> {
  const taken = new Set<number>()
  const take = (value: unknown): void => {
    const number = Number(value)
    if (Number.isInteger(number)) taken.add(number)
  }
  for (const { key, id, inputs, outputs } of graph.nodes) {
    take(key)
    if (typeof id === 'number' || typeof id === 'string') take(id)
    for (const { connections } of [...inputs, ...outputs]) {
      for (const { node } of connections) take(node)
    }
  }
  for (const { nodes } of graph.frames) nodes.forEach(take)
  // What stands beside the nodes has a key too, and MISP may take it for a node.
  Object.keys(graph.rest ?? {}).forEach(take)
  return taken
}
