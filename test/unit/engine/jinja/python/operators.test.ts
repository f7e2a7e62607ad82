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

describe('Floats at their edges', () => {
  it('a remainder of zero has the sign of the divisor', () => {
    expect(text('{{ 0.0 % -3 }} {{ 3.0 % -3 }} {{ -3.0 % 3 }}', data)).toBe('-0.0 -0.0 0.0')
  })

  it('a quotient of zero has the sign of the division', () => {
    expect(text('{{ -0.0 // 3 }} {{ 0.0 // -3.0 }} {{ -0.0 // -3.0 }} {{ 1.0 // 3 }}', data)).toBe(
      '-0.0 -0.0 0.0 0.0',
    )
  })

  it('a floor division goes down, and is exact for large numbers', () => {
    expect(
      text(
        '{{ -7.0 // 2 }} {{ 7.0 // -2 }} {{ 1e16 // 3 }} {{ 0.7 // 0.1 }} {{ 1e20 // 1e-5 }} {{ -5e-324 // 2 }}',
        data,
      ),
    ).toBe('-4.0 -4.0 3333333333333333.0 6.0 9.999999999999999e+24 -1.0')
  })

  it('a floor division by infinity goes down to -1', () => {
    expect(
      text('{% set i = n * 1e308 %}{{ -1 // i }} {{ 1 // -i }} {{ 1 // i }} {{ i // 2 }}', data),
    ).toBe('-1.0 -1.0 0.0 nan')
  })

  it('a power with infinity is one for a base of plus or minus one', () => {
    expect(
      text(
        '{% set i = n * 1e308 %}{% set m = n - 8 %}{{ m ** i }} {{ m ** -i }} {{ 1 ** i }} {{ 2 ** i }} {{ 0.5 ** i }} {{ i ** 2 }}',
        data,
      ),
    ).toBe('1.0 1.0 1.0 inf 0.0 inf')
  })

  it('a power that is too large is an error', () => {
    expect(failure('{{ 1e300 ** 2 }}', data)).toMatch(/^1: OverflowError: ./)
  })

  it('NaN is neither below nor above nor equal', () => {
    expect(
      text(
        '{% set i = n * 1e308 %}{% set x = i - i %}{{ x == x }} {{ x < 1 }} {{ x >= x }} {{ 1 >= x }}',
        data,
      ),
    ).toBe('False False False False')
  })
})

describe('Results that are no number', () => {
  it('a quotient that falls short of a whole number is made whole', () => {
    expect(
      text(
        '{{ 8767.068370505618 // 0.881957326649734 }} {{ 2309298888862.6587 // 0.7492926486784492 }}',
        data,
      ),
    ).toBe('9940.0 3081971901013.0')
  })

  it('a root of a negative number is an error: Python makes a complex number of it', () => {
    expect(failure('{{ (-8.0) ** 0.5 }}', data)).toBe(
      '1: ValueError: complex numbers are not supported',
    )
  })
})
