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

describe('Blocks', () => {
  it.each([
    ['{{ self.b() }}{% block b %}[{{ n }}]{% endblock %}', '[7][7]'],
    ['{% block a %}{% block b %}x{% endblock b %}{% endblock a %}', 'x'],
    ['{{ self }}{{ self.nope is defined }}', '<TemplateReference None>False'],
  ])('rendering: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% set x = 1 %}{% block b %}{{ x }}{% set y = 2 %}{% endblock %}[{{ y }}]', '1[]'],
    ['{% for x in [1] %}{% block b %}[{{ x }}]{% endblock %}{% endfor %}', '[]'],
    [
      '{% for x in [1, 2] %}{% block b scoped %}{{ x }}{{ loop.index }}{% endblock %}{% endfor %}',
      '1122',
    ],
  ])('what they see: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% block b %}{{ super() }}{% endblock %}', 'UndefinedError'],
    ['{% block b required %}{% endblock %}', 'TemplateRuntimeError'],
    ['{% block b required %}x{% endblock %}', 'TemplateRuntimeError'],
    ['{% block b %}{% endblock %}{% block b %}{% endblock %}', 'TemplateAssertionError'],
    ['{% block a-b %}{% endblock %}', 'TemplateSyntaxError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('self', () => {
  it('gives nothing for what is no name of a block', () => {
    expect(
      text("{% block b %}B{% endblock %}{{ self[1] }}|{{ self['b']() }}|{{ self['zz'] }}", data),
    ).toBe('B|B|')
  })

  it('gives Markup where escaping is on', () => {
    expect(
      text(
        '{% block b %}<B>{% endblock %}{% autoescape true %}{{ self.b() }}{% endautoescape %}{{ self.b() }}',
        data,
      ),
    ).toBe('<B><B><B>')
  })
})
