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

describe('Filters of items', () => {
  it.each([
    [
      "{{ words|map('upper')|list }} {{ words|map('replace', 'a', 'b')|list }} {{ items|map(attribute='n')|list }} {{ items|map(attribute='t.0', default='-')|list }} {{ [[1, 2]]|map(attribute=1)|list }} {{ words|map('truncate', 3, leeway=0)|list }}",
      "['DELTA', 'ALPHA', 'CHARLIE'] ['deltb', 'Alphb', 'chbrlie'] ['x', 'Y', 'x'] ['p', '-', '-'] [2] ['...', '...', '...']",
    ],
  ])('map: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ [1, 2, 3]|select('odd')|list }} {{ [1, 2, 3]|reject('odd')|list }} {{ [0, '', 'a', none]|select|list }} {{ [1, 5]|select('>', 3)|list }} {{ words|select('in', 'delta')|list }}",
      "[1, 3] [2] ['a'] [5] ['delta']",
    ],
  ])('select and reject: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ items|selectattr('t')|map(attribute='v')|list }} {{ items|selectattr('n', 'eq', 'x')|map(attribute='v')|list }} {{ items|rejectattr('t', 'defined')|map(attribute='v')|list }} {{ items|selectattr('v', '>', 1)|list|length }}",
      '[3] [3, 2] [1] 2',
    ],
  ])('by attribute: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ["{{ (words|map('nosuch')) is iterable }}", 'True'],
    ["{{ missing|map('upper')|list }}", '[]'],
  ])('nothing happens before the items are asked for: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ["{{ words|map('nosuch')|list }}", 'TemplateRuntimeError'],
    ['{{ words|map|list }}', 'FilterArgumentError'],
    ["{{ words|map(attribute='x', foo=1)|list }}", 'FilterArgumentError'],
    ["{{ words|select('nosuch')|list }}", 'TemplateRuntimeError'],
    ['{{ items|selectattr|list }}', 'FilterArgumentError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('Selecting without a test', () => {
  it('select keeps what is true', () => {
    expect(text('{{ [1, 0, "", "a"]|select|list }} {{ [1, 0]|reject|list }}', data)).toBe(
      "[1, 'a'] [0]",
    )
  })

  it('selectattr needs the name of an attribute', () => {
    expect(failure('{{ [1]|selectattr|list }}', data)).toMatch(/^1: FilterArgumentError: ./)
  })

  it('selectattr takes none for the item itself', () => {
    expect(text("{{ [{'n': 1}, {}]|selectattr(none)|list }}", data)).toBe("[{'n': 1}]")
  })
})
