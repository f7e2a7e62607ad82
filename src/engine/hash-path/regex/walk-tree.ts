import { childrenOf, type RegexNode } from './syntax-tree.ts'

/** A node on the way down to another, and which of its children the way takes. */
export interface PathStep {
  readonly node: RegexNode
  readonly child: number
}

/** Every node with the way to it, parents first. */
export function* walkTree(
  node: RegexNode,
  path: readonly PathStep[] = [],
): Generator<{ readonly node: RegexNode; readonly path: readonly PathStep[] }> {
  yield { node, path }
  for (const [child, below] of childrenOf(node).entries()) {
    yield* walkTree(below, [...path, { node, child }])
  }
}

/** The first node of interest: the node itself or one below it. */
export function findNode(
  node: RegexNode,
  isWanted: (node: RegexNode) => boolean,
): RegexNode | undefined {
  if (isWanted(node)) return node
  for (const below of childrenOf(node)) {
    const found = findNode(below, isWanted)
    if (found !== undefined) return found
  }
  return undefined
}
