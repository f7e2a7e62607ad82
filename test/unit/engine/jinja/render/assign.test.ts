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

describe('Assignments', () => {
  it.each([
    ['{% set x = 1, 2 %}{{ x }}', '(1, 2)'],
    ['{% set a, b = [1, 2] %}{{ a }}{{ b }}', '12'],
    ["{% set a, (b, c) = 1, 'xy' %}{{ a }}{{ b }}{{ c }}", '1xy'],
    ['{% if n %}{% set x = 1 %}{% endif %}{{ x }}', '1'],
    ['{% set n = n + 1 %}{{ n }}', '8'],
  ])('set: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% set x %}a{{ n }}{% endset %}[{{ x }}]', '[a7]'],
    ["{% set x | upper | replace('A', 'z') %}aa{% endset %}{{ x }}", 'zz'],
    ['{% filter upper|reverse %}ab{{ n }}{% endfilter %}', '7BA'],
  ])('blocks of text: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      '{% set ns = namespace(a=1) %}{% for i in [1, 2] %}{% set ns.a = ns.a + i %}{% endfor %}{{ ns.a }}{{ ns }}',
      "4<Namespace {'a': 4}>",
    ],
    ["{% set ns = namespace({'x': none}) %}{{ ns.x }}[{{ ns.y }}]", 'None[]'],
  ])('namespaces: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% with a = 1, b = n %}{{ a }}{{ b }}{% endwith %}[{{ a }}]', '17[]'],
    ['{% with n = 1, m = n %}{{ m }}{% endwith %}', '7'],
  ])('with: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% set a, b = 1 %}', 'TypeError'],
    ['{% set a, b = [1] %}', 'ValueError'],
    ['{% set d.x = 1 %}', 'TemplateRuntimeError'],
    ['{% set 5 = 1 %}', 'TemplateSyntaxError'],
    ['{% set none = 1 %}', 'TemplateSyntaxError'],
    ['{% set a b = 1 %}', 'TemplateSyntaxError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('Unpacking', () => {
  it('None is unpacked like any other value', () => {
    expect(text('{% for a, b in [[1, none]] %}{{ a }}{{ b }}{% endfor %}', data)).toBe('1None')
  })
})
