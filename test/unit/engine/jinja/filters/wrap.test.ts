import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, withBudget } from '@/engine/jinja/budget.ts'
import { wrapLine } from '@/engine/jinja/filters/wrap.ts'
import { text } from '../render-text.ts'

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

describe('Words that are longer than a line', () => {
  it('are broken behind a hyphen that something stands in front of', () => {
    expect(text("{{ '12-34567890'|wordwrap(5) }}|{{ 'ab-cdefghijkl'|wordwrap(5) }}")).toBe(
      '12-\n34567\n890|ab-cd\nefghi\njkl',
    )
  })

  it('are broken anywhere when only hyphens stand in front', () => {
    expect(
      text(
        "{{ '-aaaaaaaaaa'|wordwrap(5) }}|{{ '--aaaaaaaaaa'|wordwrap(5) }}|{{ '----------'|wordwrap(4) }}",
      ),
    ).toBe('-aaaa\naaaaa\na|--aaa\naaaaa\naa|----\n----\n--')
  })

  it('are broken anywhere when hyphens do not count', () => {
    expect(text("{{ '12-345678'|wordwrap(5, break_on_hyphens=false) }}")).toBe('12-34\n5678')
  })

  it('stand alone when words may not be broken', () => {
    expect(
      text("{{ 'aaaaaaa'|wordwrap(5, false) }}|{{ 'xx aaaaaaa yy'|wordwrap(5, false) }}"),
    ).toBe('aaaaaaa|xx\naaaaaaa\nyy')
  })
})
