import { findNode, type WorkflowGraph } from '@/engine/graph/model'

/** So many of something: `a node`, `3 nodes`. */
export function counted(count: number, word: string): string {
  return count === 1 ? `a ${word}` : `${count} ${word}s`
}

/** Some nodes in words: the name of a single one, else how many. */
export function nodesInWords(graph: WorkflowGraph, keys: readonly string[]): string {
  const [only, ...others] = keys
  if (only === undefined || others.length > 0) return counted(keys.length, 'node')
  return `“${findNode(graph, only)?.name ?? only}”`
}
