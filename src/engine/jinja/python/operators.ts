import { spendItems, spendText } from '../budget.ts'
import { fail } from '../errors.ts'
import { calculate, type BinaryOperator } from './arithmetic.ts'
import { escapeHtml, isText, likeOriginal, Markup, textOf } from './markup.ts'
import { percentFormat } from './percent-format.ts'
import { PyList, PyTuple } from './sequences.ts'
import { repeat } from './text.ts'
import { Undefined } from './undefined.ts'
import { isNumber, numeric, typeName, type Value } from './value.ts'

/** `left + right` of two texts: Markup escapes the other one. */
function addTexts(left: string | Markup, right: string | Markup): Value {
  if (typeof left === 'string' && typeof right === 'string') {
    spendText(left.length + right.length)
    return left + right
  }
  return new Markup(escapeHtml(left) + escapeHtml(right))
}

function joinItems(left: readonly Value[], right: readonly Value[]): Value[] {
  spendItems(left.length + right.length)
  return [...left, ...right]
}

function add(left: Value, right: Value): Value | undefined {
  if (isText(left) && isText(right)) return addTexts(left, right)
  if (left instanceof PyList && right instanceof PyList) {
    return new PyList(joinItems(left.items, right.items))
  }
  if (left instanceof PyTuple && right instanceof PyTuple) {
    return new PyTuple(joinItems(left.items, right.items))
  }
  return undefined
}

function repeatItems(items: readonly Value[], count: number): Value[] {
  if (count <= 0) return []
  spendItems(items.length * count)
  return Array.from({ length: count }, () => items).flat()
}

/** `sequence * count`; undefined unless it is that. */
function repeatSequence(sequence: Value, count: Value): Value | undefined {
  if (!isNumber(count) || typeof count === 'number') return undefined
  const times = Number(numeric(count))
  const text = textOf(sequence)
  if (text !== undefined) return likeOriginal(sequence, repeat(text, times))
  if (sequence instanceof PyList) return new PyList(repeatItems(sequence.items, times))
  if (sequence instanceof PyTuple) return new PyTuple(repeatItems(sequence.items, times))
  return undefined
}

function onSequences(operator: BinaryOperator, left: Value, right: Value): Value | undefined {
  if (operator === '+') return add(left, right)
  if (operator === '*') return repeatSequence(left, right) ?? repeatSequence(right, left)
  return operator === '%' && isText(left) ? percentFormat(left, right) : undefined
}

/** `left operator right`, for all of Python's arithmetic operators. Throws a TypeError where they do not fit. */
export function binary(operator: BinaryOperator, left: Value, right: Value): Value {
  if (isNumber(left) && isNumber(right)) return calculate(operator, left, right)
  const result = onSequences(operator, left, right)
  if (result !== undefined) return result
  if (left instanceof Undefined) return left.fail()
  if (right instanceof Undefined) return right.fail()
  const types = `'${typeName(left)}' and '${typeName(right)}'`
  return fail('TypeError', `unsupported operand type(s) for ${operator}: ${types}`)
}

/** `-value` or `+value` */
export function unary(operator: '-' | '+', value: Value): Value {
  if (isNumber(value)) return operator === '-' ? -numeric(value) : numeric(value)
  if (value instanceof Undefined) return value.fail()
  return fail('TypeError', `bad operand type for unary ${operator}: '${typeName(value)}'`)
}
