import type { WorkflowGraph } from '@/engine/graph/model'
import type { PhpValue } from '@/engine/php/value'

/**
 * Finds characters of four bytes in UTF-8, such as emoji: MISP's tables do not hold them, and it answers HTTP 500 when
 * it saves them.
 *
 * @returns where they stand, in words
 */
export function findWideCharacters(name: string, graph: WorkflowGraph): readonly string[] {
  return [
    ...(isWide(name) ? ['the name'] : []),
    ...graph.nodes.filter(({ raw }) => isWide(raw)).map(({ key }) => `node ${key}`),
    ...graph.frames.filter(({ raw }) => isWide(raw)).map(({ title }) => `frame “${title}”`),
    ...(isWide(graph.rest ?? null) ? ['what stands beside the nodes'] : []),
  ]
}

function isWide(value: PhpValue): boolean {
  return /[\u{10000}-\u{10FFFF}]/u.test(JSON.stringify(value))
}
