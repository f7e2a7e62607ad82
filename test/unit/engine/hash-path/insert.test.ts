import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { get, insert, remove, UnsupportedRegexError } from '@/engine/hash-path'
import { isPhpArray } from '@/engine/php/array'
import { PhpError } from '@/engine/php/errors'
import type { PhpValue } from '@/engine/php/value'
import { deepFreeze, phpValues } from '../php-values'
import { paths } from './paths'

describe('insert', () => {
  it.each<readonly [string, PhpValue, PhpValue, PhpValue]>([
    ['a.b.c', 1, { a: 'str' }, { a: { b: { c: 1 } } }],
    ['a.b', 1, { a: null, x: 2 }, { a: { b: 1 }, x: 2 }],
    ['a.5', 1, { a: [] }, { a: { '5': 1 } }],
    ['a.01', 1, { a: ['x'] }, { a: { '0': 'x', '01': 1 } }],
    ['', 2, { a: 1 }, { a: 1, '': 2 }],
    ['0', 2, [], [2]],
    [
      'a.{n}.y',
      9,
      { a: [{ x: 1 }, { x: 2 }] },
      {
        a: [
          { x: 1, y: 9 },
          { x: 2, y: 9 },
        ],
      },
    ],
    ['a.{n}[x=2].y.z', 9, { a: [{ x: 1 }, { x: 2 }] }, { a: [{ x: 1 }, { x: 2, y: { z: 9 } }] }],
    ['a.{n}', { y: 9 }, { a: [{ x: 1 }] }, { a: [{ x: 1, y: 9 }] }],
    ['a.{n}', 'v', { a: [{ x: 1 }] }, { a: [{ x: 1, '0': 'v' }] }],
    ['a.{n}.0', 'v', { a: [{ x: 1 }] }, { a: [{ x: 1, '0': 'v' }] }],
    ['a.{n}', null, { a: [[1]] }, { a: [[1]] }],
    ['nope.{n}.y', 'v', { a: [{ x: 1 }] }, { a: [{ x: 1 }] }],
    ['{s}', [5], { a: { '3': 'p', '7': 'q' } }, { a: ['p', 'q', 5] }],
    ['{s}.x', 5, { a: {}, b: { x: 1 } }, { a: { x: 5 }, b: { x: 5 } }],
  ])('%s, value %j', (path, value, data, expected) => {
    expect(insert(deepFreeze(data), path, deepFreeze(value))).toEqual(expected)
  })

  it.each<readonly [string, PhpValue, RegExp]>([
    ['a', 'text', /^Hash::insert\(\).*string given$/],
    ['a.{n}.y', { a: [{ x: 1 }, 5] }, /^Hash::insert\(\).*int given$/],
    ['a.{n}', { a: [null] }, /^array_merge\(\): Argument #1 must be of type array, null given$/],
    ['a.{n}[x=1].y', { a: ['text'] }, /^Hash::_matches\(\)/],
  ])('%s into %j is an error', (path, data, message) => {
    expect(() => insert(data, path, 1)).toThrow(message)
    expect(() => insert(data, path, 1)).toThrow(PhpError)
  })

  it('shares what does not change', () => {
    const data = deepFreeze({ a: [{ x: 1 }, { x: 2 }], b: { c: 1 } })
    const changed = insert(data, 'a.{n}[x=2].y', 9)
    expect(get(changed, 'b')).toBe(data.b)
    expect(get(changed, 'a.0')).toBe(data.a[0])
    expect(insert(data, 'a.{n}[x=7].y', 9)).toBe(data)
  })

  it('can be read back where the path consists of keys', () => {
    const key = fc
      .oneof(fc.constantFrom('a', '0', '01', '__proto__', 'length'), fc.string())
      .filter((text) => !/[{[.]/.test(text))
    fc.assert(
      fc.property(phpValues, fc.array(key, { minLength: 1, maxLength: 4 }), (data, keys) => {
        fc.pre(isPhpArray(data))
        const inserted = insert(deepFreeze(data), keys.join('.'), 'new')
        expect(get(inserted, keys)).toBe('new')
        expect(get(remove(inserted, keys.join('.')), keys)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })
})

describe('remove', () => {
  it.each<readonly [string, PhpValue, PhpValue]>([
    ['a.1', { a: ['x', 'y', 'z'] }, { a: { '0': 'x', '2': 'z' } }],
    ['a.2', { a: ['x', 'y', 'z'] }, { a: ['x', 'y'] }],
    ['a.b.c', { a: { b: null } }, { a: { b: null } }],
    ['a.b', { a: 5 }, { a: 5 }],
    ['a.x', { a: 'str' }, { a: 'str' }],
    ['a.7.x', { a: 'str' }, { a: 'str' }],
    ['a.x.y', { a: 'str' }, { a: 'str' }],
    ['a.0.x', { a: 5 }, { a: 5 }],
    ['a.{n}', { a: [{ x: 1 }, { x: 2 }] }, { a: [{ x: 1 }, { x: 2 }] }],
    ['a.{n}', { a: [1, 2, { x: 1 }] }, { a: { '2': { x: 1 } } }],
    ['a.{n}', { a: [{ '': 1, x: 2 }] }, { a: [{ x: 2 }] }],
    ['a.{n}.x', { a: [{ x: 1, y: 1 }, { x: 2 }] }, { a: [{ y: 1 }] }],
    ['a.{n}.x', { a: [{ x: 1 }, { x: 2 }] }, []],
    ['a.{n}.x', { a: [1, { x: 1, y: 2 }] }, { a: [1, { y: 2 }] }],
    ['a.{n}[x>1]', { a: [{ x: 1 }, { x: 2 }, { x: 3 }] }, { a: [{ x: 1 }] }],
    ['{s}.{n}[x=9]', { a: [{ x: 1 }], b: [] }, { a: [{ x: 1 }] }],
    ['a.{n}[x=9]', { a: [1, { x: 1 }] }, { a: { '1': { x: 1 } } }],
    ['{s}[k=1].v', { a: { k: 1, v: 2 }, b: { k: 2, v: 3 } }, { a: { k: 1 }, b: { k: 2, v: 3 } }],
  ])('%s of %j', (path, data, expected) => {
    expect(remove(deepFreeze(data), path)).toEqual(expected)
  })

  it.each<readonly [string, PhpValue, string]>([
    ['a.0.x', { a: 'str' }, 'Cannot create references to/from string offsets'],
    ['a.-3.x', { a: 'str' }, 'Cannot create references to/from string offsets'],
    ['a', 5, 'Hash::remove(): Argument #1 ($data) must be of type array, int given'],
  ])('%s of %j is an error', (path, data, message) => {
    expect(() => remove(data, path)).toThrow(message)
  })
})

describe('any path on any data', () => {
  it('changes nothing that it was given', () => {
    fc.assert(
      fc.property(phpValues, paths, phpValues, (data, path, value) => {
        const before = JSON.stringify(data)
        for (const change of [() => insert(data, path, value), () => remove(data, path)]) {
          try {
            expect(isPhpArray(change())).toBe(true)
          } catch (error) {
            expect(error).toSatisfy(
              (it) => it instanceof PhpError || it instanceof UnsupportedRegexError,
            )
          }
        }
        expect(JSON.stringify(data)).toBe(before)
      }),
      { numRuns: 500 },
    )
  })
})
