import type { Node } from './nodes.ts'

function isNode(value: object): value is Node {
  return 'type' in value && 'line' in value
}

/** The nodes directly below a node, a list of nodes or a node's arguments, in the order of the source. */
export function* childrenOf(parent: object): Generator<Node> {
  for (const value of Object.values(parent)) {
    if (typeof value !== 'object' || value === null) continue
    if (isNode(value)) yield value
    else yield* childrenOf(value)
  }
}

/** A node and all the nodes below it. */
export function* descendantsOf(node: Node): Generator<Node> {
  yield node
  for (const child of childrenOf(node)) yield* descendantsOf(child)
}

/**
 * Which of the names a body reads before it assigns them: a macro accepts `varargs`, `kwargs` and `caller` exactly
 * when its body uses them. Blocks are not looked into.
 */
export function undeclaredNames(body: object, wanted: readonly string[]): ReadonlySet<string> {
  const open = new Set(wanted)
  const found = new Set<string>()
  const visit = (parent: object): void => {
    for (const node of childrenOf(parent)) {
      if (node.type === 'Block') continue
      if (node.type === 'Name' && !node.stored && open.has(node.name)) found.add(node.name)
      else if (node.type === 'Parameter' || node.type === 'Name') open.delete(node.name)
      visit(node)
    }
  }
  visit(body)
  return found
}
