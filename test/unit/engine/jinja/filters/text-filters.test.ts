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

describe('Filters of texts', () => {
  it.each([
    [
      "{{ 'foo bar-baz'|title }} {{ \"it's (ok)\"|title }} {{ 'hELLO wORLD'|capitalize }} {{ 'a'|upper }} {{ 5|lower }} {{ none|upper }}",
      "Foo Bar-Baz It's (Ok) Hello world A 5 NONE",
    ],
  ])('case: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ["[{{ 'x'|center(4) }}][{{ ' x '|trim }}][{{ 'xax'|trim('x') }}]", '[ x  ][x][a]'],
    [
      "{{ 'a\\n\\nb'|indent }}|{{ 'a\\nb'|indent(2, true) }}|{{ 'a\\n\\nb'|indent(1, blank=true) }}|{{ 'a\\nb'|indent('>') }}",
      'a\n\n    b|  a\n  b|a\n \n b|a\n>b',
    ],
  ])('layout: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 'foo bar baz qux'|truncate(9) }} {{ 'foo bar baz qux'|truncate(9, true) }} {{ 'foo bar baz qux'|truncate(11) }} {{ 'foo bar baz qux'|truncate(11, false, '..', 0) }} {{ [1]|truncate }}",
      'foo... foo ba... foo bar baz qux foo bar.. [1]',
    ],
  ])('truncate: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 'the quick brown fox'|wordwrap(9, wrapstring='|') }} {{ 'abcdefghij'|wordwrap(4, wrapstring='|') }} {{ 'abcdefghij kl'|wordwrap(4, false, '|') }} {{ 'well-known fact'|wordwrap(6, wrapstring='|') }} {{ 'well-known'|wordwrap(6, break_on_hyphens=false, wrapstring='|') }} {{ 'a\\nb c'|wordwrap(3, wrapstring='|') }} {{ 'a -- b--c'|wordwrap(3, wrapstring='|') }}",
      'the quick|brown fox abcd|efgh|ij abcdefghij|kl well-|known|fact well-k|nown a|b c a|--|b--|c',
    ],
  ])('wordwrap: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 'aaa'|replace('a', 'b', 2) }} {{ 121|replace(1, 'x') }} {{ 'one two-three'|wordcount }} {{ '%s-%05.1f'|format('x', 2.25) }} {{ '%(a)s'|format(a=1) }} {{ 5|string ~ 'x' }}",
      'bba x2x 3 x-002.2 1 5x',
    ],
    [
      "{% autoescape true %}{{ '<a>'|replace('a', '<') }}{{ ('<a>'|safe)|replace('a', '<') }}{% endautoescape %}",
      '&lt;&lt;&gt;<&lt;>',
    ],
  ])('replace, wordcount, format, string: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 'a b/c?d=\u00e9&x'|urlencode }} {{ {'q': 'x y', 'r': '/'}|urlencode }} {{ [('a', 1)]|urlencode }} {{ \"~!*()'_-.\"|urlencode }} {{ 5|urlencode }}",
      'a%20b/c%3Fd%3D%C3%A9%26x q=x+y&r=%2F a=1 ~%21%2A%28%29%27_-. 5',
    ],
  ])('urlencode: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ["{{ '%s'|format }}", 'TypeError'],
    ["{{ '%s'|format(1, a=2) }}", 'FilterArgumentError'],
    ["{{ 'x'|truncate(1) }}", 'AssertionError'],
    ["{{ 'x'|replace('a') }}", 'TypeError'],
    ['{{ missing|indent }}', 'UndefinedError'],
    ['{{ 5|truncate }}', 'TypeError'],
    ["{{ 'x'|wordwrap(0) }}", 'ValueError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('Texts with and without Markup', () => {
  it('truncate refuses a negative leeway', () => {
    expect(failure("{{ 'abcdefghij'|truncate(5, leeway=-1) }}", data)).toMatch(
      /^1: AssertionError: ./,
    )
  })

  it('replace escapes where Markup comes in', () => {
    expect(
      text(
        "{% autoescape true %}{{ '<a>'|replace('<', '&'|safe) }} {{ '<a>'|replace('<'|safe, '&') }} {{ ('<a>'|safe)|replace('a', '<') }} {{ ('<a>'|safe)|replace('a', '<'|safe) }} {{ '<a>'|replace('a', '<') }}{% endautoescape %}",
        data,
      ),
    ).toBe('&lt;a&gt; &lt;a&gt; <&lt;> <<> &lt;&lt;&gt;')
  })
})
