import { describe, expect, it } from 'vitest'
import { compareBytes } from '@/engine/php/compare-bytes'
import { isEmpty, isTruthy } from '@/engine/php/empty'
import { identical } from '@/engine/php/identical'
import { inArray } from '@/engine/php/in-array'
import { toInteger } from '@/engine/php/integer'
import { isNumeric, parseNumericString } from '@/engine/php/numeric-string'
import { toPhpString } from '@/engine/php/to-string'
import { phpTypeName } from '@/engine/php/type-name'

describe('emptiness', () => {
  it.each([null, undefined, false, 0, -0, '', '0', [], {}])('%j is empty', (value) => {
    expect([isEmpty(value), isTruthy(value)]).toEqual([true, false])
  })

  it.each([true, 1, -1, 0.1, '0.0', ' ', 'false', '00', [0], { a: null }])('%j is not', (value) => {
    expect([isEmpty(value), isTruthy(value)]).toEqual([false, true])
  })
})

describe('numeric strings', () => {
  it.each(['0', '-1', '+1', ' 1', '1 ', '\t1\f', '1.', '.5', '-.5e3', '1e1', '1E-5', '007'])(
    '%j is one',
    (text) => {
      expect(isNumeric(text)).toBe(true)
    },
  )

  it.each(['', ' ', '.', 'e1', '1e', '1e+', '- 1', '0x1', '1_000', 'INF', '1 x', '1\u00a0', '--1'])(
    '%j is none',
    (text) => {
      expect(isNumeric(text)).toBe(false)
      expect(parseNumericString(text)).toBeUndefined()
    },
  )

  it('knows numbers, and no other values', () => {
    expect([isNumeric(1.5), isNumeric(null), isNumeric(true), isNumeric([1])]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it.each([
    ['12', 12n, 0],
    ['-9223372036854775808', -9223372036854775808n, 0],
    ['-9223372036854775808 ', undefined, -1],
    ['9223372036854775808', undefined, 1],
    ['12345678901234567890.5', undefined, 1],
    ['-12345678901234567890', undefined, -1],
    ['1.5', undefined, 0],
    ['.5', undefined, 0],
    ['1e3', undefined, 0],
  ])('%s', (text, integer, overflow) => {
    expect(parseNumericString(text)).toEqual({ float: Number(text), integer, overflow })
  })
})

describe('text casts', () => {
  it.each([
    [null, ''],
    [false, ''],
    [true, '1'],
    ['x', 'x'],
    [[1], 'Array'],
    [-12, '-12'],
    [-0, '-0'],
    [100000, '100000'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.33333333333333'],
    [-1.5, '-1.5'],
    [0.0001, '0.0001'],
    [1e-5, '1.0E-5'],
    [1.5e-7, '1.5E-7'],
    [1e25, '1.0E+25'],
    [-2.5e300, '-2.5E+300'],
    [12345678901234.5, '12345678901234'],
    [12345678901235.5, '12345678901236'],
    [1234567.125, '1234567.125'],
    [Infinity, 'INF'],
    [-Infinity, '-INF'],
    [NaN, 'NAN'],
  ])('%j', (value, expected) => {
    expect(toPhpString(value)).toBe(expected)
  })
})

describe('integer casts', () => {
  it.each([
    [null, 0],
    [true, 1],
    [false, 0],
    [1.9, 1],
    [-1.9, -1],
    ['12abc', 12],
    [' 1.7', 1],
    ['1e2', 100],
    ['abc', 0],
    ['1e1000', 0],
    ['1e20', 2 ** 63],
    ['-1e20', -(2 ** 63)],
    [2 ** 64, 0],
    [Infinity, 0],
    [[], 0],
    [['a'], 1],
  ])('%j', (value, expected) => {
    expect(toInteger(value)).toBe(expected)
  })
})

describe('byte order', () => {
  it.each([
    ['a', 'b', -1],
    ['b', 'a', 1],
    ['a', 'a', 0],
    ['a', 'ab', -1],
    ['ab', 'a', 1],
    ['\uffff', '😀', -1],
    ['😀', '\ue000', 1],
  ])('%j and %j', (a, b, expected) => {
    expect(compareBytes(a, b)).toBe(expected)
  })
})

describe('identity', () => {
  it.each([
    [1, 1, true],
    [1, '1', false],
    [[1, [2]], [1, [2]], true],
    [[1], [2], false],
    [[1], [1, 2], false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, false],
    [[], {}, true],
    [[], null, false],
  ])('%j and %j', (a, b, expected) => {
    expect(identical(a, b)).toBe(expected)
  })
})

describe('in_array', () => {
  it.each([
    ['10', ['1e1'], true],
    ['x', [true], true],
    ['abc', [0], false],
    ['a', { k: 'a' }, true],
    ['b', { k: 'a' }, false],
    [null, [], false],
  ])('%j in %j', (needle, haystack, expected) => {
    expect(inArray(needle, haystack)).toBe(expected)
  })
})

describe('type names', () => {
  it.each([
    [null, 'null'],
    [true, 'bool'],
    [1, 'int'],
    [1.5, 'float'],
    [1e20, 'float'],
    ['', 'string'],
    [[], 'array'],
    [{}, 'array'],
  ])('%j', (value, expected) => {
    expect(phpTypeName(value)).toBe(expected)
  })
})
