import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, withBudget } from '@/engine/jinja/budget.ts'
import { fromJson, sourceOf } from '@/engine/jinja/python/from-json.ts'
import { repr } from '@/engine/jinja/python/repr.ts'
import type { PhpValue } from '@/engine/php/value.ts'

beforeAll(() => {
  withBudget(DEFAULT_LIMITS, () => undefined)
})

describe('fromJson', () => {
  it.each<[PhpValue, string]>([
    [null, 'None'],
    [true, 'True'],
    ['é', "'é'"],
    [7, '7'],
    [7.5, '7.5'],
    [-0, '-0.0'],
    [2 ** 53, '9007199254740992'],
    [2 ** 63, '9.223372036854776e+18'],
    [1e300, '1e+300'],
    [[1, [2]], '[1, [2]]'],
    [{ b: 1, a: { c: [] } }, "{'b': 1, 'a': {'c': []}}"],
    [{}, '[]'],
    [{ a: {} }, "{'a': []}"],
  ])('%j is %s', (value, expected) => {
    expect(repr(fromJson(value, 'list'))).toBe(expected)
  })

  it('keeps an empty map on demand', () => {
    expect(repr(fromJson({ a: {} }, 'dict'))).toBe("{'a': {}}")
  })
})

describe('sourceOf', () => {
  it('gives own values only, and the same container every time', () => {
    const source = sourceOf({ list: [1], none: null }, 'list')
    expect(source.get('list')).toBe(source.get('list'))
    expect(source.get('none')).toBe(null)
    expect(source.get('constructor')).toBe(undefined)
    expect(source.get('__proto__')).toBe(undefined)
    expect(source.keys()).toEqual(['list', 'none'])
  })

  it('looks at nothing before it is asked', () => {
    const data = Object.defineProperty({ a: [1] }, 'b', {
      enumerable: true,
      get: () => {
        throw new Error('looked')
      },
    })
    expect(repr(sourceOf(data, 'list').get('a') ?? null)).toBe('[1]')
  })
})
