import { spend } from '../budget.ts'
import { fail } from '../errors.ts'
import { applyFilter, applyTest } from '../filters/apply.ts'
import { getAttribute, getItem } from '../python/attributes.ts'
import type { Arguments } from '../python/call.ts'
import { callValue } from '../python/callables.ts'
import { PyDict } from '../python/dict.ts'
import { iterate } from '../python/iterators.ts'
import { escapeHtml, Markup, textOf } from '../python/markup.ts'
import { binary, unary } from '../python/operators.ts'
import { contains, equal, order } from '../python/order.ts'
import { str } from '../python/repr.ts'
import { PyList, PyTuple } from '../python/sequences.ts'
import { slice } from '../python/slices.ts'
import { concatenate } from '../python/text.ts'
import { Undefined } from '../python/undefined.ts'
import { truthy, typeName, type Value } from '../python/value.ts'
import type {
  ArgumentNodes,
  CompareNode,
  Comparison,
  ConditionalNode,
  DictNode,
  Expression,
  ItemNode,
  SliceNode,
} from '../syntax/nodes.ts'
import type { Frame } from './frame.ts'

/** The value of an expression. Throws a TemplateError; the line is that of the part that failed. */
export function evaluate(node: Expression, frame: Frame): Value {
  spend()
  switch (node.type) {
    case 'Name':
      return frame.get(node.name)
    case 'Constant':
      return node.value
    case 'Tuple':
      return new PyTuple(evaluateAll(node.items, frame))
    case 'List':
      return new PyList(evaluateAll(node.items, frame))
    case 'Not':
      return !truthy(evaluate(node.value, frame))
    case 'Logic': {
      const left = evaluate(node.left, frame)
      return truthy(left) === (node.operator === 'and') ? evaluate(node.right, frame) : left
    }
    case 'Conditional':
      return evaluateConditional(node, frame)
    default:
      return evaluateOperation(node, frame)
  }
}

type Operation = Exclude<
  Expression,
  { type: 'Name' | 'Constant' | 'Tuple' | 'List' | 'Not' | 'Logic' | 'Conditional' }
>

/** The expressions that can fail by themselves: they say where they are. */
function evaluateOperation(node: Operation, frame: Frame): Value {
  const at = <T>(operand: T): T => {
    frame.rendering.line = node.line
    return operand
  }
  switch (node.type) {
    case 'Attribute':
      return getAttribute(at(evaluate(node.owner, frame)), node.name)
    case 'Item':
      return evaluateItem(node, frame)
    case 'Call': {
      const callee = evaluate(node.callee, frame)
      return callValue(frame, callee, at(evaluateArguments(node.args, frame)))
    }
    case 'Filter': {
      const value = evaluate(node.value, frame)
      return applyFilter(frame, node.name, value, at(evaluateArguments(node.args, frame)))
    }
    case 'Test': {
      const value = evaluate(node.value, frame)
      return applyTest(frame, node.name, value, at(evaluateArguments(node.args, frame)))
    }
    case 'Unary':
      return unary(node.operator, at(evaluate(node.value, frame)))
    case 'Binary': {
      const left = evaluate(node.left, frame)
      const right = at(evaluate(node.right, frame))
      if (node.operator === '~') return concatenation(left, right, frame)
      return binary(node.operator, left, right)
    }
    case 'Compare':
      return evaluateComparison(node, frame)
    case 'Dict':
      return evaluateDict(node, frame)
    default:
      // The target of an assignment, or a slice that is no key
      return fail('TemplateSyntaxError', 'invalid syntax', node.line)
  }
}

function evaluateAll(nodes: readonly Expression[], frame: Frame): Value[] {
  return nodes.map((node) => evaluate(node, frame))
}

function evaluateDict(node: DictNode, frame: Frame): Value {
  const dict = new PyDict()
  for (const [key, value] of node.entries) {
    const name = evaluate(key, frame)
    dict.set(name, evaluate(value, frame))
  }
  return dict
}

function evaluateItem(node: ItemNode, frame: Frame): Value {
  const owner = evaluate(node.owner, frame)
  if (node.key.type === 'Slice') return slice(owner, evaluateBounds(node.key, frame))
  const key = evaluate(node.key, frame)
  frame.rendering.line = node.line
  return getItem(owner, key)
}

function evaluateBounds({ start, stop, step }: SliceNode, frame: Frame) {
  const bound = (node: Expression | null): Value => (node ? evaluate(node, frame) : null)
  return { start: bound(start), stop: bound(stop), step: bound(step) }
}

function evaluateConditional(node: ConditionalNode, frame: Frame): Value {
  if (truthy(evaluate(node.test, frame))) return evaluate(node.then, frame)
  if (node.otherwise) return evaluate(node.otherwise, frame)
  const place = `the inline if-expression on line ${node.line}`
  return Undefined.because(`${place} evaluated to false and no else section was defined.`)
}

function compare(operator: Comparison, left: Value, right: Value): boolean {
  switch (operator) {
    case '==':
      return equal(left, right)
    case '!=':
      return !equal(left, right)
    case 'in':
      return contains(right, left)
    case 'not in':
      return !contains(right, left)
    default:
      return order(operator, left, right)
  }
}

function evaluateComparison(node: CompareNode, frame: Frame): Value {
  let left = evaluate(node.first, frame)
  for (const [operator, operand] of node.rest) {
    const right = evaluate(operand, frame)
    frame.rendering.line = node.line
    if (!compare(operator, left, right)) return false
    left = right
  }
  return true
}

/** `left ~ right`: texts put together; with escaping on and Markup among them, Markup. */
function concatenation(left: Value, right: Value, frame: Frame): Value {
  const safe = frame.autoescape && (left instanceof Markup || right instanceof Markup)
  if (!safe) return concatenate([str(left), str(right)])
  return new Markup(concatenate([escapeHtml(left), escapeHtml(right)]))
}

/** Evaluates arguments. Throws a TypeError for what cannot be spread, and for a name given twice. */
export function evaluateArguments(args: ArgumentNodes, frame: Frame): Arguments {
  const positional = evaluateAll(args.positional, frame)
  const named = new Map(args.named.map(([name, value]) => [name, evaluate(value, frame)] as const))
  const rest = args.rest ? iterate(evaluate(args.rest, frame)) : []
  const options = args.options ? evaluate(args.options, frame) : undefined
  if (options === undefined) return { positional: [...positional, ...rest], named }
  if (!(options instanceof PyDict)) {
    return fail('TypeError', `argument after ** must be a mapping, not ${typeName(options)}`)
  }
  for (const [key, value] of options.entries()) {
    const name = textOf(key) ?? fail('TypeError', 'keywords must be strings')
    if (named.has(name)) fail('TypeError', `got multiple values for keyword argument '${name}'`)
    named.set(name, value)
  }
  return { positional: [...positional, ...rest], named }
}
