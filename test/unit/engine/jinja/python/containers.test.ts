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

describe('Lists, dicts and ranges', () => {
  it('positions count from the end, and no further than the beginning', () => {
    expect(
      text(
        '{{ [1, 2, 1].index(1, -1) }} {{ [1, 2, 1].index(1, -99) }} {{ [1, 2, 1].index(1, 1, 99) }}',
        data,
      ),
    ).toBe('2 0 2')
  })

  it('a list is extended by itself, and by any iterable', () => {
    expect(text("{% set l = [1] %}{{ l.extend(l) }}{{ l }}{{ l.extend('ab') }}{{ l }}", data)).toBe(
      "None[1, 1]None[1, 1, 'a', 'b']",
    )
  })

  it('a list is not sorted with a key that cannot be called', () => {
    expect(failure('{% set l = [3, 1] %}{{ l.sort(key=5) }}', data)).toMatch(/^1: TypeError: ./)
  })

  it('a dict is made of pairs', () => {
    expect(text("{{ dict(['ab', (1, 2)]) }}", data)).toBe("{'a': 'b', 1: 2}")
  })

  it('a dict is not made of triples', () => {
    expect(failure('{{ dict([(1, 2, 3)]) }}', data)).toMatch(/^1: ValueError: ./)
  })

  it('setdefault keeps None', () => {
    expect(
      text(
        "{% set d = {'a': none} %}{{ d.setdefault('a', 5) }} {{ d.setdefault('b', 5) }} {{ d }}",
        data,
      ),
    ).toBe("None 5 {'a': None, 'b': 5}")
  })

  it('get falls back only where there is no key', () => {
    expect(
      text(
        "{{ {'a': none}.get('a', 5) }} {{ {'a': 1}.get('a', 5) }} {{ {}.get('a', 5) }} {{ {}.get('a') }}",
        data,
      ),
    ).toBe('None 1 5 None')
  })

  it('a range is sliced to a range', () => {
    expect(
      text(
        '{{ range(10)[2:4] }} {{ range(10)[::2] }} {{ range(10)[::-1] }} {{ range(1, 10, 3)[1:] }} {{ range(3)[5:9] }} {{ range(10)[8:2:-3]|list }}',
        data,
      ),
    ).toBe('range(2, 4) range(0, 10, 2) range(9, -1, -1) range(4, 10, 3) range(3, 3) [8, 5]')
  })

  it('a range knows its bounds and counts its numbers', () => {
    expect(
      text(
        '{{ range(3).start }} {{ range(3).stop }} {{ range(3).step }} {{ range(3).foo }} {{ range(3).count(1.0) }} {{ range(0, 9, 3).index(3) }}',
        data,
      ),
    ).toBe('0 3 1  1 1')
  })

  it('a range has no index of what is not in it', () => {
    expect(failure('{{ range(3).index(9) }}', data)).toMatch(/^1: ValueError: ./)
  })

  it('an item of Markup is Markup', () => {
    expect(
      text("{{ ('<bc'|safe)[0]|escape }}{{ ('abc'|safe)[9] }}{{ ('abc'|safe)[-1] }}", data),
    ).toBe('<c')
  })

  it('a repetition below one is empty', () => {
    expect(text("[{{ 'x' * -3 }}] {{ [1] * -2 }} {{ (1,) * 0 }} {{ -1 * [1, 2] }}", data)).toBe(
      '[] [] () []',
    )
  })
})
