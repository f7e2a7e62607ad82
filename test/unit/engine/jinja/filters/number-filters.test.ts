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

describe('Filters of numbers', () => {
  it.each([
    [
      "{{ '42'|int }} {{ ' -7 '|int }} {{ '3.9'|int }} {{ 'x'|int }} {{ 'x'|int(5) }} {{ '0x1f'|int(0, 16) }} {{ '1_000'|int }} {{ 'ff'|int(base=16) }} {{ '0b11'|int(0, 0) }} {{ '012'|int(9, 0) }} {{ none|int }} {{ 3.99|int }} {{ true|int }} {{ '12345678901234567890'|int + 1 }} {{ 'inf'|int(3) }}",
      '42 -7 3 0 5 31 1000 255 3 12 0 3 1 12345678901234567891 3',
    ],
  ])('int: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ '3.5'|float }} {{ '1e5'|float }} {{ '.5'|float }} {{ 'inf'|float }} {{ '-nan'|float }} {{ 'x'|float(1.5) }} {{ 5|float }} {{ none|float }}",
      '3.5 100000.0 0.5 inf nan 1.5 5.0 0.0',
    ],
  ])('float: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 2.5|round }} {{ 3.5|round }} {{ 2.675|round(2) }} {{ 15|round(-1) }} {{ 25|round(-1) }} {{ -2.5|round }} {{ 5|round }} {{ 42.55|round(1, 'floor') }} {{ 42.51|round(1, 'ceil') }} {{ 7|round(0, 'ceil') }}",
      '2.0 4.0 2.67 20 20 -2.0 5 42.5 42.6 7.0',
    ],
  ])('round: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ (-5)|abs }} {{ (-5.5)|abs }} {{ true|abs }} {{ 1|filesizeformat }} {{ 999|filesizeformat }} {{ 13000|filesizeformat }} {{ 4100000|filesizeformat }} {{ 1024|filesizeformat(true) }} {{ '2048'|filesizeformat(true) }} {{ 1e30|filesizeformat }}",
      '5 5.5 1 1 Byte 999 Bytes 13.0 kB 4.1 MB 1.0 KiB 2.0 KiB 1000000.0 YB',
    ],
  ])('abs and sizes: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{{ missing|int }}', 'UndefinedError'],
    ['{{ missing|float }}', 'UndefinedError'],
    ["{{ 'x'|abs }}", 'TypeError'],
    ["{{ 'x'|round }}", 'TypeError'],
    ["{{ 1.5|round(method='x') }}", 'FilterArgumentError'],
    ["{{ 'x'|filesizeformat }}", 'ValueError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('Rounding like Python', () => {
  it('rounds floats to tens, half to even', () => {
    expect(
      text(
        '{{ 15.0|round(-1) }} {{ 25.0|round(-1) }} {{ -15.5|round(-1) }} {{ 1234.5|round(-2) }} {{ 1e22|round(-21) }}',
        data,
      ),
    ).toBe('20.0 20.0 -20.0 1200.0 1e+22')
  })

  it('rounds ints to tens, half to even', () => {
    expect(
      text(
        '{{ (-15)|round(-1) }} {{ (-25)|round(-1) }} {{ 55|round(-2) }} {{ 1234567890|round(-12) }}',
        data,
      ),
    ).toBe('-20 -20 100 0')
  })

  it('keeps a float that has no more digits, and makes zero of one that has no such tens', () => {
    expect(
      text('{{ 1.5|round(400) }} {{ 2.5e-21|round(21) }} {{ (-0.5)|round(-500) }}', data),
    ).toBe('1.5 2e-21 -0.0')
  })

  it('keeps infinity', () => {
    expect(
      text('{% set i = n * 1e308 %}{{ i|round }} {{ (-i)|round(2) }} {{ i|round(-1) }}', data),
    ).toBe('inf -inf inf')
  })

  it('has no float for a result that is too large', () => {
    expect(failure('{{ 1.7976931348623157e308|round(-308) }}', data)).toMatch(
      /^1: OverflowError: ./,
    )
  })

  it('shows infinite and undefined sizes in the largest unit', () => {
    expect(
      text('{% set i = n * 1e308 %}{{ i|filesizeformat }} {{ (i - i)|filesizeformat }}', data),
    ).toBe('inf YB nan YB')
  })

  it('cannot count infinitely many bytes less than a unit', () => {
    expect(failure('{% set i = n * 1e308 %}{{ (-i)|filesizeformat }}', data)).toMatch(
      /^1: OverflowError: ./,
    )
  })

  it('makes no int of infinity', () => {
    expect(failure('{% set i = n * 1e308 %}{{ i|int }}', data)).toMatch(/^1: OverflowError: ./)
  })

  it('makes the fallback of what is not a number', () => {
    expect(text('{% set i = n * 1e308 %}{{ (i - i)|int(5) }}', data)).toBe('5')
  })
})
