import type { BinaryOperator } from '../python/arithmetic.ts'
import type { OrderOperator } from '../python/order.ts'

/** The syntax tree of a template. Fields stand in the order of the source: walks over the tree rely on it. */
interface Positioned {
  readonly line: number
}

/** A name that is read, or assigned when `stored`. */
export interface NameNode extends Positioned {
  readonly type: 'Name'
  readonly name: string
  readonly stored: boolean
}

/** The target of `{% set namespace.attribute = … %}`. */
export interface NamespaceNode extends Positioned {
  readonly type: 'Namespace'
  readonly name: string
  readonly attribute: string
}

export interface ConstantNode extends Positioned {
  readonly type: 'Constant'
  readonly value: null | boolean | bigint | number | string
}

/** Text between the tags. */
export interface TextNode extends Positioned {
  readonly type: 'Text'
  readonly text: string
}

export interface TupleNode extends Positioned {
  readonly type: 'Tuple'
  readonly items: readonly Expression[]
}

export interface ListNode extends Positioned {
  readonly type: 'List'
  readonly items: readonly Expression[]
}

export interface DictNode extends Positioned {
  readonly type: 'Dict'
  readonly entries: readonly (readonly [key: Expression, value: Expression])[]
}

export interface AttributeNode extends Positioned {
  readonly type: 'Attribute'
  readonly owner: Expression
  readonly name: string
}

export interface ItemNode extends Positioned {
  readonly type: 'Item'
  readonly owner: Expression
  readonly key: Expression
}

export interface SliceNode extends Positioned {
  readonly type: 'Slice'
  readonly start: Expression | null
  readonly stop: Expression | null
  readonly step: Expression | null
}

/** The arguments of a call, a filter or a test. */
export interface ArgumentNodes {
  readonly positional: readonly Expression[]
  readonly named: readonly (readonly [name: string, value: Expression])[]
  /** `*rest` */
  readonly rest: Expression | null
  /** `**options` */
  readonly options: Expression | null
}

export interface CallNode extends Positioned {
  readonly type: 'Call'
  readonly callee: Expression
  readonly args: ArgumentNodes
}

/** A filter of `{% filter … %}` or `{% set x | … %}`: the text of the body is its value. */
export interface BodyFilterNode extends Positioned {
  readonly type: 'Filter'
  readonly name: string
  readonly args: ArgumentNodes
}

export interface FilterNode extends BodyFilterNode {
  readonly value: Expression
}

export interface TestNode extends Positioned {
  readonly type: 'Test'
  readonly value: Expression
  readonly name: string
  readonly args: ArgumentNodes
}

export interface UnaryNode extends Positioned {
  readonly type: 'Unary'
  readonly operator: '-' | '+'
  readonly value: Expression
}

export interface NotNode extends Positioned {
  readonly type: 'Not'
  readonly value: Expression
}

/** Python's operators, and `~` that puts texts together. */
export type Arithmetic = BinaryOperator | '~'

export interface BinaryNode extends Positioned {
  readonly type: 'Binary'
  readonly operator: Arithmetic
  readonly left: Expression
  readonly right: Expression
}

export interface LogicNode extends Positioned {
  readonly type: 'Logic'
  readonly operator: 'and' | 'or'
  readonly left: Expression
  readonly right: Expression
}

export type Comparison = OrderOperator | '==' | '!=' | 'in' | 'not in'

/** A chain: `a < b <= c` asks for both, and evaluates b once. */
export interface CompareNode extends Positioned {
  readonly type: 'Compare'
  readonly first: Expression
  readonly rest: readonly (readonly [operator: Comparison, value: Expression])[]
}

/** `then if test else otherwise` */
export interface ConditionalNode extends Positioned {
  readonly type: 'Conditional'
  readonly test: Expression
  readonly then: Expression
  readonly otherwise: Expression | null
}

export type Expression =
  | AttributeNode
  | BinaryNode
  | CallNode
  | CompareNode
  | ConditionalNode
  | ConstantNode
  | DictNode
  | FilterNode
  | ItemNode
  | ListNode
  | LogicNode
  | NameNode
  | NamespaceNode
  | NotNode
  | SliceNode
  | TestNode
  | TupleNode
  | UnaryNode

export interface OutputNode extends Positioned {
  readonly type: 'Output'
  readonly parts: readonly (Expression | TextNode)[]
}

export interface ForNode extends Positioned {
  readonly type: 'For'
  readonly target: Target
  readonly iterable: Expression
  readonly test: Expression | null
  readonly recursive: boolean
  readonly body: readonly Statement[]
  readonly otherwise: readonly Statement[]
}

export interface IfNode extends Positioned {
  readonly type: 'If'
  readonly branches: readonly (readonly [test: Expression, body: readonly Statement[]])[]
  readonly otherwise: readonly Statement[]
}

/** What values are assigned to. */
export type Target = NameNode | NamespaceNode | TargetsNode

/** Targets between which the items of a value are divided. */
export interface TargetsNode extends Positioned {
  readonly type: 'Tuple'
  readonly items: readonly Target[]
}

export interface SetNode extends Positioned {
  readonly type: 'Set'
  readonly value: Expression
  readonly target: Target
}

export interface SetBlockNode extends Positioned {
  readonly type: 'SetBlock'
  readonly filters: readonly BodyFilterNode[]
  readonly body: readonly Statement[]
  readonly target: Target
}

/** A parameter of a macro, with its default if it has one. */
export interface ParameterNode extends Positioned {
  readonly type: 'Parameter'
  readonly name: string
  readonly fallback: Expression | null
}

export interface MacroNode extends Positioned {
  readonly type: 'Macro'
  readonly name: string
  readonly parameters: readonly ParameterNode[]
  readonly body: readonly Statement[]
}

export interface CallBlockNode extends Positioned {
  readonly type: 'CallBlock'
  readonly parameters: readonly ParameterNode[]
  readonly call: CallNode
  readonly body: readonly Statement[]
}

export interface FilterBlockNode extends Positioned {
  readonly type: 'FilterBlock'
  readonly filters: readonly BodyFilterNode[]
  readonly body: readonly Statement[]
}

export interface WithNode extends Positioned {
  readonly type: 'With'
  readonly assignments: readonly (readonly [target: Target, value: Expression])[]
  readonly body: readonly Statement[]
}

export interface AutoescapeNode extends Positioned {
  readonly type: 'Autoescape'
  readonly enabled: Expression
  readonly body: readonly Statement[]
}

export interface BlockNode extends Positioned {
  readonly type: 'Block'
  readonly name: string
  readonly scoped: boolean
  readonly required: boolean
  readonly body: readonly Statement[]
}

/** `extends`, `include`, `import` and `from`: MISP renders single templates, so all of them fail when reached. */
export interface LoadNode extends Positioned {
  readonly type: 'Load'
}

export type Statement =
  | AutoescapeNode
  | BlockNode
  | CallBlockNode
  | FilterBlockNode
  | ForNode
  | IfNode
  | LoadNode
  | MacroNode
  | OutputNode
  | SetBlockNode
  | SetNode
  | WithNode

export type Node = BodyFilterNode | Expression | ParameterNode | Statement | TextNode
