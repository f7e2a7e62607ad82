import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, withBudget } from '@/engine/jinja/budget.ts'
import { wrapLine } from '@/engine/jinja/filters/wrap.ts'

beforeAll(() => {
  withBudget(DEFAULT_LIMITS, () => undefined)
})

const usual = { width: 10, breakLongWords: true, breakOnHyphens: true }

describe('wrapLine', () => {
  it.each([
    ['the quick brown fox', ['the quick', 'brown fox']],
    ['  indented text here', ['  indented', 'text here']],
    ['abcdefghijklmno p', ['abcdefghij', 'klmno p']],
    ['self-explaining word', ['self-', 'explaining', 'word']],
    ['well-known fact', ['well-known', 'fact']],
    ['one two -- three', ['one two --', 'three']],
    ['', []],
    ['   ', []],
  ])('%j', (line, lines) => {
    expect(wrapLine(line, usual)).toEqual(lines)
  })

  it('leaves long words and hyphens alone on demand', () => {
    expect(wrapLine('abcdefghijklmno p', { ...usual, breakLongWords: false })).toEqual([
      'abcdefghijklmno',
      'p',
    ])
    expect(wrapLine('well-known', { ...usual, width: 6, breakOnHyphens: false })).toEqual([
      'well-k',
      'nown',
    ])
    expect(wrapLine('well-known', { ...usual, width: 6 })).toEqual(['well-', 'known'])
  })

  it('refuses a width below one', () => {
    expect(() => wrapLine('a', { ...usual, width: 0 })).toThrow('invalid width 0 (must be > 0)')
  })
})
