import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compatOf } from '@/engine/compat'
import { UnsupportedRegexError } from '@/engine/hash-path'
import { arrayValues, isPhpArray } from '@/engine/php/array'
import { PhpError } from '@/engine/php/errors'
import type { PhpValue } from '@/engine/php/value'
import { evaluateCondition, extractData, getItemsMatchingCondition } from '@/engine/run/condition'
import { paths } from '../hash-path/paths'
import { deepFreeze, phpValues } from '../php-values'

const keeping = compatOf('2.5.1')
const renumbering = compatOf('2.5.19')

describe('evaluateCondition', () => {
  it.each<readonly [PhpValue, PhpValue, PhpValue, boolean]>([
    ['in', 'abc', [0], false],
    ['in', 'x', [true], true],
    ['in', '10', ['1e1'], true],
    ['in', 'x', 'x', false],
    ['not_in', 'x', ['y'], true],
    ['not_in', 'x', 'y', false],
    ['equals', '', null, true],
    ['equals', 'a', ['a'], false],
    ['equals', ['a'], true, true],
    ['not_equals', 'a', 'b', true],
    ['not_equals', 'a', ['b'], false],
    ['in_or', ['a'], ['b', 'a'], true],
    ['in_or', 'a', ['a'], false],
    ['in_or', ['a'], 'a', false],
    ['not_in_or', ['a'], ['b'], true],
    ['in_and', ['a', 'b'], ['b', 'c', 'a'], true],
    ['in_and', ['a', 'b'], ['b', 'a', 'b'], false],
    ['in_and', [], ['x'], true],
    ['not_in_and', ['a', 'b'], ['b', 'a'], true],
    ['not_in_and', ['a', 'b'], ['a', 'x', 'b'], false],
    ['not_in_and', [], ['x'], false],
    ['any_value', '', ['a'], false],
    ['greater', 1, 2, false],
    ['IN', 'a', ['a'], false],
    [true, 'a', ['a'], true],
    [false, 'a', ['a'], false],
    [null, '', null, false],
    [['in'], 'a', ['a'], false],
  ])('%j %j, data %j', (operator, value, data, expected) => {
    expect(evaluateCondition(deepFreeze(data), operator, deepFreeze(value))).toBe(expected)
  })

  it('in and not_in, in_or and not_in_or are opposites on arrays', () => {
    fc.assert(
      fc.property(phpValues, phpValues, (data, value) => {
        fc.pre(isPhpArray(data))
        const is = (operator: string): boolean => evaluateCondition(data, operator, value)
        expect(is('in')).toBe(!is('not_in'))
        expect(is('in_or') || is('not_in_or')).toBe(isPhpArray(value))
      }),
    )
  })
})

describe('extractData', () => {
  it('gives any data as it is where there is no path', () => {
    expect([extractData('text', ''), extractData(null, '0'), extractData(5, null)]).toEqual([
      'text',
      null,
      5,
    ])
  })

  it('otherwise extracts, from arrays only', () => {
    expect(extractData({ a: 1 }, 'a')).toEqual([1])
    expect(() => extractData('text', 'a')).toThrow(PhpError)
  })
})

describe('getItemsMatchingCondition', () => {
  it.each<readonly [PhpValue, PhpValue, PhpValue, PhpValue, PhpValue]>([
    ['t', 'in', 'x', [{ t: 'x' }, { t: 'y' }, { t: 'x' }], { '0': { t: 'x' }, '2': { t: 'x' } }],
    ['t', 'equals', 'y', { '4': { t: 'x' }, '9': { t: 'y' } }, { '9': { t: 'y' } }],
    ['t', 'not_equals', 'x', [{ t: 'x' }, { u: 'y' }, { t: 'z' }], { '2': { t: 'z' } }],
    ['T.{n}.n', 'equals', 'b', [{ T: [{ n: 'a' }, { n: 'b' }] }], []],
    ['', 'equals', 't', ['tlp:red', 'x'], ['tlp:red']],
    ['', 'equals', 'é', ['été'], []],
    ['', 'not_equals', 'é', ['été'], ['été']],
    ['', 'equals', '', [5], [5]],
    ['t', 'equals', '', [{ t: { k: 'x' } }], [{ t: { k: 'x' } }]],
    ['t', 'any_value', '', [{ t: false }, { t: null }, { t: [] }, { u: 1 }], [{ t: false }]],
    ['t', 'not_in', 'x', [{ u: 1 }], [{ u: 1 }]],
  ])('%j %j %j, items %j', (path, operator, value, items, expected) => {
    const kept = getItemsMatchingCondition(deepFreeze(items), value, operator, path, keeping)
    expect(kept).toEqual(expected)
    const renumbered = getItemsMatchingCondition(items, value, operator, path, renumbering)
    expect(renumbered).toEqual(isPhpArray(expected) ? arrayValues(expected) : expected)
  })

  it('of what is no array depends on the version', () => {
    expect(getItemsMatchingCondition('text', 'x', 'in', '', keeping)).toBe('text')
    expect(() => getItemsMatchingCondition('text', 'x', 'in', '', renumbering)).toThrow(
      'array_values(): Argument #1 ($array) must be of type array, string given',
    )
  })

  it('dies of items that are no arrays', () => {
    const items = [{ name: 'a' }, 'b']
    expect(() => getItemsMatchingCondition(items, 'a', 'in', 'name', keeping)).toThrow(PhpError)
  })

  it('keeps items of the array, or raises an error that is known', () => {
    const operators = fc.constantFrom('in', 'not_in', 'equals', 'not_equals', 'in_or', 'any_value')
    fc.assert(
      fc.property(phpValues, phpValues, operators, paths, (items, value, operator, path) => {
        fc.pre(isPhpArray(items))
        try {
          const kept = getItemsMatchingCondition(items, value, operator, path, renumbering)
          const known = new Set(arrayValues(items))
          expect(isPhpArray(kept) && arrayValues(kept).every((item) => known.has(item))).toBe(true)
        } catch (error) {
          expect(error).toSatisfy(
            (it) => it instanceof PhpError || it instanceof UnsupportedRegexError,
          )
        }
      }),
    )
  })
})
