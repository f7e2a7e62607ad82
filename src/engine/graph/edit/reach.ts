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

type NextNodes = ReadonlyMap<string, readonly string[]>

const known = new WeakMap<WorkflowGraph, Partial<Record<Direction, NextNodes>>>()

/** The nodes next to each node in a direction, each once, in stored order. */
export function nextNodes(graph: WorkflowGraph, direction: Direction): NextNodes {
  const before = known.get(graph)
  const next = before?.[direction] ?? findNext(graph, direction)
  known.set(graph, { ...before, [direction]: next })
  return next
}

function findNext(graph: WorkflowGraph, direction: Direction): NextNodes {
  const next = new Map<string, Set<string>>()
  for (const { source, target } of edgesOf(graph)) {
    const [from, to] = direction === 'downstream' ? [source, target] : [target, source]
    const found = next.get(from)
    if (found === undefined) next.set(from, new Set([to]))
    else found.add(to)
  }
  return new Map([...next].map(([key, others]) => [key, [...others]]))
}
