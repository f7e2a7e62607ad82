import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, withBudget } from '@/engine/jinja/budget.ts'
import { PyDict } from '@/engine/jinja/python/dict.ts'
import { hashKey, isHashable } from '@/engine/jinja/python/hash.ts'
import { Markup } from '@/engine/jinja/python/markup.ts'
import { PyList, PyTuple } from '@/engine/jinja/python/sequences.ts'
import { Undefined } from '@/engine/jinja/python/undefined.ts'
import { globals } from '@/engine/jinja/globals.ts'

beforeAll(() => {
  withBudget(DEFAULT_LIMITS, () => undefined)
})

describe('hashKey', () => {
  it('is the same for what Python takes for the same key', () => {
    expect(new Set([1n, 1, true].map(hashKey)).size).toBe(1)
    expect(new Set([0n, -0, false].map(hashKey)).size).toBe(1)
    expect(hashKey(new Markup('a'))).toBe(hashKey('a'))
    expect(hashKey(Undefined.variable('a'))).toBe(hashKey(Undefined.variable('b')))
    expect(hashKey(new PyTuple([1n, 'a']))).toBe(hashKey(new PyTuple([1, 'a'])))
    const range = globals.get('range') ?? null
    expect(hashKey(range)).toBe(hashKey(range))
  })

  it('differs for all others', () => {
    const values = [
      1n,
      '1',
      1.5,
      null,
      'None',
      'n1',
      new PyTuple([]),
      new PyTuple([1n]),
      new PyTuple(['a', 'b']),
      new PyTuple(['a,b']),
      new PyTuple(['a', new PyTuple(['b'])]),
      Undefined.variable('a'),
      globals.get('range') ?? null,
      globals.get('dict') ?? null,
    ]
    expect(new Set(values.map(hashKey)).size).toBe(values.length)
  })

  it('refuses what can change', () => {
    for (const value of [new PyList([]), new PyDict(), new PyTuple([new PyList([])])]) {
      expect(() => hashKey(value)).toThrow('unhashable type')
      expect(isHashable(value)).toBe(false)
    }
    expect(isHashable(new PyTuple([1n]))).toBe(true)
  })
})
