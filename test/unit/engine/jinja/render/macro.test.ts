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

describe('Macros', () => {
  it.each([
    [
      '{% macro m(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}{{ m(1) }} {{ m(1, 3) }} {{ m(b=5, a=4) }} {{ m() }}',
      '1-2 1-3 4-5 -2',
    ],
    ['{% macro m(a, b=a) %}{{ b }}{% endmacro %}{{ m(3) }}', '3'],
    [
      "{% macro m(a, b) %}{{ a }}{{ b }}{% endmacro %}{{ m(*[1, 2]) }}{{ m(**{'a': 3, 'b': 4}) }}{{ m(1, **{'b': 5}) }}",
      '123415',
    ],
    ['{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, x=3) }}', "(1, 2){'x': 3}"],
  ])('arguments: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}{{ n }}{% endcall %}', '<7>'],
    [
      '{% macro m() %}{{ caller(1, 2) }}{% endmacro %}{% call(a, b) m() %}{{ a }}{{ b }}{% endcall %}',
      '12',
    ],
    ['{% macro m(caller=none) %}{{ caller is none }}{% endmacro %}{{ m() }}', 'True'],
  ])('caller: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% macro m() %}{{ n }}{% set n = 5 %}{{ n }}{% endmacro %}{{ m() }}{{ n }}', '757'],
    ['{% macro m() %}{{ x }}{% endmacro %}{% set x = 9 %}{{ m() }}', '9'],
    ['{% for i in [1, 2] %}{% macro m() %}{{ i }}{% endmacro %}{{ m() }}{% endfor %}', '12'],
    ['{% macro m(x) %}{{ x }}{{ m(x - 1) if x > 0 }}{% endmacro %}{{ m(3) }}', '3210'],
    [
      '{% macro outer() %}{% macro inner() %}I{% endmacro %}{{ inner() }}{% endmacro %}{{ outer() }}',
      'I',
    ],
  ])('scope: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% macro m(a, b) %}{{ kwargs }}{% endmacro %}{{ m }} {{ m.name }}', "<Macro 'm'> m"],
    ['{% macro m() %} x {% endmacro %}[{{ m()|trim }}]{{ m is callable }}', '[x]True'],
  ])('a macro as a value: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}', 'TypeError'],
    ['{% macro m(a) %}{% endmacro %}{{ m(z=2) }}', 'TypeError'],
    ['{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}', 'UndefinedError'],
    ['{% macro m() %}{% endmacro %}{% call m() %}{% endcall %}', 'TypeError'],
    ['{% macro m(caller) %}{{ caller() }}{% endmacro %}', 'TemplateSyntaxError'],
    ['{% macro m(a, a) %}{% endmacro %}', 'TemplateSyntaxError'],
    ['{{ m() }}{% macro m() %}{% endmacro %}', 'UndefinedError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('What a macro tells about itself', () => {
  it('its name, its arguments and what it catches', () => {
    expect(
      text(
        '{% macro m(a, b=2) %}{{ caller }}{{ varargs }}{% endmacro %}{{ m }} {{ m.name }} {{ m.arguments }} {{ m.catch_kwargs }} {{ m.catch_varargs }} {{ m.caller }} {{ m.foo }}',
        data,
      ),
    ).toBe("<Macro 'm'> m ('a', 'b') False True True ")
  })

  it('the caller has no name', () => {
    expect(
      text(
        '{% macro m() %}{{ caller }} {{ caller.name }}{% endmacro %}{% call m() %}{% endcall %}',
        data,
      ),
    ).toBe('<Macro anonymous> None')
  })

  it('the caller refuses surplus arguments', () => {
    expect(
      failure('{% macro m() %}{{ caller(1) }}{% endmacro %}{% call m() %}{% endcall %}', data),
    ).toMatch(/^1: TypeError: ./)
  })
})
