import { describe, expect, it } from 'vitest'
import { pairs } from '@/engine/pairs.ts'

describe('pairs', () => {
  it('puts together what stands at the same place, null too', () => {
    expect(pairs([1, null], ['a', 'b'])).toEqual([
      [1, 'a'],
      [null, 'b'],
    ])
  })

  it('ends with the shorter list', () => {
    expect(pairs([1, 2], ['a'])).toEqual([[1, 'a']])
    expect(pairs([1], ['a', 'b'])).toEqual([[1, 'a']])
  })
})
