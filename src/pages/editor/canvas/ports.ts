import type { GraphNode } from '@/engine/graph/model'

/** How far down a node's side a port stands, of 1; the same as in exported pictures (formats/picture). */
export function portShare(index: number, count: number): number {
  return (index + 1) / (count + 1)
}

/** The word at an output: a condition has two, for what holds and what does not. Empty where there is nothing to say. */
export function outputLabel({ moduleType, outputs }: GraphNode, index: number): string {
  if (moduleType === 'logic' && outputs.length === 2) return index === 0 ? 'then' : 'else'
  return outputs.length > 1 ? String(index + 1) : ''
}
