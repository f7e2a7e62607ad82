import { Untranslatable } from './errors.ts'
import { leastLength } from './match-length.ts'
import type { BackreferenceNode, GroupNode, RegexNode, RegexTree } from './syntax-tree.ts'
import { walkTree, type PathStep } from './walk-tree.ts'

/**
 * Finds the groups of all back references of a pattern. JavaScript forgets the groups of a repeated part with every round
 * and takes a group that has not matched for empty, PCRE does neither: only references to groups that have matched anew
 * whenever the reference is reached are the same in both.
 *
 * @throws Untranslatable for all others
 */
export function resolveBackreferences(tree: RegexTree): ReadonlyMap<BackreferenceNode, GroupNode> {
  const resolved = new Map<BackreferenceNode, GroupNode>()
  const paths = new Map([...walkTree(tree.body)].map(({ node, path }) => [node, path]))
  for (const [node, path] of paths) {
    if (node.kind !== 'backreference') continue
    const number = typeof node.group === 'number' ? node.group : tree.names.get(node.group)
    const group = tree.groups.get(number ?? 0)
    const groupPath = group && paths.get(group)
    if (!group || !groupPath || node.caseless || !isAlwaysSet(path, groupPath)) {
      throw new Untranslatable('a reference like this', node.index)
    }
    resolved.set(node, group)
  }
  return resolved
}

/** Whether the group matches before the reference on every way to it, given the ways down to both. */
function isAlwaysSet(path: readonly PathStep[], groupPath: readonly PathStep[]): boolean {
  const depth = groupPath.findIndex((step, at) => step.child !== path[at]?.child)
  const fork = groupPath[depth]
  return (
    fork?.node.kind === 'sequence' &&
    fork.child < (path[depth]?.child ?? 0) &&
    !path.slice(0, depth).some(({ node }) => node.kind === 'look' && node.behind) &&
    groupPath.slice(depth + 1).every(({ node }) => setsItsGroups(node))
  )
}

function setsItsGroups(node: RegexNode): boolean {
  if (node.kind === 'repeat') return node.min > 0 && leastLength(node.body) > 0
  return node.kind !== 'alternatives' && !(node.kind === 'look' && node.negative)
}
