import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arrayCount,
  arrayEntries,
  arrayFromEntries,
  arrayGet,
  arrayHas,
  arrayKeys,
  arrayMerge,
  arraySet,
  arrayUnset,
  arrayValues,
  isIntegerKey,
  isPhpArray,
  isPhpList,
  isPhpMap,
  toPhpArray,
  toPhpMap,
} from '@/engine/php/array'

describe('kinds of arrays', () => {
  it.each([
    [[], true, true, false],
    [{}, true, false, true],
    [null, false, false, false],
    ['a', false, false, false],
    [0, false, false, false],
  ])('%j', (value, isArray, isList, isMap) => {
    expect([isPhpArray(value), isPhpList(value), isPhpMap(value)]).toEqual([isArray, isList, isMap])
  })
})

describe('integer keys', () => {
  it.each(['0', '12', '-3', '9223372036854775807', '-9223372036854775808', '1000000000000000000'])(
    '%s is an integer',
    (key) => {
      expect(isIntegerKey(key)).toBe(true)
    },
  )

  it.each([
    '',
    '-',
    '-0',
    '01',
    '+4',
    '1.0',
    ' 2',
    '2 ',
    'a',
    '1e1',
    '9223372036854775808',
    '-9223372036854775809',
    '99999999999999999999',
  ])('%s is a text', (key) => {
    expect(isIntegerKey(key)).toBe(false)
  })
})

describe('reading', () => {
  it('finds entries by key', () => {
    expect(arrayGet(['a', 'b'], '1')).toBe('b')
    expect(arrayGet({ x: null }, 'x')).toBeNull()
    expect(arrayHas({ x: null }, 'x')).toBe(true)
    expect(arrayHas(['a'], '1')).toBe(false)
  })

  it.each(['01', '-1', '1.0', '', 'length', '1e0', ' 0', 'map'])('finds no %j in a list', (key) => {
    expect(arrayGet(['a', 'b'], key)).toBeUndefined()
    expect(arrayHas(['a', 'b'], key)).toBe(false)
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'does not take %s for an entry unless it is one',
    (key) => {
      expect(arrayGet({}, key)).toBeUndefined()
      expect(arrayHas({}, key)).toBe(false)
      const own = arraySet({}, key, 1)
      expect(arrayGet(own, key)).toBe(1)
      expect(arrayKeys(own)).toEqual([key])
      expect(Object.getPrototypeOf(own)).toBe(Object.prototype)
    },
  )

  it('lists keys, values and entries in order', () => {
    expect(arrayKeys(['a', 'b'])).toEqual(['0', '1'])
    expect(arrayValues({ b: 1, a: 2 })).toEqual([1, 2])
    expect(arrayValues(['a'])).toEqual(['a'])
    expect(arrayEntries(['a'])).toEqual([['0', 'a']])
    expect([arrayCount(['a', 'b']), arrayCount({ a: 1 })]).toEqual([2, 1])
  })
})

describe('changing a copy', () => {
  it.each([
    [['a'], '0', ['x']],
    [['a'], '1', ['a', 'x']],
    [['a'], '5', { '0': 'a', '5': 'x' }],
    [['a'], '01', { '0': 'a', '01': 'x' }],
    [['a'], '-1', { '0': 'a', '-1': 'x' }],
    [{ a: 1 }, 'b', { a: 1, b: 'x' }],
    [{}, '0', ['x']],
    [{ '1': 'b' }, '0', ['x', 'b']],
  ])('%j [%s]', (array, key, expected) => {
    expect(arraySet(array, key, 'x')).toEqual(expected)
  })

  it.each([
    [['a', 'b'], '1', ['a']],
    [['a', 'b'], '0', { '1': 'b' }],
    [{ a: 1, b: 2 }, 'a', { b: 2 }],
    [{ '0': 'a', '1': 'b', x: 1 }, 'x', ['a', 'b']],
    [['a'], '0', []],
  ])('%j without [%s]', (array, key, expected) => {
    expect(arrayUnset(array, key)).toEqual(expected)
  })

  it('gives the same array when there is nothing to remove', () => {
    const array = { a: 1 }
    expect(arrayUnset(array, 'b')).toBe(array)
  })

  it.each([
    [['a'], ['b'], ['a', 'b']],
    [
      { x: 1, y: 2 },
      { y: 3, z: 4 },
      { x: 1, y: 3, z: 4 },
    ],
    [{ '3': 'p', '7': 'q' }, [5], ['p', 'q', 5]],
    [{ x: 1 }, ['v'], { '0': 'v', x: 1 }],
  ])('%j merged with %j', (first, second, expected) => {
    expect(arrayMerge(first, second)).toEqual(expected)
  })

  it('makes lists of entries with the keys 0 to n-1', () => {
    expect(
      arrayFromEntries([
        ['1', 'b'],
        ['0', 'a'],
      ]),
    ).toEqual(['a', 'b'])
    expect(arrayFromEntries([['1', 'b']])).toEqual({ '1': 'b' })
    expect(arrayFromEntries([])).toEqual([])
  })

  it('never changes what it was given', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(fc.integer()), fc.dictionary(fc.string(), fc.integer())),
        fc.string(),
        (array, key) => {
          Object.freeze(array)
          const changed = arraySet(array, key, 'new')
          expect(arrayGet(changed, key)).toBe('new')
          expect(arrayHas(arrayUnset(changed, key), key)).toBe(false)
        },
      ),
    )
  })
})

describe('casts', () => {
  it.each([
    [null, []],
    ['a', ['a']],
    [false, [false]],
    [{ a: 1 }, { a: 1 }],
  ])('%j as array', (value, expected) => {
    expect(toPhpArray(value)).toEqual(expected)
  })

  it('gives lists their indexes as keys', () => {
    expect(toPhpMap(['a', 'b'])).toEqual({ '0': 'a', '1': 'b' })
    expect(toPhpMap({ x: 1 })).toEqual({ x: 1 })
  })
})
