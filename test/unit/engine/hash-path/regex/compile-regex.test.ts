import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnsupportedRegexError } from '@/engine/hash-path'
import { compileRegex } from '@/engine/hash-path/regex/compile-regex'
import verdicts from './pcre-verdicts.json'

/** Patterns with the subjects they match and do not match under PHP 8.2.36 with PCRE2 10.42. */
describe('patterns that PHP takes', () => {
  it.each(verdicts.filter(({ refused }) => refused === undefined))(
    '$pattern',
    ({ pattern, matches = [], fails = [] }) => {
      const regex = compileRegex(pattern)
      expect(matches.filter((subject) => !regex.test(subject))).toEqual([])
      expect(fails.filter((subject) => regex.test(subject))).toEqual([])
    },
  )
})

describe('patterns that PHP refuses', () => {
  it.each(verdicts.filter(({ refused }) => refused === true))('$pattern', ({ pattern }) => {
    const regex = compileRegex(pattern)
    expect(regex.refused?.reason).not.toBe('')
    expect(regex.test('')).toBe(false)
    expect(regex.test(pattern)).toBe(false)
  })

  it.each([
    ['/abc', "No ending delimiter '/' found", 4],
    ['/abc/z', "Unknown modifier 'z'", 5],
    ['/a(b/', 'Compilation failed: missing closing parenthesis', 4],
    ['/é[z-a]/', 'Compilation failed: range out of order in character class', 6],
    ['/a**/', 'Compilation failed: quantifier does not follow a repeatable item', 3],
    [
      `/${'('.repeat(251)}${')'.repeat(251)}/`,
      'Compilation failed: parentheses too deeply nested',
      252,
    ],
  ])('%s is told why and where', (pattern, reason, position) => {
    expect(compileRegex(pattern).refused).toEqual({ reason, position })
  })
})

describe('patterns that JavaScript can not answer', () => {
  it.each([
    '/^(?R)?/',
    '/(a)(?1)/',
    '/(a)?(?(1)b|c)/',
    '/a(*ACCEPT)b/',
    '/^\\X$/u',
    '/\\C/u',
    '/(a\\1)/',
    '/(?:(a)|b)*\\1/',
    '/((a)|b)\\2/',
    '/(?!(a))\\1/',
    '/(?<=(?=(a)\\1)aa)/',
    '/(a)(?<=\\1)/',
    '/(?=a){2}/',
    '/(?<=(?=a){2}b)c/',
    '/(?<=(?<=a){2}b)c/',
    '/(?<=(?>a))/',
    '/(?>(?:a?)*)a/',
    '/(?>(?:^)*)a/',
    '/(?>(?:(?=a))*)a/',
    '/(?<a>x)(?<a>y)/',
    '/(?xx)a b/',
    '/\\cA/',
    '/\\o{101}/',
    '/\\N{U+41}/u',
    '/\\p{NoSuchProperty}/u',
    '/(a)\\g<1>/',
    "/(a)\\g'1'/",
    '/\\g{+1}(a)/',
    '/a\\g+1(b)/',
    '/[\\N]/',
    '/[\\Q]\\E]/',
    '/[[:<:]]a/',
    '/a[[:>:]]/',
  ])('%s is said to be unsupported', (pattern) => {
    const regex = compileRegex(pattern)
    expect(regex.refused).toBeUndefined()
    expect(regex.unsupported).toBeInstanceOf(UnsupportedRegexError)
    expect(regex.unsupported).toMatchObject({ pattern, name: 'UnsupportedRegexError' })
    expect(() => regex.test('a')).toThrow(UnsupportedRegexError)
  })

  it('more groups than JavaScript takes are said to be unsupported', () => {
    const { unsupported } = compileRegex(`/${'(?>a)'.repeat(70_000)}/`)
    expect(unsupported?.construct).toBe('a regex this big')
  })

  it('names the construct and its place', () => {
    const { unsupported } = compileRegex('/é(a)?(?(1)b|c)/')
    expect(unsupported?.position).toBe(6)
    expect(unsupported?.message).toContain(unsupported?.construct)
  })
})

describe('any pattern', () => {
  const pieces = fc.constantFrom(
    ...['a', 'é', '.', '\\d', '\\W', '[^a]', '[[:alpha:]]', '(', ')', '(?:', '(?=', '(?<!', '|'],
    ...[
      '*',
      '+?',
      '{2}',
      '++',
      '^',
      '$',
      '\\b',
      '\\1',
      '\\Q',
      '\\E',
      '(?i)',
      '[',
      ']',
      '\\p{L}',
      '#',
      ' ',
    ],
  )
  const patterns = fc
    .tuple(
      fc.oneof(
        fc.array(pieces, { maxLength: 8 }).map((list) => list.join('')),
        fc.string({ unit: 'binary' }),
      ),
      fc.constantFrom('', 'i', 'u', 'iu', 'x', 'ms', 'U', 'n'),
    )
    .map(([body, modifiers]) => `/${body}/${modifiers}`)

  it('is answered, refused or said to be unsupported', () => {
    fc.assert(
      fc.property(patterns, fc.string({ unit: 'grapheme' }), (pattern, subject) => {
        const regex = compileRegex(pattern)
        if (regex.unsupported === undefined) expect(typeof regex.test(subject)).toBe('boolean')
        else expect(() => regex.test(subject)).toThrow(UnsupportedRegexError)
        expect(compileRegex(pattern).refused).toEqual(regex.refused)
      }),
      { numRuns: 1000 },
    )
  })

  it('of quoted text finds that text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'u'), (text, modifiers) => {
        fc.pre(!/[\\/]/.test(text))
        const regex = compileRegex(`/^\\Q${text}\\E$/D${modifiers}`)
        expect(regex.test(text)).toBe(true)
        expect(regex.test(`${text}!`)).toBe(false)
      }),
    )
  })
})
