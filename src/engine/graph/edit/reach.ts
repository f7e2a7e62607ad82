import type { WorkflowGraph } from '../model.ts'
import { edgesOf } from './edges.ts'

/** Along the connections, or against them. */
export type Direction = 'downstream' | 'upstream'

/** The keys of some nodes and of all nodes that can be reached from them. */
export function reachedFrom(
  graph: WorkflowGraph,
  keys: Iterable<string>,
  direction: Direction,
): ReadonlySet<string> {
  const next = nextNodes(graph, direction)
  const found = new Set(keys)
  const pending = [...found]
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    for (const other of next.get(key) ?? []) {
      if (found.has(other)) continue
      found.add(other)
      pending.push(other)
    }
  }
  return found
}

/** The nodes next to each node in a direction, each once, in stored order. */
export function nextNodes(
  graph: WorkflowGraph,
  direction: Direction,
): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>()
  for (const { source, target } of edgesOf(graph)) {
    const [from, to] = direction === 'downstream' ? [source, target] : [target, source]
    const known = next.get(from)
    if (known === undefined) next.set(from, [to])
    else if (!known.includes(to)) known.push(to)
  }
  return next
}
