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

describe('Order and equality', () => {
  it.each([
    [
      "{{ 1 == 1.0 }} {{ 1 == true }} {{ '1' == 1 }} {{ [1] == (1,) }} {{ [1, [2]] == [1, [2]] }} {{ {'a': 1, 'b': 2} == {'b': 2, 'a': 1} }} {{ none == false }} {{ missing == other }} {{ 9007199254740993 == 9007199254740992.0 }} {{ range(3) == range(0, 3) }} {{ ('x'|safe) == 'x' }}",
      'True True False False True True False True False True True',
    ],
  ])('equality: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 'B' < 'a' }} {{ [1, 2] < [1, 3] }} {{ (1,) < (1, 0) }} {{ 1 < 1.5 }} {{ 'a' <= 'a' }} {{ '\ud83d\ude00' > '\uffee' }}",
      'True True True True True True',
    ],
  ])('order: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 1 in [1.0] }} {{ 'b' in d }} {{ 'ell' in s }} {{ 'x' not in words }} {{ 2 in range(5) }} {{ 'a' in range(3) }} {{ ('a', 1) in d.items() }} {{ 1 in missing }} {{ missing in [other] }}",
      'True True True True True False True False True',
    ],
  ])('membership: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ["{{ 1 < 'a' }}", 'TypeError'],
    ['{{ none < 1 }}', 'TypeError'],
    ['{{ d < d }}', 'TypeError'],
    ["{{ [1] < ['a'] }}", 'TypeError'],
    ['{{ missing < 1 }}', 'UndefinedError'],
    ["{{ 1 in 'a' }}", 'TypeError'],
    ['{{ 1 in 5 }}', 'TypeError'],
    ['{{ [] in d }}', 'TypeError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('Dicts and undefined values', () => {
  it('dicts of different sizes or keys differ', () => {
    expect(
      text(
        "{{ {'a': 1} == {'a': 1, 'b': 2} }} {{ {'a': 1} == {'b': 1} }} {{ {'a': 1} == {'a': 1.0} }}",
        data,
      ),
    ).toBe('False False True')
  })

  it('what is undefined has no order on either side', () => {
    expect(failure('{{ 1 < missing }}', data)).toMatch(/^1: UndefinedError: ./)
  })
})
