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

describe('Operators', () => {
  it.each([
    [
      '{{ 7 / 2 }} {{ 6 / 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 // -2 }} {{ -7 % 3 }} {{ 7 % -3 }} {{ 7.5 // 2 }} {{ -7.5 % 2 }} {{ 2 ** 100 }} {{ 2 ** -1 }} {{ 2 ** 0.5 }}',
      '3.5 3.0 3 -4 -4 2 -2 3.0 0.5 1267650600228229401496703205376 0.5 1.4142135623730951',
    ],
    [
      '{{ true + true }} {{ -true }} {{ 1 + 1.0 }} {{ 0.1 + 0.2 }} {{ 12345678901234567890 + 1 }}',
      '2 -1 2.0 0.30000000000000004 12345678901234567891',
    ],
  ])('numbers: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 'a' * 3 }}{{ 2 * 'b' }}[{{ 'a' * -1 }}] {{ [1] * 2 }} {{ [1] + [2] }} {{ (1,) + (2,) }} {{ 'a' + 'b' }} {{ '%s-%d' % ('x', 5) }}",
      'aaabb[] [1, 1] [1, 2] (1, 2) ab x-5',
    ],
    [
      "{{ ('<i>'|safe) + '<' }} {{ '<' + ('<i>'|safe) }} {{ ('<'|safe) * 2 }}",
      '<i>&lt; &lt;<i> <<',
    ],
  ])('texts and lists: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ["{{ 'a' + 1 }}", 'TypeError'],
    ["{{ 1 + 'a' }}", 'TypeError'],
    ['{{ [1] + (2,) }}', 'TypeError'],
    ['{{ {} + {} }}', 'TypeError'],
    ['{{ none - 1 }}', 'TypeError'],
    ["{{ 'a' * 1.5 }}", 'TypeError'],
    ["{{ -'a' }}", 'TypeError'],
    ['{{ 1 / 0 }}', 'ZeroDivisionError'],
    ['{{ 1 // 0 }}', 'ZeroDivisionError'],
    ['{{ 1.0 % 0 }}', 'ZeroDivisionError'],
    ['{{ 0 ** -1 }}', 'ZeroDivisionError'],
    ['{{ 10 ** 5000 }}', 'ValueError'],
    ['{{ 2 ** 1024 * 1.0 }}', 'OverflowError'],
    ['{{ 1e308 * 10 ** 400 }}', 'OverflowError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})
