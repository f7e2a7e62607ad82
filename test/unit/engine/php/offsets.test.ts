import { describe, expect, test } from 'vitest'
import { PhpError } from '@/engine/php/errors.ts'
import {
  entriesOf,
  extendMap,
  getOffset,
  itemsOf,
  mapItems,
  mergeMaps,
  omitKeys,
  setOffset,
  unsetOffsets,
} from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'

const hostile: PhpMap = JSON.parse('{"__proto__":{"a":1},"b":2}')

describe('reading', () => {
  test.each<[PhpValue, string, PhpValue]>([
    [{ a: 1 }, 'a', 1],
    [{ a: null }, 'a', null],
    [{ a: 1 }, 'toString', null],
    [['x', 'y'], '1', 'y'],
    [['x'], 'length', null],
    [['x'], '01', null],
    ['text', '0', null],
    [null, 'a', null],
  ])('%j [%s] is %j', (value, key, expected) => {
    expect(getOffset(value, key)).toEqual(expected)
  })
})

describe('writing', () => {
  test.each<[PhpValue, string, PhpValue]>([
    [{ a: 1 }, 'b', { a: 1, b: 'new' }],
    [{ a: 1 }, 'a', { a: 'new' }],
    [null, 'a', { a: 'new' }],
    [false, 'a', { a: 'new' }],
    [['x', 'y'], '0', ['new', 'y']],
    [['x'], '1', ['x', 'new']],
    [['x'], '5', { '0': 'x', '5': 'new' }],
    [['x'], '', { '0': 'x', '': 'new' }],
    [{ '1': 'x' }, '0', ['new', 'x']],
  ])('%j [%s]', (value, key, expected) => {
    expect(setOffset(Object.freeze(value), key, 'new')).toEqual(expected)
  })

  test.each(['text', '', 5, true])('into %j fails', (value) => {
    expect(() => setOffset(value, 'a', 1)).toThrow(PhpError)
  })

  test('a key named __proto__ is a plain key', () => {
    for (const map of [
      extendMap(hostile, 'c', 3),
      extendMap({ b: 2, c: 3 }, '__proto__', { a: 1 }),
      mergeMaps(hostile, { c: 3 }),
      mergeMaps({ c: 3 }, hostile),
      omitKeys({ ...hostile, c: 3, x: 1 }, ['x']),
    ]) {
      expect(Object.getPrototypeOf(map)).toBe(Object.prototype)
      expect(getOffset(map, '__proto__')).toEqual({ a: 1 })
      expect(map['c']).toBe(3)
    }
  })
})

test('merging maps lets the later one win', () => {
  const map = Object.freeze({ a: 1, b: 2 })
  expect(mergeMaps(map, { b: 3, c: 4 })).toEqual({ a: 1, b: 3, c: 4 })
})

describe('removing', () => {
  test('takes the keys away and no other', () => {
    expect(unsetOffsets({ a: 1, b: 2, c: 3 }, ['a', 'c', 'x'])).toEqual({ b: 2 })
    expect(unsetOffsets(['x', 'y'], ['0'])).toEqual({ '1': 'y' })
    expect(unsetOffsets({ '0': 'x', a: 1 }, ['a'])).toEqual(['x'])
    expect(omitKeys({ a: 1, b: 2 }, ['b', 'toString'])).toEqual({ a: 1 })
  })

  test.each([[{ a: 1 }], [null], [false]])('what is not there changes nothing: %j', (value) => {
    expect(unsetOffsets(value, ['b'])).toBe(value)
  })

  test.each(['text', 5, true])('from %j fails', (value) => {
    expect(() => unsetOffsets(value, ['a'])).toThrow(PhpError)
  })
})

test('going through a value', () => {
  expect(itemsOf({ a: 1, b: 2 })).toEqual([1, 2])
  expect(itemsOf('text')).toEqual([])
  expect(entriesOf(['x'])).toEqual([['0', 'x']])
  expect(entriesOf(null)).toEqual([])
})

test('mapping keeps keys, and the array where nothing changes', () => {
  const list = [1, 2]
  expect(mapItems(list, (item) => item)).toBe(list)
  expect(mapItems(list, (item) => (item === 2 ? 'x' : item))).toEqual([1, 'x'])
  expect(mapItems({ a: 1 }, () => 2)).toEqual({ a: 2 })
  expect(mapItems(hostile, (item) => item)).toBe(hostile)
  expect(Object.hasOwn(Object(mapItems(hostile, () => 0)), '__proto__')).toBe(true)
  expect(mapItems('text', () => 1)).toBe('text')
})
