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

describe('Methods of str', () => {
  it.each([
    [
      "{{ 'hELLO wORLD'.title() }} {{ \"it's\".title() }} {{ 'hELLO'.capitalize() }} {{ 'aBc'.swapcase() }} {{ '\u00df'.upper() }} {{ '\u00df'.capitalize() }} {{ '\u00df'.casefold() }}",
      "Hello World It'S Hello AbC SS Ss ss",
    ],
    [
      "{{ 'Ab Cd'.istitle() }} {{ 'ab'.islower() }} {{ 'A1'.isupper() }} {{ '1'.isupper() }} {{ ' '.isspace() }} {{ ''.isspace() }} {{ 'a1'.isalnum() }} {{ '\u00bd'.isnumeric() }} {{ '\u00b2'.isdigit() }} {{ '\u00b2'.isdecimal() }} {{ 'abc'.isascii() }}",
      'True True True False True False True True True False True',
    ],
  ])('case: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 'a-b-c'.split('-', 1) }} {{ ' a  b '.split() }} {{ 'a b c'.split(none, 1) }} {{ 'a b c'.rsplit(none, 1) }} {{ 'aaa'.rsplit('aa') }} {{ ''.split() }} {{ ''.split(',') }}",
      "['a', 'b-c'] ['a', 'b'] ['a', 'b c'] ['a b', 'c'] ['a', ''] [] ['']",
    ],
    [
      "{{ 'a-b-c'.partition('-') }} {{ 'a-b-c'.rpartition('-') }} {{ 'abc'.partition('x') }} {{ 'a\\nb\\r\\nc\\x0bd'.splitlines() }} {{ 'a\\nb\\n'.splitlines(true) }}",
      "('a', '-', 'b-c') ('a-b', '-', 'c') ('abc', '', '') ['a', 'b', 'c', 'd'] ['a\\n', 'b\\n']",
    ],
  ])('splitting: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 'abcabc'.find('c') }} {{ 'abcabc'.rfind('b') }} {{ 'abc'.find('x') }} {{ 'abc'.find('a', 1) }} {{ 'abc'.find('', 5) }} {{ '\ud83d\ude00b'.find('b') }} {{ 'aaa'.count('aa') }} {{ 'abc'.count('') }}",
      '2 4 -1 -1 -1 1 1 4',
    ],
    [
      "{{ 'abc'.startswith(('x', 'a')) }} {{ 'abc'.endswith('b', 0, 2) }} {{ 'abc'.removeprefix('a') }} {{ 'abc'.removesuffix('') }} {{ 'aXbX'.replace('X', '-', 1) }} {{ 'ab'.replace('', '.') }}",
      'True True bc abc a-bX .a.b.',
    ],
  ])('searching: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "[{{ 'ab'.center(5, '*') }}][{{ 'abc'.center(6) }}][{{ 'a'.ljust(3) }}][{{ 'a'.rjust(3, '.') }}][{{ '-5'.zfill(4) }}]",
      '[**ab*][ abc  ][a  ][..a][-005]',
    ],
    [
      "[{{ '  x '.strip() }}][{{ 'xxaxx'.strip('x') }}][{{ ' x '.lstrip() }}][{{ ' x '.rstrip() }}][{{ '\\x1fa\\x85'.strip() }}]",
      '[x][a][x ][ x][a]',
    ],
    ["{{ '-'.join(d) }}", 'b-a-C'],
  ])('layout: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ["{{ 'abc'.index('z') }}", 'ValueError'],
    ["{{ 'abc'.split('') }}", 'ValueError'],
    ["{{ ','.join([1]) }}", 'TypeError'],
    ["{{ 'a'.center(3, 'xy') }}", 'TypeError'],
    ["{{ 'a'.upper(1) }}", 'TypeError'],
    ["{{ 'a'.zfill('x') }}", 'TypeError'],
    ["{{ 'a'.nosuch() }}", 'UndefinedError'],
    ["{{ 'a'.encode() }}", 'RuntimeError'],
    ["{{ 'a'.translate({}) }}", 'RuntimeError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('Parts that are not there', () => {
  it('a method that does not exist is undefined', () => {
    expect(text("[{{ 'abc'.x }}{{ 'abc'|attr('foo') }}{{ ('abc'|safe).foo }}]", data)).toBe('[]')
  })

  it('nothing is found behind the end', () => {
    expect(
      text(
        "{{ 'abc'.count('a', 5) }} {{ 'abc'.count('', 4) }} {{ 'abc'.count('', 3) }} {{ 'abc'.find('', 4) }}",
        data,
      ),
    ).toBe('0 0 1 -1')
  })

  it('nothing is parted by an empty separator', () => {
    expect(failure("{{ 'abc'.partition('') }}", data)).toMatch(/^1: ValueError: ./)
  })

  it('the parts of Markup are Markup', () => {
    expect(text("{{ ('a<b'|safe).partition('<') }}", data)).toBe(
      "(Markup('a'), Markup('<'), Markup('b'))",
    )
  })

  it('zeros are put behind a sign', () => {
    expect(
      text("{{ '-5'.zfill(4) }} {{ '+'.zfill(3) }} {{ 'abc'.zfill(6) }} [{{ ''.zfill(2) }}]", data),
    ).toBe('-005 +00 000abc [00]')
  })

  it('an int of more than 4300 digits is none', () => {
    expect(text("{{ ('1' * 4301)|int }} {{ ('1' * 4300)|int|string|length }}", data)).toBe('0 4300')
  })
})

describe('Results of methods of Markup', () => {
  it('stay what they are where they are no texts', () => {
    expect(
      text(
        "{{ ('a'|safe).find('a') }} {{ ('a b'|safe).split() }} {{ ('a'|safe).isalpha() }}",
        data,
      ),
    ).toBe("0 [Markup('a'), Markup('b')] True")
  })
})
