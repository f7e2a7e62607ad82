import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phpSort } from '@/engine/php/sort'

describe('sort', () => {
  it.each([
    [[], []],
    [
      ['b', 'a'],
      ['a', 'b'],
    ],
    [{ x: 2, y: 1 }, [1, 2]],
    [
      [' 1', '1', '01', '1.0', 1],
      [' 1', '1', '01', '1.0', 1],
    ],
    [
      [1.5, '1.5', 1, '1'],
      [1, '1', 1.5, '1.5'],
    ],
    [
      [44, '34', 63, '5', 15, 58, 83, 32],
      ['5', 15, 32, '34', 44, 58, 63, 83],
    ],
  ])('%j', (array, expected) => {
    expect(phpSort(array)).toEqual(expected)
  })

  it('orders what has an order, whatever the length', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 3000, size: 'max' }), (numbers) => {
        expect(phpSort(numbers)).toEqual(numbers.toSorted((a, b) => a - b))
      }),
      { numRuns: 60 },
    )
  })

  it('keeps all values of lists that have no order', () => {
    const mixed = fc.constantFrom('10', '9a', '1e1', 'a', 0, null, true, '9', '')
    fc.assert(
      fc.property(fc.array(mixed, { maxLength: 60, size: 'max' }), (values) => {
        const frozen = Object.freeze([...values])
        expect(phpSort(frozen).map(String).toSorted()).toEqual(values.map(String).toSorted())
      }),
    )
  })
})
