import { Untranslatable } from './errors.ts'
import { leastLength } from './match-length.ts'
import type { BackreferenceNode, GroupNode, RegexTree } from './syntax-tree.ts'
import { groupsOf, walkTree, type PathStep } from './walk-tree.ts'

/** A back reference, found out about. */
export interface ResolvedReference {
  readonly group: GroupNode
  /**
   * Whether the group has matched when the reference is reached: where it has not, PCRE fails and JavaScript matches
   * nothing.
   */
  readonly isSet: 'always' | 'perhaps' | 'never'
}

/**
 * Finds out about all back references of a pattern. JavaScript forgets the groups of a repeated part with every round and
 * takes a group that has not matched for empty, PCRE does neither: where that would show, the pattern can't be translated.
 *
 * @throws Untranslatable in that case
 */
export function resolveBackreferences(
  tree: RegexTree,
): ReadonlyMap<BackreferenceNode, ResolvedReference> {
  const resolved = new Map<BackreferenceNode, ResolvedReference>()
  const paths = new Map([...walkTree(tree.body)].map(({ node, path }) => [node, path]))
  for (const [node, path] of paths) {
    if (node.kind !== 'backreference') continue
    const [group, ...others] = groupsOf(tree, node.group)
    const groupPath = group && paths.get(group)
    if (group === undefined || groupPath === undefined || others.length > 0) {
      throw new Untranslatable('a reference to several groups of one number or name', node.index)
    }
    const isSet = new ReferenceWay(node, path, group, groupPath).isSet()
    resolved.set(node, { group, isSet })
  }
  return resolved
}

/** The way in the tree from a group to a reference to it. */
class ReferenceWay {
  readonly #reference: BackreferenceNode
  readonly #group: GroupNode
  /** Where the ways to group and reference part: the last step they have in common up to its node. */
  readonly #fork: { readonly group: PathStep; readonly reference: PathStep }
  readonly #aboveFork: readonly PathStep[]
  readonly #belowFork: readonly PathStep[]

  constructor(
    reference: BackreferenceNode,
    path: readonly PathStep[],
    group: GroupNode,
    groupPath: readonly PathStep[],
  ) {
    this.#reference = reference
    this.#group = group
    const depth = groupPath.findIndex((step, at) => step.child !== path[at]?.child)
    const [groupStep, referenceStep] = [groupPath[depth], path[depth]]
    if (groupStep === undefined || referenceStep === undefined) {
      throw new Untranslatable('a reference to a group from within it', reference.index)
    }
    this.#fork = { group: groupStep, reference: referenceStep }
    this.#aboveFork = path.slice(0, depth)
    this.#belowFork = groupPath.slice(depth + 1)
  }

  isSet(): ResolvedReference['isSet'] {
    if (this.#aboveFork.some(({ node }) => node.kind === 'look' && node.behind)) {
      this.#fail('a reference to a group of the same look behind')
    }
    if (!this.#groupComesFirst()) return this.#isRepeated() ? this.#fail(FORGOTTEN) : 'never'
    const isSet = this.#isSetAtFork()
    if (isSet !== 'perhaps') return isSet
    if (this.#isRepeated()) this.#fail(FORGOTTEN)
    if (leastLength(this.#group) === 0)
      this.#fail('a reference to a group that may be empty or unset')
    return isSet
  }

  #groupComesFirst(): boolean {
    const { group, reference } = this.#fork
    return group.node.kind === 'sequence' && group.child < reference.child
  }

  /** Whether group and reference are repeated together. */
  #isRepeated(): boolean {
    return this.#aboveFork.some(({ node }) => node.kind === 'repeat' && node.max > 1)
  }

  /** Whether the group is set once the part of the pattern below the fork has matched, looking from inside out. */
  #isSetAtFork(): ResolvedReference['isSet'] {
    let isSet: ResolvedReference['isSet'] = 'always'
    for (const { node } of this.#belowFork.toReversed()) {
      if (node.kind === 'look' && node.negative) return 'never'
      if (node.kind === 'alternatives') isSet = 'perhaps'
      if (node.kind !== 'repeat' || (node.min === 1 && node.max === 1)) continue
      if (leastLength(node.body) === 0)
        this.#fail('a reference into a repeated part that may be empty')
      if (node.max > 1 && isSet === 'perhaps') this.#fail(FORGOTTEN)
      if (node.min === 0) isSet = 'perhaps'
    }
    return isSet
  }

  #fail(construct: string): never {
    throw new Untranslatable(construct, this.#reference.index)
  }
}

const FORGOTTEN = 'a reference to what an earlier round of a repetition matched'
