import { RefusedPattern, Untranslatable } from './errors.ts'
import type { RegexNode, RegexTree } from './syntax-tree.ts'
import { walkTree } from './walk-tree.ts'

/**
 * PCRE takes a look behind only where each of its branches matches a fixed number of characters.
 *
 * @throws RefusedPattern when one does not
 * @throws Untranslatable when that depends on a back reference
 */
export function checkLookBehinds(tree: RegexTree): void {
  for (const { node } of walkTree(tree.body)) {
    if (node.kind !== 'look' || !node.behind) continue
    const branches = node.body.kind === 'alternatives' ? node.body.branches : [node.body]
    if (branches.some((branch) => Number.isNaN(fixedLength(branch)))) {
      throw new RefusedPattern(
        'Compilation failed: lookbehind assertion is not fixed length',
        node.index,
      )
    }
  }
}

const LONGEST = 65535

/** How many characters a node matches; NaN when that varies or is too many. */
function fixedLength(node: RegexNode): number {
  const length = measure(node)
  return length <= LONGEST ? length : NaN
}

function measure(node: RegexNode): number {
  switch (node.kind) {
    case 'set':
      return 1
    case 'anchor':
    case 'look':
      return 0
    case 'sequence':
      return node.items.reduce((sum, item) => sum + fixedLength(item), 0)
    case 'alternatives': {
      const lengths = new Set(node.branches.map(fixedLength))
      const [length = 0] = lengths
      return lengths.size === 1 ? length : NaN
    }
    case 'group':
    case 'atomic':
      return fixedLength(node.body)
    case 'repeat':
      if (node.body.kind === 'look' && !node.body.behind) return 0
      return node.min === node.max ? node.min * fixedLength(node.body) : NaN
    case 'backreference':
      throw new Untranslatable('a reference in a look behind', node.index)
    case 'newline':
      return NaN
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
