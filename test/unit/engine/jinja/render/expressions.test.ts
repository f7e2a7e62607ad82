import { describe, expect, it } from 'vitest'
import { failure, text } from '../render-text.ts'

const data = {
  n: 7,
  words: ['delta', 'Alpha', 'charlie'],
  d: { b: 2, a: 1, C: 3 },
  items: [
    { n: 'x', v: 3, t: ['p'] },
    { n: 'Y', v: 1 },
    { n: 'x', v: 2, t: [] },
  ],
  html: '<b>"q"</b>',
  s: 'Hello World',
}

describe('Expressions', () => {
  it.each([
    [
      '{{ 1 + 2 * 3 }} {{ (1 + 2) * 3 }} {{ 10 - 3 - 2 }} {{ 2 ** 3 ** 2 }} {{ -2 ** 2 }} {{ 1 ~ 2 * 3 }} {{ (2 + 3) ~ 4 }}',
      '7 9 5 64 4 16 54',
    ],
    [
      '{{ not 1 == 2 }} {{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 1 in [1] == true }}',
      'True True False False',
    ],
    ["{{ -5|abs }} {{ words|length > 2 }} {{ 'a' ~ 1|string }}", '5 True a1'],
    ["{{ 1 or 0 and 0 }} {{ not 0 and 1 }} {{ 0 or 'x' }} {{ 1 and '' }}|", '1 1 x |'],
    ['{{ 1 if 0 else 2 if 0 else 3 }}', '3'],
  ])('precedence: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ d.b }} {{ d['b'] }} {{ words.1 }} {{ words[-1] }} {{ items[0].t[0] }} {{ 'abc'[1] }}",
      '2 2 Alpha charlie p b',
    ],
    ['{{ d.keys()|list }}', "['b', 'a', 'C']"],
    ["[{{ d.nope }}{{ words[9] }}{{ words['x'] }}{{ n.x }}{{ none.x }}]", '[]'],
  ])('lookups: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 1_000 }} {{ 0x1f }} {{ 0b11 }} {{ 0o17 }} {{ 1.5e3 }} {{ 'a' 'b' }} {{ (1,) }} {{ () }} {{ [1, 'a',] }} {{ {'a': 1,} }} {{ none }} {{ True }}",
      "1000 31 3 15 1500.0 ab (1,) () [1, 'a'] {'a': 1} None True",
    ],
    ["{{ {1: 'a', true: 'b', 1.0: 'c'} }}", "{1: 'c'}"],
  ])('literals: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ range(*[1, 4])|list }} {{ dict(**{'a': 1}) }} {{ 'x'.join(words) }}",
      "[1, 2, 3] {'a': 1} deltaxAlphaxcharlie",
    ],
  ])('calls: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      '{{ s[:5] }} {{ s[::-1] }} {{ s[-5:] }} {{ words[1:] }} {{ (1, 2, 3)[:2] }}',
      "Hello dlroW olleH World ['Alpha', 'charlie'] (1, 2)",
    ],
  ])('slices: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{{ missing.x }}', 'UndefinedError'],
    ['{{ missing() }}', 'UndefinedError'],
    ['{{ missing + 1 }}', 'UndefinedError'],
    ['{{ n() }}', 'TypeError'],
    ['{{ d[1:2] }}', 'TypeError'],
    ["{{ words['a':] }}", 'TypeError'],
    ['{{ words[::0] }}', 'ValueError'],
    ['{{ words[1:2, 3] }}', 'TemplateSyntaxError'],
    ['{{ {[]: 1} }}', 'TypeError'],
    ['{{ range(**{1: 2}) }}', 'TypeError'],
    ['{{ range(*5) }}', 'TypeError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('Arguments that do not fit', () => {
  it('only a mapping is spread by **', () => {
    expect(failure('{{ dict(**5) }}', data)).toMatch(/^1: TypeError: ./)
  })

  it('an argument given by name and by ** is given twice', () => {
    expect(failure("{{ dict(a=1, **{'a': 2}) }}", data)).toMatch(/^1: TypeError: ./)
  })

  it('a slice is only a key by itself', () => {
    expect(failure('{{ l[1:2, 3] }}', data)).toMatch(/^1: TemplateSyntaxError: ./)
  })
})
