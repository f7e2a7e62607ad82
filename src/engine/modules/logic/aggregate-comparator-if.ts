import { extract } from '../../hash-path/index.ts'
import { arrayValues } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { PhpError } from '../../php/errors.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import type { PhpValue } from '../../php/value.ts'
import { evaluateCondition } from '../../run/condition.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'aggregate_comparator_if',
  type: 'logic',
  name: 'IF :: Aggregate Comparator',
  version: '0.3',
  description:
    'Aggregates the numbers a path expression yields and compares the result with a constant.',
  icon: 'code-branch',
  blocking: false,
  versions: ['2026'],
  inputs: 1,
  outputs: 2,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: true,
  parameters: [
    {
      id: 'aggregation_path',
      label: 'Aggregation Field Path',
      type: 'hashpath',
      placeholder: 'Attribute.{n}.Tag',
    },
    {
      id: 'aggregation_type',
      label: 'Aggregation type',
      type: 'select',
      options: [
        ['count', 'Count'],
        ['sum', 'Sum'],
        ['avg', 'Average'],
        ['min', 'Minimum'],
        ['max', 'Maximum'],
        ['unique_count', 'Unique count'],
        ['median', 'Median'],
      ],
      default: 'count',
    },
    {
      id: 'operator',
      label: 'Operator',
      type: 'select',
      options: [
        ['equals', 'Equals'],
        ['not_equals', 'Not equals'],
        ['greater', 'Greater than'],
        ['greater_equals', 'Greater or equal than'],
        ['less', 'Less than'],
        ['less_equals', 'Less or equal than'],
        ['in', 'In'],
        ['not_in', 'Not in'],
      ],
      default: 'greater',
    },
    { id: 'value', label: 'Value', type: 'input', placeholder: '42' },
  ],
}

/** Aggregates the numbers a path expression yields and compares the result with a constant. */
export const aggregateComparatorIf: NodeModule = {
  declaration,
  run: (context) => {
    const found = extract(context.data(), context.parameter('aggregation_path'))
    const numbers = arrayValues(found)
      .filter((value) => value !== null)
      .map(toFloat)
    const type = context.parameter('aggregation_type')
    const aggregate = AGGREGATES.find(([name]) => looseEquals(type, name))?.[1] ?? count
    // MISP's conditions know no comparison by size, so `greater` and its like are never true.
    return evaluateCondition(
      aggregate(numbers),
      context.parameter('operator'),
      context.parameter('value'),
    )
  },
}

type Aggregate = (numbers: readonly number[]) => number

const AGGREGATES: readonly (readonly [type: string, aggregate: Aggregate])[] = [
  ['count', count],
  ['sum', sum],
  ['avg', (numbers) => (numbers.length === 0 ? 0 : sum(numbers) / numbers.length)],
  ['min', (numbers) => extreme('min', numbers)],
  ['max', (numbers) => extreme('max', numbers)],
  ['unique_count', (numbers) => new Set(numbers).size],
  ['median', median],
]

function count(numbers: readonly number[]): number {
  return numbers.length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}

/** @throws PhpError for no numbers, as PHP's `min` and `max` do */
function extreme(which: 'min' | 'max', numbers: readonly number[]): number {
  if (numbers.length === 0) {
    const message = `${which}(): Argument #1 ($value) must contain at least one element`
    throw new PhpError('ValueError', message)
  }
  // No spread into Math.min: long lists would exhaust the call stack.
  const pick = which === 'min' ? Math.min : Math.max
  return numbers.reduce((best, number) => pick(best, number))
}

/** PHP's cast to a float: a text counts for the number it starts with, without one for 0. */
function toFloat(value: PhpValue): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string') {
    const number = Number.parseFloat(value)
    return Number.isFinite(number) ? number : 0
  }
  return isEmpty(value) ? 0 : 1
}
