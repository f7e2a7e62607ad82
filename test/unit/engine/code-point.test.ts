import { describe, expect, it } from 'vitest'
import { codePoint } from '@/engine/code-point.ts'

describe('codePoint', () => {
  it.each([
    ['a', 0x61],
    ['😀', 0x1f600],
    ['', NaN],
  ])('%j: %d', (character, number) => {
    expect(codePoint(character)).toBe(number)
  })
})
