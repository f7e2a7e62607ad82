import { pairs } from '../../pairs.ts'
import { nested, spend } from '../budget.ts'
import { fail } from '../errors.ts'
import { PyDict } from './dict.ts'
import { iterate } from './iterators.ts'
import { textOf } from './markup.ts'
import { PyRange } from './range.ts'
import { PyList, PyTuple } from './sequences.ts'
import { compareTexts } from './text.ts'
import { Undefined } from './undefined.ts'
import { isNumber, numeric, PyObject, typeName, type Value } from './value.ts'

/** Below, equal or above zero; NaN when one of them is. Integers and floats are compared exactly. */
function compareNumbers(left: bigint | number, right: bigint | number): number {
  if (left < right) return -1
  if (left > right) return 1
  return left >= right ? 0 : NaN
}

function equalItems(left: readonly Value[], right: readonly Value[]): boolean {
  if (left.length !== right.length) return false
  return pairs(left, right).every(([value, other]) => same(value, other))
}

function equalDicts(left: PyDict, right: PyDict): boolean {
  if (left.length() !== right.length()) return false
  return left.entries().every(([key, value]) => {
    const other = right.get(key)
    return other !== undefined && same(value, other)
  })
}

/** Containers take identical objects for equal without asking them. */
function same(left: Value, right: Value): boolean {
  return left === right || equal(left, right)
}

/** `left == right` */
export function equal(left: Value, right: Value): boolean {
  spend()
  if (isNumber(left) && isNumber(right)) {
    return compareNumbers(numeric(left), numeric(right)) === 0
  }
  const text = textOf(left)
  if (text !== undefined) return text === textOf(right)
  if (!(left instanceof PyObject) || !(right instanceof PyObject)) return left === right
  return nested(() => {
    if (left instanceof PyList)
      return right instanceof PyList && equalItems(left.items, right.items)
    if (left instanceof PyTuple) {
      return right instanceof PyTuple && equalItems(left.items, right.items)
    }
    if (left instanceof PyDict) return right instanceof PyDict && equalDicts(left, right)
    return left.equals(right)
  })
}

export type OrderOperator = '<' | '<=' | '>' | '>='

const HOLDS: Readonly<Record<OrderOperator, (comparison: number) => boolean>> = {
  '<': (comparison) => comparison < 0,
  '<=': (comparison) => comparison <= 0,
  '>': (comparison) => comparison > 0,
  '>=': (comparison) => comparison >= 0,
}

function orderItems(
  operator: OrderOperator,
  left: readonly Value[],
  right: readonly Value[],
): boolean {
  for (const [index, value] of left.entries()) {
    const other = right[index]
    if (other === undefined) break
    if (!same(value, other)) return nested(() => order(operator, value, other))
  }
  return HOLDS[operator](left.length - right.length)
}

/** `left < right` and its like. Throws a TypeError for values of different kinds. */
export function order(operator: OrderOperator, left: Value, right: Value): boolean {
  spend()
  if (isNumber(left) && isNumber(right)) {
    return HOLDS[operator](compareNumbers(numeric(left), numeric(right)))
  }
  const [text, other] = [textOf(left), textOf(right)]
  if (text !== undefined && other !== undefined) {
    return HOLDS[operator](compareTexts(text, other))
  }
  if (left instanceof PyList && right instanceof PyList) {
    return orderItems(operator, left.items, right.items)
  }
  if (left instanceof PyTuple && right instanceof PyTuple) {
    return orderItems(operator, left.items, right.items)
  }
  if (left instanceof Undefined) return left.fail()
  if (right instanceof Undefined) return right.fail()
  const types = `'${typeName(left)}' and '${typeName(right)}'`
  return fail('TypeError', `'${operator}' not supported between instances of ${types}`)
}

/** `sorted(values, key=key, reverse=reverse)`: stable, and only asks for `<`. */
export function sorted(
  values: readonly Value[],
  key: (value: Value) => Value,
  reverse: boolean,
): Value[] {
  const direction = reverse ? -1 : 1
  return values
    .map((value) => ({ value, key: key(value) }))
    .sort((left, right) => {
      if (order('<', left.key, right.key)) return -direction
      return order('<', right.key, left.key) ? direction : 0
    })
    .map(({ value }) => value)
}

/** `item in container`. Throws a TypeError for what holds nothing. */
export function contains(container: Value, item: Value): boolean {
  const text = textOf(container)
  if (text !== undefined) {
    const part = textOf(item)
    if (part !== undefined) return text.includes(part)
    const given = typeName(item)
    return fail('TypeError', `'in <string>' requires string as left operand, not ${given}`)
  }
  if (container instanceof PyDict) return container.get(item) !== undefined
  if (container instanceof PyRange && !isNumber(item)) return false
  if (!(container instanceof PyObject) || container.cursor() === undefined) {
    return fail('TypeError', `argument of type '${typeName(container)}' is not iterable`)
  }
  return iterate(container).some((value) => same(value, item))
}
