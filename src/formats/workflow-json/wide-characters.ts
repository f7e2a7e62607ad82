import type { Frame, GraphNode, WorkflowGraph } from '@/engine/graph/model'
import type { PhpValue } from '@/engine/php/value'

const WIDE = /[\u{10000}-\u{10FFFF}]/u

/**
 * Finds characters of four bytes in UTF-8, such as emoji: MISP's tables do not hold them, and it answers HTTP 500 when
 * it saves them.
 *
 * @returns where they stand, in words
 */
export function findWideCharacters(name: string, graph: WorkflowGraph): readonly string[] {
  return [
    ...(isWide(name) ? ['the name'] : []),
    ...graph.nodes.filter(isWidePart).map(({ key }) => `node ${key}`),
    ...graph.frames.filter(isWidePart).map(({ title }) => `frame “${title}”`),
    ...(isWide(graph.rest ?? null) ? ['what stands beside the nodes'] : []),
  ]
}

function isWide(value: PhpValue): boolean {
  return WIDE.test(JSON.stringify(value))
}

/** Parts that were looked at: while a workflow is edited most stay the same. */
const looked = new WeakMap<GraphNode | Frame, boolean>()

function isWidePart(part: GraphNode | Frame): boolean {
  const known = looked.get(part) ?? WIDE.test(JSON.stringify(part))
  looked.set(part, known)
  return known
}
