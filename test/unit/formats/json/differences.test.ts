import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PhpValue } from '@/engine/php/value'
import { findDifferences } from '@/formats/json/differences'

const plain = fc
  .jsonValue({ maxDepth: 3 })
  .map((value): PhpValue => JSON.parse(JSON.stringify(value)))

describe('findDifferences', () => {
  it('tells what was added, removed and changed, with its path', () => {
    const before = { Event: { info: 'a', id: '1', Tag: [{ name: 'x' }] } }
    const after = { Event: { info: 'b', Tag: [{ name: 'x' }], extra: [1] } }
    expect(findDifferences(before, after, 10)).toEqual({
      list: [
        { path: 'Event.info', kind: 'changed', before: 'a', after: 'b' },
        { path: 'Event.id', kind: 'removed', before: '1', after: null },
        { path: 'Event.extra', kind: 'added', before: null, after: [1] },
      ],
      complete: true,
    })
  })

  it('sees what was taken out of a list, not that the rest has other numbers', () => {
    const [one, two, three] = [{ value: 1 }, { value: 2 }, { value: 3 }]
    expect(findDifferences([one, two, three], [one, three], 10).list).toEqual([
      { path: '1', kind: 'removed', before: two, after: null },
    ])
    expect(findDifferences([one], [one, two], 10).list).toEqual([
      { path: '1', kind: 'added', before: null, after: two },
    ])
  })

  it('sees that the same item stands in a list more often', () => {
    expect(findDifferences(['x'], ['x', 'x'], 10).list).toEqual([
      { path: '', kind: 'changed', before: ['x'], after: ['x', 'x'] },
    ])
  })

  it('does not look into what both share', () => {
    const shared = Object.defineProperty({}, 'trap', {
      enumerable: true,
      get: () => {
        throw new Error('looked inside')
      },
    })
    expect(findDifferences({ shared, a: 1 }, { shared, a: 2 }, 10).list).toHaveLength(1)
  })

  it('stops at the limit and says so', () => {
    const before = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`k${index}`, 1]))
    const { list, complete } = findDifferences(before, {}, 4)
    expect(list).toHaveLength(4)
    expect(complete).toBe(false)
    expect(findDifferences(before, {}, 9).complete).toBe(true)
  })

  it('finds something exactly where the JSON differs', () => {
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        const isSame = findDifferences(before, after, 1).list.length === 0
        const copy: PhpValue = JSON.parse(JSON.stringify(before))
        expect(findDifferences(before, copy, 1).list).toEqual([])
        // Keys in another order, and an empty list beside an empty map, are the same to PHP's readers.
        if (isSame) expect(normal(before)).toEqual(normal(after))
      }),
    )
  })
})

function normal(value: PhpValue): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]: [string, PhpValue]) => [key, normal(item)] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
}
