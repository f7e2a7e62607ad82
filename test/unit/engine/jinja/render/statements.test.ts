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

describe('Statements', () => {
  it.each([
    ['{% if 0 %}a{% elif n %}b{% else %}c{% endif %}', 'b'],
    ["{% if [] or {} or '' or 0 or none %}t{% else %}f{% endif %}", 'f'],
    ["{{ 'a' if n > 5 else 'b' }}[{{ 'a' if n < 5 }}]", 'a[]'],
  ])('conditions: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      '{% autoescape true %}{{ html }}{{ html|safe }}{% endautoescape %}{{ html }}',
      '&lt;b&gt;&#34;q&#34;&lt;/b&gt;<b>"q"</b><b>"q"</b>',
    ],
    [
      '{% autoescape true %}{% set x %}<i>{{ html }}</i>{% endset %}{{ x }}{% endautoescape %}',
      '<i>&lt;b&gt;&#34;q&#34;&lt;/b&gt;</i>',
    ],
    [
      "{% autoescape true %}{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m('<') }}{{ html ~ ('<'|safe) }}{% endautoescape %}",
      '<i>&lt;</i>&lt;b&gt;&#34;q&#34;&lt;/b&gt;<',
    ],
    [
      "{% autoescape true %}{{ ['<', '>'|safe]|join('&') }}{{ d|tojson }}{% endautoescape %}",
      '&lt;&amp;>{"C": 3, "a": 1, "b": 2}',
    ],
  ])('escaping: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['a {%- if n %} b {% endif -%} c', 'a b c'],
    ['  {{- n -}}  x', '7x'],
    ['a {#- c -#} b', 'ab'],
    ['{% raw %}{{ x }}{% endraw %}', '{{ x }}'],
    ['a {%- raw -%} {{ }} {%- endraw -%} b', 'a{{ }}b'],
    ['a\n\n', 'a\n'],
    ['{% if n %}\nx\n{% endif %}\n', '\nx\n'],
  ])('whitespace: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([["{% print 1, 'a' %}", '1a']])('print: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ["{% include 'x' %}", 'TypeError'],
    ["{% include 'x' ignore missing %}", 'TypeError'],
    ["{% extends 'x' %}", 'TypeError'],
    ["{% import 'x' as y %}", 'TypeError'],
    ["{% from 'x' import y as z with context %}", 'TypeError'],
  ])('no loader: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })

  it.each([
    ["{% if 0 %}{% include 'x' %}{% extends 'y' %}{% import 'z' as z %}{% endif %}ok", 'ok'],
  ])('no loader needed where it is not reached: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })
})

describe('Filters of a body', () => {
  it('are applied one after the other', () => {
    expect(
      text(
        "{% filter replace('a', n) | upper %}aXb{% endfilter %} {% set z | upper | lower %}<X>{% endset %}{{ z }}",
        data,
      ),
    ).toBe('7XB <x>')
  })

  it('a call block brings the caller itself', () => {
    expect(
      failure(
        "{% macro m(a) %}{{ caller() }}{% endmacro %}{% set o = {'caller': 5} %}{% call m(1, **o) %}x{% endcall %}",
        data,
      ),
    ).toMatch(/^1: TypeError: ./)
  })
})
