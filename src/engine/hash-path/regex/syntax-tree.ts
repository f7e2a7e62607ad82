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
  /** Undefined for groups that don't capture. */
  readonly number: number | undefined
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

/** `(?1)`, `(?&name)`: the pattern of a group again; 0 is the whole pattern. */
export interface CallNode extends Placed {
  readonly kind: 'call'
  readonly group: GroupReference
}

/** `(?(…)yes|no)`. */
export interface ConditionNode extends Placed {
  readonly kind: 'condition'
  readonly test: ConditionTest
  readonly yes: RegexNode
  readonly no: RegexNode
}

export type ConditionTest =
  | LookNode
  /** Whether a group has matched. */
  | { readonly kind: 'matched'; readonly group: GroupReference }
  /** Whether this is within a recursion (into a group). */
  | { readonly kind: 'recursion' }
  /** Known beforehand: `VERSION>=…`, or `DEFINE`, whose groups are there only to be called. */
  | { readonly kind: 'constant'; readonly value: boolean; readonly isDefine: boolean }

/** What a regex consists of. */
export type RegexNode =
  | SetNode
  | GroupNode
  | LookNode
  | RepeatNode
  | BackreferenceNode
  | CallNode
  | ConditionNode
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'alternatives'; readonly branches: readonly RegexNode[] }
  | { readonly kind: 'atomic'; readonly body: RegexNode }
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  /** `\R` */
  | { readonly kind: 'newline' }
  /** `\X` */
  | { readonly kind: 'cluster' }
  /** `(*FAIL)` */
  | { readonly kind: 'never' }
  /** Read, but known to be beyond JavaScript. */
  | ({ readonly kind: 'untranslatable'; readonly construct: string } & Placed)

/** A pattern, read. */
export interface RegexTree {
  readonly body: RegexNode
  /** The capturing groups by number; several under one number after `(?|`. */
  readonly groups: ReadonlyMap<number, readonly GroupNode[]>
  /** The numbers of groups by name; several with `J`. */
  readonly names: ReadonlyMap<string, readonly number[]>
  /** Whether there is a `(?|` anywhere. */
  readonly restartsNumbers: boolean
}

export const NOTHING: RegexNode = { kind: 'sequence', items: [] }

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
    case 'condition':
      return node.test.kind === 'look' ? [node.test, node.yes, node.no] : [node.yes, node.no]
    default:
      return []
  }
}
