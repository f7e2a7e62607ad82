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

describe('Methods of lists, dicts and tuples', () => {
  it.each([
    [
      '{% set l = [3, 1] %}{{ l.append(2) }}{{ l.extend([5]) }}{{ l.insert(0, 9) }}{{ l.remove(1) }}{{ l.pop() }}{{ l }}{{ l.sort() }}{{ l }}{{ l.reverse() }}{{ l }}{{ l.index(3) }}{{ l.count(9) }}{{ l.copy() }}{{ l.clear() }}{{ l }}',
      'NoneNoneNoneNone5[9, 3, 2]None[2, 3, 9]None[9, 3, 2]11[9, 3, 2]None[]',
    ],
  ])('list: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ d.get('x', 5) }} {{ d.pop('a') }} {{ d.setdefault('q', 1) }} {{ d.popitem() }} {{ d.update(z=1) }} {{ d.update([['y', 2]]) }} {{ d }} {{ d.keys() }} {{ d.values() }} {{ d.items() }} {{ d.copy() }} {{ d.pop('nope', none) }}",
      "5 1 1 ('q', 1) None None {'b': 2, 'C': 3, 'z': 1, 'y': 2} dict_keys(['b', 'C', 'z', 'y']) dict_values([2, 3, 1, 2]) dict_items([('b', 2), ('C', 3), ('z', 1), ('y', 2)]) {'b': 2, 'C': 3, 'z': 1, 'y': 2} None",
    ],
  ])('dict: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      '{{ (1, 2, 1).count(1) }} {{ (1, 2).index(2) }} {{ range(0, 6, 2) }} {{ range(3)[-1] }} {{ range(1, 9, 2).start + range(1, 9, 2).stop + range(9).step }}',
      '2 1 range(0, 6, 2) 2 11',
    ],
  ])('tuple and range: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it('prints as Python prints a bound method, and a number has its real part', () => {
    expect(text('{{ {}.items }}')).toBe('<built-in method items of dict object at 0x7f0000000000>')
    expect(text('{{ (7).real }}', data)).toBe('7')
  })

  it.each(['(5).bit_length()', '0.5.as_integer_ratio()'])('left out: %s', (expression) => {
    expect(failure(`{{ ${expression} }}`, data)).toMatch(/not supported here$/)
  })

  it.each([
    [
      "{{ [1, 1.0, none, true, 'a', \"it's\", (1,), {'a': []}] }}",
      "[1, 1.0, None, True, 'a', \"it's\", (1,), {'a': []}]",
    ],
    [
      "{{ ['a\\\\b', 'tab\\t', '\\x00\\x7f\\xa0', '\u00e9\u2713', '\\u200b', '\ud83d\ude00', 'a\"b', 'a\\'b\"'] }}",
      "['a\\\\b', 'tab\\t', '\\x00\\x7f\\xa0', '\u00e9\u2713', '\\u200b', '\ud83d\ude00', 'a\"b', 'a\\'b\"']",
    ],
    [
      '{{ 1e16 }} {{ 1e15 }} {{ 1e-5 }} {{ 0.0001 }} {{ 1e22 }} {{ 123456789.123 }} {{ -0.0 }} {{ 1e400 }} {{ 1.0 }}',
      '1e+16 1000000000000000.0 1e-05 0.0001 1e+22 123456789.123 -0.0 inf 1.0',
    ],
    ['{% set l = [1] %}{{ l.append(l) }}{{ l }}', 'None[1, [...]]'],
  ])('printing: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{{ [].pop() }}', 'IndexError'],
    ['{{ [1].pop(9) }}', 'IndexError'],
    ['{{ [1].remove(2) }}', 'ValueError'],
    ['{{ [1].index(2) }}', 'ValueError'],
    ["{{ d.pop('nope') }}", 'KeyError'],
    ['{{ {}.popitem() }}', 'KeyError'],
    ['{{ d.update([1]) }}', 'TypeError'],
    ["{{ [2, 'a'].sort() }}", 'TypeError'],
    ['{{ d.get() }}', 'TypeError'],
    ["{{ d.get('a', 1, 2) }}", 'TypeError'],
    ['{{ d.setdefault([]) }}', 'TypeError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})
