import { RefusedPattern, Untranslatable } from './errors.ts'
import type { GroupReference, RegexNode, RegexTree } from './syntax-tree.ts'
import { groupsOf, walkTree } from './walk-tree.ts'

/**
 * PCRE takes a look behind only where each of its branches matches a fixed number of characters.
 *
 * @throws RefusedPattern when one does not
 * @throws Untranslatable when that can't be told
 */
export function checkLookBehinds(tree: RegexTree): void {
  for (const { node } of walkTree(tree.body)) {
    if (node.kind !== 'look' || !node.behind) continue
    const measure = new FixedLength(tree, node.index)
    const branches = node.body.kind === 'alternatives' ? node.body.branches : [node.body]
    for (const branch of branches) measure.of(branch)
  }
}

const LONGEST = 65535

class FixedLength {
  readonly #tree: RegexTree
  readonly #index: number
  readonly #entered: GroupReference[] = []

  constructor(tree: RegexTree, index: number) {
    this.#tree = tree
    this.#index = index
  }

  of(node: RegexNode): number {
    const length = this.#measure(node)
    if (length > LONGEST) this.#refuse('lookbehind assertion is too long')
    return length
  }

  #measure(node: RegexNode): number {
    switch (node.kind) {
      case 'set':
        return 1
      case 'anchor':
      case 'look':
        return 0
      case 'sequence':
        return node.items.reduce((sum, item) => sum + this.of(item), 0)
      case 'alternatives':
        return this.#same(node.branches)
      case 'group':
      case 'atomic':
        return this.of(node.body)
      case 'repeat':
        if (node.body.kind === 'look' && !node.body.behind) return 0
        if (node.min !== node.max) this.#notFixed()
        return node.min * this.of(node.body)
      case 'backreference':
        return this.#ofReference(node.group, node.index)
      case 'newline':
        return this.#notFixed()
    }
  }

  #same(branches: readonly RegexNode[]): number {
    const [first = 0, ...others] = branches.map((branch) => this.of(branch))
    return others.every((length) => length === first) ? first : this.#notFixed()
  }

  #ofReference(reference: GroupReference, index: number): number {
    const [group, ...others] = groupsOf(this.#tree, reference)
    if (group === undefined || others.length > 0 || this.#entered.includes(reference)) {
      throw new Untranslatable('this reference in a look behind', index)
    }
    this.#entered.push(reference)
    const length = this.of(group.body)
    this.#entered.pop()
    return length
  }

  #notFixed(): never {
    return this.#refuse('lookbehind assertion is not fixed length')
  }

  #refuse(reason: string): never {
    throw new RefusedPattern(`Compilation failed: ${reason}`, this.#index)
  }
}

/** The fewest characters a node can match; a lower bound where it repeats other groups. */
export function leastLength(node: RegexNode): number {
  switch (node.kind) {
    case 'set':
    case 'newline':
      return 1
    case 'sequence':
      return node.items.reduce((sum, item) => sum + leastLength(item), 0)
    case 'alternatives':
      return Math.min(...node.branches.map(leastLength))
    case 'group':
    case 'atomic':
      return leastLength(node.body)
    case 'repeat':
      return node.min * leastLength(node.body)
    default:
      return 0
  }
}
