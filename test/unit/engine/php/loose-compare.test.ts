import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isGreater,
  isGreaterOrEqual,
  isLess,
  isLessOrEqual,
  looseCompare,
  looseEquals,
} from '@/engine/php/loose-compare'
import type { PhpValue } from '@/engine/php/value'
import { phpValues } from '../php-values'

/** As PHP 8.2 answers. */
const equal: readonly (readonly [PhpValue, PhpValue])[] = [
  ['1e1', '10'],
  [' 10', '10 '],
  ['0e1', '0e2'],
  ['1', '01'],
  [1, '1 '],
  [null, ''],
  [null, false],
  [null, []],
  [null, 0],
  [true, 'false'],
  [true, 'x'],
  [false, '0'],
  [false, {}],
  [[], {}],
  [[1, 2], { '1': 2, '0': 1 }],
  [
    { a: 1, b: 2 },
    { b: '2', a: true },
  ],
  [1.5, '1.5'],
  ['1e1000', '1e1000'],
  ['9223372036854775807', '9223372036854775807 '],
]

/** The first is less than the second. */
const ordered: readonly (readonly [PhpValue, PhpValue])[] = [
  [0, 'abc'],
  ['ABC', 'abc'],
  [null, '0'],
  [false, '0.0'],
  [1, '1x'],
  ['9223372036854775807', '9223372036854775808'],
  ['9223372036854775808', '9223372036854775809'],
  ['-9223372036854775809', '-9223372036854775808'],
  ['99999999999999999999', '99999999999999999999.0'],
  [9007199254740992, '9007199254740993'],
  ['-1e1000', '1e1000'],
  ['10', '9a'],
  ['9', '10'],
  ['', 'a'],
  ['é', '日'],
  ['\ue000', '😀'],
  ['Array', ['x']],
  [5, []],
  [[1], [1, 2]],
  [
    [1, 2],
    [1, 3],
  ],
  [{ a: 1 }, { a: 2 }],
  [1, 2],
  [false, true],
]

describe('loose comparison', () => {
  it.each(equal)('%j equals %j', (a, b) => {
    expect([looseEquals(a, b), looseEquals(b, a)]).toEqual([true, true])
    expect([looseCompare(a, b), looseCompare(b, a)]).toEqual([0, 0])
    expect([isLess(a, b), isLessOrEqual(a, b)]).toEqual([false, true])
    expect([isGreater(a, b), isGreaterOrEqual(a, b)]).toEqual([false, true])
  })

  it.each(ordered)('%j is less than %j', (a, b) => {
    expect(looseEquals(a, b)).toBe(false)
    expect([looseCompare(a, b), looseCompare(b, a)]).toEqual([-1, 1])
    expect([isLess(a, b), isLessOrEqual(a, b)]).toEqual([true, true])
    expect([isGreater(b, a), isGreaterOrEqual(b, a)]).toEqual([true, true])
    expect([isGreater(a, b), isGreaterOrEqual(a, b)]).toEqual([false, false])
  })

  it('finds no order between arrays with other keys', () => {
    const [a, b] = [{ a: 1 }, { b: 1 }]
    expect([looseEquals(a, b), looseCompare(a, b), looseCompare(b, a)]).toEqual([false, 1, 1])
    expect([isLess(a, b), isLessOrEqual(a, b), isGreater(a, b), isGreaterOrEqual(a, b)]).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  it('finds every value equal to itself, and equality the same both ways', () => {
    fc.assert(
      fc.property(phpValues, phpValues, (a, b) => {
        expect(looseEquals(a, a)).toBe(true)
        expect(looseEquals(a, b)).toBe(looseEquals(b, a))
        expect(looseEquals(a, b)).toBe(looseCompare(a, b) === 0)
      }),
    )
  })
})
