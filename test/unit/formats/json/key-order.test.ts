import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathKey, readKeyOrders } from '@/formats/json/key-order'

/** JSON text with the keys in the given order. */
function objectText(keys: readonly string[], value = '0'): string {
  return `{${keys.map((key) => `${JSON.stringify(key)}:${value}`).join(',')}}`
}

describe('readKeyOrders', () => {
  it('keeps the order of keys that JavaScript sorts', () => {
    expect([...readKeyOrders('{"9":1,"5":2,"_frames":3}')]).toEqual([
      [pathKey([]), ['9', '5', '_frames']],
    ])
  })

  it('says nothing where JavaScript keeps the order itself', () => {
    expect(readKeyOrders('{"5":1,"9":2,"b":3,"a":4,"01":5,"-1":6,"4294967295":7}').size).toBe(0)
  })

  it('notices numbers behind other keys', () => {
    expect(readKeyOrders('{"a":1,"1":2}').get(pathKey([]))).toEqual(['a', '1'])
  })

  it('finds objects by their path through objects and lists', () => {
    const orders = readKeyOrders('[0,{"Workflow":{"x":[1,2],"data":{"2":{"b":{}},"1":[]}}}]')
    expect([...orders]).toEqual([[pathKey([1, 'Workflow', 'data']), ['2', '1']]])
  })

  it('is not led astray by braces, quotes and commas in texts, or by escaped keys', () => {
    const orders = readKeyOrders('{"a{\\",":"}],{\\"2\\":1","\\u0032":{"3":"\\\\","1":0},"1":0}')
    expect([...orders]).toEqual([
      [pathKey(['2']), ['3', '1']],
      [pathKey([]), ['a{",', '2', '1']],
    ])
  })

  it('lists a repeated key where it stands first, as PHP', () => {
    expect(readKeyOrders('{"2":0,"1":0,"2":1}').get(pathKey([]))).toEqual(['2', '1'])
  })

  it('gives the order of any keys in any place', () => {
    const key = fc.oneof(fc.nat(30).map(String), fc.string({ maxLength: 3 }))
    const keys = fc.uniqueArray(key, { maxLength: 8 })
    fc.assert(
      fc.property(keys, keys, fc.boolean(), (outer, inner, asList) => {
        const value = asList ? `[7,${objectText(inner)}]` : objectText(inner)
        const text = objectText(outer, value)
        const orders = readKeyOrders(text)
        const parsed: Record<string, unknown> = JSON.parse(text)
        expect(orders.get(pathKey([])) ?? Object.keys(parsed)).toEqual(outer)
        const plain = Object.keys(JSON.parse(objectText(inner)))
        for (const name of outer) {
          const path = asList ? [name, 1] : [name]
          expect(orders.get(pathKey(path)) ?? plain).toEqual(inner)
        }
      }),
    )
  })
})
