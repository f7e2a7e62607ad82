import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, withBudget } from '@/engine/jinja/budget.ts'
import { PyDict } from '@/engine/jinja/python/dict.ts'
import { iterate } from '@/engine/jinja/python/iterators.ts'
import { PyList } from '@/engine/jinja/python/sequences.ts'

beforeAll(() => {
  withBudget(DEFAULT_LIMITS, () => undefined)
})

describe('PyDict', () => {
  it('keeps the order, and the first form of a key', () => {
    const dict = PyDict.of([
      [1n, 'a'],
      ['b', 2n],
    ])
    dict.set(true, 'c')
    expect(dict.entries()).toEqual([
      [1n, 'c'],
      ['b', 2n],
    ])
  })

  it('changes a copy of its source', () => {
    const values = new Map([['a', 1n]])
    const dict = new PyDict({ keys: () => [...values.keys()], get: (key) => values.get(key) })
    expect(dict.get('a')).toBe(1n)
    dict.set('b', 2n)
    dict.delete('a')
    expect(dict.entries()).toEqual([['b', 2n]])
    expect([...values]).toEqual([['a', 1n]])
    dict.clear()
    expect(dict.length()).toBe(0)
    expect(dict.truthy()).toBe(false)
  })

  it('finds nothing under a key that cannot be one, but refuses to store it', () => {
    const dict = new PyDict()
    expect(dict.item(new PyList([]))).toBe(undefined)
    expect(() => {
      dict.set(new PyList([]), 1n)
    }).toThrow("unhashable type: 'list'")
  })

  it('notices that it grows while it is iterated', () => {
    const dict = PyDict.of([['a', 1n]])
    const cursor = dict.cursor()
    cursor.next()
    dict.set('b', 2n)
    expect(() => cursor.next()).toThrow('dictionary changed size during iteration')
    expect(iterate(dict)).toEqual(['a', 'b'])
  })
})
