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

describe('Filters of sequences', () => {
  it.each([
    [
      "{{ words|first }} {{ words|last }} {{ words|length }} {{ d|first }} {{ d|last }} {{ 'abc'|last }} [{{ []|first }}{{ []|last }}] {{ range(3)|last }}",
      'delta charlie 3 b C c [] 2',
    ],
  ])('first, last, length: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ words|join(', ') }} {{ [1, none]|join }} {{ items|join('-', attribute='n') }}",
      'delta, Alpha, charlie 1None x-Y-x',
    ],
  ])('join: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ words|sort }} {{ words|sort(true) }} {{ ['b', 'A']|sort(case_sensitive=true) }} {{ items|sort(attribute='n,v')|map(attribute='v')|list }} {{ d|dictsort }} {{ d|dictsort(true) }} {{ d|dictsort(by='value', reverse=true) }}",
      "['Alpha', 'charlie', 'delta'] ['delta', 'charlie', 'Alpha'] ['A', 'b'] [2, 3, 1] [('a', 1), ('b', 2), ('C', 3)] [('C', 3), ('a', 1), ('b', 2)] [('C', 3), ('b', 2), ('a', 1)]",
    ],
  ])('sort, dictsort: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ ['a', 'A', 'b']|unique|list }} {{ [1, 1.0, true]|unique|list }} {{ items|unique(attribute='n')|map(attribute='v')|list }} {{ words|min }} {{ words|max }} [{{ []|max }}] {{ items|max(attribute='v') }} {{ [1, 2.5]|sum }} {{ items|sum('v', 10) }} {{ [[1], [2]]|sum(start=[]) }}",
      "['a', 'b'] [1] [3, 1] Alpha delta [] {'n': 'x', 'v': 3, 't': ['p']} 3.5 16 [1, 2]",
    ],
  ])('unique, min, max, sum: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{% for g in items|groupby('n') %}{{ g.grouper }}:{{ g.list|length }} {% endfor %}{{ ['B', 'a', 'b']|groupby(0)|list }}",
      "x:2 Y:1 [('a', ['a']), ('B', ['B', 'b'])]",
    ],
    [
      "{{ [{'a': 'X'}, {'a': 'x'}]|groupby('a')|map('first')|list }} {{ items|groupby('t.0', default='-')|map(attribute=0)|list }}",
      "['X'] ['-', 'p']",
    ],
  ])('groupby: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      '{{ [1, 2, 3]|batch(2)|list }} {{ [1, 2, 3]|batch(2, 0)|list }} {{ [1, 2, 3]|slice(2)|list }} {{ [1, 2, 3]|slice(2, 0)|list }} {{ [1]|slice(3)|list }}',
      '[[1, 2], [3]] [[1, 2], [3, 0]] [[1, 2], [3]] [[1, 2], [3, 0]] [[1], [], []]',
    ],
  ])('batch, slice: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ words|reverse|list }} {{ 'abc'|reverse }} {{ d|reverse|list }} {{ 'ab'|list }} {{ d|items|list }} {{ missing|items|list }} {{ (words|random) in words }} [{{ []|random }}]",
      "['charlie', 'Alpha', 'delta'] cba ['C', 'a', 'b'] ['a', 'b'] [('b', 2), ('a', 1), ('C', 3)] [] True []",
    ],
  ])('reverse, list, items, random: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{% set g = words|map('upper') %}{{ g|first }} {{ g|list }} {{ g|list }}",
      "DELTA ['ALPHA', 'CHARLIE'] []",
    ],
  ])('lazy ones go once: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{{ 5|length }}', 'TypeError'],
    ["{{ words|map('upper')|length }}", 'TypeError'],
    ['{{ 5|list }}', 'TypeError'],
    ["{{ [1, 'a']|sort }}", 'TypeError'],
    ["{{ ['a']|sum }}", 'TypeError'],
    ['{{ [[1]]|unique|list }}', 'TypeError'],
    ['{{ words|dictsort }}', 'AttributeError'],
    ["{{ d|dictsort(by='x') }}", 'FilterArgumentError'],
    ["{{ words|map('upper')|last }}", 'TypeError'],
    ['{{ words|items|list }}', 'TypeError'],
    ['{{ [1]|slice(0)|list }}', 'ZeroDivisionError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('Sums and groups', () => {
  it('sum refuses texts', () => {
    expect(failure("{{ ['a']|sum(start='') }}", data)).toMatch(/^1: TypeError: ./)
  })

  it('sum adds lists to a list', () => {
    expect(text('{{ [[1], [2]]|sum(start=[]) }}', data)).toBe('[1, 2]')
  })

  it('groupby gives pairs with names', () => {
    expect(
      text(
        "{% for g in [{'a': 1}, {'a': 2}]|groupby('a') %}{{ g.grouper }} {{ g.list }} {{ g.foo }}{{ g[0] }} {{ g.count(1) }} {% endfor %}",
        data,
      ),
    ).toBe("1 [{'a': 1}] 1 1 2 [{'a': 2}] 2 0 ")
  })

  it('groupby shows the first form of values it takes for the same', () => {
    expect(text("{{ ['a', 'B', 'A']|groupby(none)|list }}", data)).toBe(
      "[('a', ['a', 'A']), ('B', ['B'])]",
    )
  })
})
