import { describe, expect, it } from 'vitest'
import { renderTemplate } from '@/engine/jinja/index.ts'

const limits = { output: 10_000, steps: 50_000, depth: 50, milliseconds: 2_000 }

function reason(template: string, given: Partial<typeof limits> = limits): string {
  return renderTemplate(template, { x: 1 }, { limits: given }).error?.reason ?? 'rendered'
}

const grow = (change: string): string =>
  `{% set ns = namespace(v='ab', l=[1], m=[1], n=3) %}{% for i in range(40) %}{% set ${change} %}{% endfor %}`

describe('limits', () => {
  it.each([
    [
      'nested loops',
      '{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}',
    ],
    [
      'a list that grows while it is iterated',
      '{% set l = [1] %}{% for x in l %}{% set y = l.append(x) %}{% endfor %}',
    ],
    [
      'a comparison of lists that share their parts',
      `${grow('ns.l = [ns.l, ns.l] %}{% set ns.m = [ns.m, ns.m]')}{{ ns.l == ns.m }}`,
    ],
    [
      'looking through a range again and again',
      '{% for i in range(999) %}{{ 0.5 in range(9999) }}{% endfor %}',
    ],
    ['slices without end', '{{ [1]|slice(10 ** 9)|list }}'],
  ])('stops %s by steps', (_, template) => {
    expect(reason(template)).toMatch(
      /LimitError: limit of the playground exceeded: (more than 50000 steps|a list of more than 50000 items)/,
    )
  })

  it.each([
    ['a repeated text', "{{ 'a' * 10 ** 9 }}"],
    ['a text that doubles by ~', grow('ns.v = ns.v ~ ns.v')],
    ['a text that doubles by +', grow('ns.v = ns.v + ns.v')],
    ['padding', "{{ 'a'.center(10 ** 9) }}"],
    ['zeros', "{{ '1'.zfill(10 ** 9) }}"],
    ['a width of %', "{{ '%1000000d' % 1 }}"],
    ['a precision of %', "{{ '%.1000000d' % 1 }}"],
    ['a width of format', "{{ '{:1000000}'.format(1) }}"],
    ['a replacement', "{{ ('a' * 999)|replace('a', 'b' * 999) }}"],
    ['a join', "{{ (['a'] * 99)|join('b' * 999) }}"],
    ['an indent', "{{ ('a\n' * 999)|indent(999) }}"],
    ['output', "{% for i in range(999) %}{{ 'a' * 99 }}{% endfor %}"],
  ])('stops %s by characters', (_, template) => {
    expect(reason(template)).toMatch(
      'LimitError: limit of the playground exceeded: a text of more than 10000',
    )
  })

  it.each([
    ['a macro that calls itself', '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}'],
    ['a block that renders itself', '{% block b %}{{ self.b() }}{% endblock %}'],
    ['a loop that calls itself', '{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}'],
    ['brackets', `{{ ${'('.repeat(5000)}1${')'.repeat(5000)} }}`],
    ['lists', `{{ ${'['.repeat(5000)}${']'.repeat(5000)} }}`],
    ['signs', `{{ ${'- '.repeat(5000)}1 }}`],
    ['nots', `{{ ${'not '.repeat(5000)}1 }}`],
    ['conditions', `{{ ${'1 if 0 else '.repeat(5000)}1 }}`],
    ['tags', `${'{% if 1 %}'.repeat(5000)}${'{% endif %}'.repeat(5000)}`],
    ['a deep list', `${grow('ns.l = [[ns.l]]')}{{ ns.l }}`],
    ['the JSON of a list that holds itself', '{% set l = [] %}{{ l.append(l) }}{{ l|tojson }}'],
  ])('stops %s by depth', (_, template) => {
    expect(reason(template)).toBe(
      'LimitError: limit of the playground exceeded: nested more than 50 levels deep',
    )
  })

  it.each([
    ['a power', '{{ 9 ** (9 ** 9) }}'],
    ['squares', grow('ns.n = ns.n * ns.n')],
  ])('stops %s by the size of integers', (_, template) => {
    expect(reason(template)).toMatch('an integer of more than 200000 bits')
  })

  it.each([
    ['a sum', `{{ ${'1+'.repeat(100_000)}1 }}`],
    ['attributes', `{{ x${'.y'.repeat(100_000)} }}`],
    ['filters', `{{ x${'|list'.repeat(100_000)} }}`],
  ])('survives the length of %s', (_, template) => {
    expect(reason(template, {})).toMatch(/LimitError|UndefinedError|TypeError/)
  })

  it('stops by time', () => {
    const template = '{% for a in range(99999) %}{% for b in range(99) %}{% endfor %}{% endfor %}'
    expect(reason(template, { milliseconds: 0 })).toMatch('more than 0 milliseconds')
  })

  it('starts every rendering with a whole budget', () => {
    const template = '{% for a in range(2000) %}{{ a }}{% endfor %}'
    expect(reason(template)).toBe('rendered')
    expect(reason(template)).toBe('rendered')
  })

  it.each([
    ['spaces in front of a tag', `a${' '.repeat(200_000)}b{%- if 1 %}{% endif %}`],
    ['spaces around a number', `{{ (' ' * 200000 ~ 'b' ~ ' ' * 200000 ~ 'c')|int }}`],
    ['a number with many underscores', "{{ ('1_' * 100000)|float }}"],
    ['open tags', "{{ ('<' * 200000)|striptags|length }}"],
  ])('is quick with %s', (_, template) => {
    const start = performance.now()
    renderTemplate(template, {})
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})
