import type { RegexNode } from './syntax-tree.ts'

/** One item of a pattern (some have no effect), and whether a quantifier may follow it. */
export interface Item {
  readonly node: RegexNode | undefined
  readonly isRepeatable: boolean
}

/** An item that may be repeated. */
export function repeatable(node: RegexNode): Item {
  return { node, isRepeatable: true }
}

/** An item that may not be repeated. */
export function unrepeatable(node?: RegexNode): Item {
  return { node, isRepeatable: false }
}
