import type { CharSet } from './char-set.ts'

/** A group by its number, or by its name as written. */
export type GroupReference = number | string

export type Anchor =
  'start' | 'lineStart' | 'end' | 'endOrLastNewline' | 'lineEnd' | 'wordBoundary' | 'noWordBoundary'

/** Every node that may turn out to be untranslatable knows where it starts (an index into the pattern's characters). */
interface Placed {
  readonly index: number
}

export interface SetNode {
  readonly kind: 'set'
  readonly set: CharSet
}

export interface GroupNode {
  readonly kind: 'group'
  readonly body: RegexNode
}

export interface LookNode extends Placed {
  readonly kind: 'look'
  readonly behind: boolean
  readonly negative: boolean
  readonly body: RegexNode
}

export interface RepeatNode extends Placed {
  readonly kind: 'repeat'
  readonly body: RegexNode
  readonly min: number
  readonly max: number
  readonly mode: 'greedy' | 'lazy' | 'possessive'
}

export interface BackreferenceNode extends Placed {
  readonly kind: 'backreference'
  readonly group: GroupReference
  readonly caseless: boolean
}

/** What a regex consists of. */
export type RegexNode =
  | SetNode
  | GroupNode
  | LookNode
  | RepeatNode
  | BackreferenceNode
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'alternatives'; readonly branches: readonly RegexNode[] }
  | { readonly kind: 'atomic'; readonly body: RegexNode }
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  /** `\R` */
  | { readonly kind: 'newline' }

/** A pattern, read. */
export interface RegexTree {
  readonly body: RegexNode
  /** The capturing groups by number, and by name where they have one. */
  readonly groups: ReadonlyMap<GroupReference, GroupNode>
}

/** The nodes directly below a node. */
export function childrenOf(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case 'sequence':
      return node.items
    case 'alternatives':
      return node.branches
    case 'group':
    case 'atomic':
    case 'look':
    case 'repeat':
      return [node.body]
    default:
      return []
  }
}
