import { describe, expect, it } from 'vitest'
import { aggregateComparatorIf } from '@/engine/modules/logic/aggregate-comparator-if.ts'
import { PhpError } from '@/engine/php/errors.ts'
import type { PhpValue } from '@/engine/php/value.ts'
import { tryModule } from '../try-module.ts'

function holds(
  aggregation_type: string,
  value: PhpValue,
  items: readonly PhpValue[],
  operator = 'equals',
): boolean {
  const parameters = { aggregation_path: 'list.{n}', aggregation_type, operator, value }
  const data = { list: items }
  return tryModule(aggregateComparatorIf, { data, parameters, version: '2026' }).success
}

describe('aggregate_comparator_if', () => {
  it.each<[string, number]>([
    ['count', 4],
    ['sum', 12],
    ['avg', 3],
    ['min', 1],
    ['max', 6],
    ['unique_count', 3],
    ['median', 2.5],
    ['bogus', 4],
  ])('aggregates by %s', (type, expected) => {
    const items = ['1', 6, '4 apples', null, true]
    expect(holds(type, expected, items)).toBe(true)
    expect(holds(type, expected + 1, items)).toBe(false)
  })

  it('takes texts that start with no number, and empty lists, for 0', () => {
    expect(holds('sum', 1, ['abc', [], ['x']])).toBe(true)
    expect(holds('max', 5, ['Infinity', '5'])).toBe(true)
  })

  it('takes the middle of an odd number of items', () => {
    expect(holds('median', 5, [9, 5, 1])).toBe(true)
  })

  it('knows the average and median of nothing, but dies of its extremes', () => {
    expect(holds('avg', 0, [])).toBe(true)
    expect(holds('median', 0, [])).toBe(true)
    expect(() => holds('min', 0, [])).toThrow(PhpError)
    expect(() => holds('max', 0, [])).toThrow(PhpError)
  })

  it('is false for comparisons by size, which conditions do not know', () => {
    expect(holds('count', 1, [1, 2], 'greater')).toBe(false)
    expect(holds('count', 3, [1, 2], 'less')).toBe(false)
    expect(holds('count', 3, [1, 2], 'not_equals')).toBe(true)
  })
})
