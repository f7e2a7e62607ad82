import type { CallContext, Method, Methods } from './python/call.ts'
import { methodNamed } from './python/callables.ts'
import { PyDict } from './python/dict.ts'
import { hashKey } from './python/hash.ts'
import { DictView, lengthOf } from './python/iterators.ts'
import { isText, Markup, textOf } from './python/markup.ts'
import { binary } from './python/operators.ts'
import { contains, equal, order, type OrderOperator } from './python/order.ts'
import { str } from './python/repr.ts'
import { isLower, isUpper } from './python/string-case.ts'
import { Undefined } from './python/undefined.ts'
import { isNumber, PyObject, type Value } from './python/value.ts'
import { Loop } from './render/loop.ts'

type Test = Method<CallContext>

function is(test: (value: Value) => boolean): Test {
  return ['value', (_, value) => test(value)]
}

function ordering(operator: OrderOperator): Test {
  return ['a, b', (_, left, right) => order(operator, left, right)]
}

function remainder(value: Value, divisor: Value): Value {
  return binary('%', value, divisor)
}

function known(table: (context: CallContext) => Methods<CallContext>): Test {
  return [
    'value',
    (context, value) => {
      hashKey(value)
      const name = textOf(value)
      return name !== undefined && methodNamed(table(context), name) !== undefined
    },
  ]
}

function isIterable(value: Value): boolean {
  return typeof value === 'string' || (value instanceof PyObject && value.cursor() !== undefined)
}

/** Has a length and items by index or key. */
function isSequence(value: Value): boolean {
  return lengthOf(value) !== undefined && !(value instanceof DictView || value instanceof Loop)
}

const equalTest: Test = ['a, b', (_, left, right) => equal(left, right)]
const unequalTest: Test = ['a, b', (_, left, right) => !equal(left, right)]
const [less, lessOrEqual] = [ordering('<'), ordering('<=')]
const [greater, greaterOrEqual] = [ordering('>'), ordering('>=')]

/** All tests of Jinja, under all their names. */
export const tests: Methods<CallContext> = {
  '!=': unequalTest,
  '<': less,
  '<=': lessOrEqual,
  '==': equalTest,
  '>': greater,
  '>=': greaterOrEqual,
  boolean: is((value) => typeof value === 'boolean'),
  callable: is((value) => value instanceof PyObject && value.call !== undefined),
  defined: is((value) => !(value instanceof Undefined)),
  divisibleby: ['value, num', (_, value, divisor) => equal(remainder(value, divisor), 0n)],
  eq: equalTest,
  equalto: equalTest,
  escaped: is((value) => value instanceof Markup),
  even: is((value) => equal(remainder(value, 2n), 0n)),
  false: is((value) => value === false),
  filter: known((context) => context.filters),
  float: is((value) => typeof value === 'number'),
  ge: greaterOrEqual,
  greaterthan: greater,
  gt: greater,
  in: ['value, seq', (_, value, sequence) => contains(sequence, value)],
  integer: is((value) => typeof value === 'bigint'),
  iterable: is(isIterable),
  le: lessOrEqual,
  lessthan: less,
  lower: is((value) => isLower(str(value))),
  lt: less,
  mapping: is((value) => value instanceof PyDict),
  ne: unequalTest,
  none: is((value) => value === null),
  number: is(isNumber),
  odd: is((value) => equal(remainder(value, 2n), 1n)),
  sameas: ['value, other', (_, value, other) => value === other],
  sequence: is(isSequence),
  string: is(isText),
  test: known((context) => context.tests),
  true: is((value) => value === true),
  undefined: is((value) => value instanceof Undefined),
  upper: is((value) => isUpper(str(value))),
}
