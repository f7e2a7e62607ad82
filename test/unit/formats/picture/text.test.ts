import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText, fitText, wrapText } from '@/formats/picture/text'

describe('fitText', () => {
  it('leaves what fits and cuts what does not', () => {
    expect(fitText('Stop execution', 200, 13)).toBe('Stop execution')
    expect(fitText('Stop execution', 60, 13)).toBe('Stop e…')
    expect(fitText('漢字漢字漢字', 60, 13)).toBe('漢字漢…')
  })

  it('makes one line of several', () => {
    expect(fitText(' a\n\tb ', 200, 13)).toBe('a b')
  })

  it('never halves a letter of two units', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.integer({ min: 0, max: 300 }),
        (text, width) => {
          expect(fitText(text, width, 13).isWellFormed()).toBe(true)
        },
      ),
    )
  })
})

describe('wrapText', () => {
  it('breaks at spaces, keeps line breaks and cuts words that are too long', () => {
    expect(wrapText('one two three\n\nfour', 50, 12, 9)).toEqual(['one two', 'three', '', 'four'])
    expect(wrapText('Donaudampfschiff a', 50, 12, 9)).toEqual(['Donau…', 'a'])
  })

  it('ends in dots where there is more', () => {
    expect(wrapText('one two three four five', 50, 12, 2)).toEqual(['one two', 'three …'])
  })
})

describe('escapeText', () => {
  it('escapes what XML reads, and leaves out what it forbids', () => {
    expect(escapeText('<a href="x" b=\'y\'>&\u0001\uFFFF')).toBe(
      '&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;',
    )
  })
})
