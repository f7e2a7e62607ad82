import { describe, expect, it } from 'vitest'
import { failure, text } from './render-text.ts'

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

describe('Global functions', () => {
  it.each([
    [
      "{{ range(3)|list }} {{ range(1, 10, 4)|list }} {{ range(3, 0, -1)|list }} {{ range(0)|list }} {{ dict(a=1) }} {{ dict([('x', 1)], y=2) }} {{ dict({'a': 1}) }}",
      "[0, 1, 2] [1, 5, 9] [3, 2, 1] [] {'a': 1} {'x': 1, 'y': 2} {'a': 1}",
    ],
  ])('range and dict: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{% set c = cycler('a', 'b') %}{{ c.current }}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.reset() }}{{ c.next() }}",
      'aabaNonea',
    ],
    ["{% set j = joiner('; ') %}{{ j() }}a{{ j() }}b{{ j() }}c", 'a; b; c'],
  ])('cycler and joiner: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([['{{ range is callable }}{% set range = 5 %}{{ range }}', 'True5']])(
    'their names: %s',
    (template, expected) => {
      expect(text(template, data)).toBe(expected)
    },
  )

  it.each([
    ['{{ cycler() }}', 'RuntimeError'],
    ['{{ range() }}', 'TypeError'],
    ["{{ range('a') }}", 'TypeError'],
    ['{{ dict(1) }}', 'TypeError'],
    ['{{ range(1, 2, 3, 4) }}', 'TypeError'],
    ['{{ lipsum(2) }}', 'RuntimeError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('What functions and their objects have', () => {
  it('joiner puts a comma where no separator is given, and none where none is given', () => {
    expect(
      text(
        '{% set j = joiner() %}{{ j() }}{{ j() }}{{ j() }} {% set k = joiner(none) %}{{ k() }}{{ k() }}',
        data,
      ),
    ).toBe(', ,  None')
  })

  it('cycler shows its items, its position and nothing else', () => {
    expect(
      text(
        '{% set c = cycler(1, 2) %}{{ c.next() }}{{ c.pos }}{{ c.items }}{{ c.x }}{{ c.next() }}{{ c.next() }}',
        data,
      ),
    ).toBe('11(1, 2)21')
  })

  it('cycler needs an item', () => {
    expect(failure('{% set c = cycler() %}', data)).toMatch(/^1: RuntimeError: ./)
  })

  it('functions have no attributes', () => {
    expect(text("[{{ range.foo }}{{ 'a'.upper.foo }}]", data)).toBe('[]')
  })

  it('dict takes one source', () => {
    expect(failure("{{ dict({'a': 1}, {'b': 2}) }}", data)).toMatch(/^1: TypeError: ./)
  })

  it('functions show their name', () => {
    expect(text("{{ range }} {{ 'a'.upper }}")).toBe(
      '<function range at 0x7f0000000000> <built-in method upper of str object at 0x7f0000000000>',
    )
  })
})
