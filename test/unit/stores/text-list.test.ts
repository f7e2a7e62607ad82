import { describe, expect, it } from 'vitest'
import { readTextList, writeTextList } from '@/stores/text-list'

/** A storage in memory, with what stands in it. */
function storageWith(content: Record<string, string> = {}) {
  const map = new Map(Object.entries(content))
  const storage = {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, text: string) => void map.set(key, text),
    removeItem: (key: string) => void map.delete(key),
  }
  return { map, get: () => storage }
}

const limits = { texts: 3, length: 5 }

describe('a list of texts', () => {
  it('comes back as it was stored', () => {
    const { get } = storageWith()
    writeTextList(get, 'list', ['a', 'b'], limits)
    expect(readTextList(get, 'list', limits)).toEqual(['a', 'b'])
  })

  it('is kept within its limits, in what is written and in what is read', () => {
    const { get, map } = storageWith()
    writeTextList(get, 'list', ['a', 'too long', 'b', 'c', 'd'], limits)
    expect(map.get('list')).toBe('["a","b","c"]')
    map.set('list', JSON.stringify(['too long', 'a', 'b', 'c', 'd']))
    expect(readTextList(get, 'list', limits)).toEqual(['a', 'b', 'c'])
  })

  it('leaves nothing behind when it is empty', () => {
    const { get, map } = storageWith({ list: '["a"]' })
    writeTextList(get, 'list', [], limits)
    expect(map.has('list')).toBe(false)
  })

  it.each(['', 'no JSON', '{"0":"a"}', 'null', '"a"'])('is empty when %j is stored', (stored) => {
    expect(readTextList(storageWith({ list: stored }).get, 'list', limits)).toEqual([])
  })

  it('leaves out what is no text', () => {
    const { get } = storageWith({ list: '[1, "a", null, ["b"], {"c": 1}]' })
    expect(readTextList(get, 'list', limits)).toEqual(['a'])
  })

  it('is empty when storage is blocked, and storing does not throw', () => {
    const blocked = () => {
      throw new Error('SecurityError')
    }
    expect(readTextList(blocked, 'list', limits)).toEqual([])
    expect(() => writeTextList(blocked, 'list', ['a'], limits)).not.toThrow()
  })
})
