import { leastLength } from './match-length.ts'
import type { BackreferenceNode, GroupNode, RegexNode, RegexTree } from './syntax-tree.ts'
import { walkTree, type PathStep } from './walk-tree.ts'

/**
 * Finds the groups of those back references of a pattern that JavaScript can follow. It forgets the groups of a repeated
 * part with every round and takes a group that has not matched for empty, PCRE does neither: only references to groups
 * that have matched anew whenever the reference is reached are the same in both.
 */
export function resolveBackreferences(tree: RegexTree): ReadonlyMap<BackreferenceNode, GroupNode> {
  const resolved = new Map<BackreferenceNode, GroupNode>()
  const paths = new Map([...walkTree(tree.body)].map(({ node, path }) => [node, path]))
  for (const [node, path] of paths) {
    if (node.kind !== 'backreference') continue
    const group = tree.groups.get(node.group)
    const groupPath = group && paths.get(group)
    if (groupPath && !node.caseless && isAlwaysSet(path, groupPath)) resolved.set(node, group)
  }
  return resolved
}

/** Whether the group matches before the reference on every way to it, given the ways down to both. */
function isAlwaysSet(path: readonly PathStep[], groupPath: readonly PathStep[]): boolean {
  const depth = groupPath.findIndex((step, at) => step.child !== path[at]?.child)
  const fork = groupPath[depth]
  return (
    fork?.node.kind === 'sequence' &&
    fork.child < Number(path[depth]?.child) &&
    !path.slice(0, depth).some(({ node }) => node.kind === 'look' && node.behind) &&
    groupPath.slice(depth + 1).every(({ node }) => setsItsGroups(node))
  )
}

function setsItsGroups(node: RegexNode): boolean {
  if (node.kind === 'repeat') return node.min > 0 && leastLength(node.body) > 0
  return node.kind !== 'alternatives' && !(node.kind === 'look' && node.negative)
}
