import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fixedDigits,
  floatText,
  integerText,
  parseFloatText,
  parseInteger,
} from '@/engine/jinja/python/number-text.ts'

describe('floatText', () => {
  it.each([
    [1, '1.0'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1e16, '1e+16'],
    [1e15, '1000000000000000.0'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [1.5e300, '1.5e+300'],
    [5e-324, '5e-324'],
    [-0, '-0.0'],
    [NaN, 'nan'],
    [-Infinity, '-inf'],
  ])('%d', (value, text) => {
    expect(floatText(value)).toBe(text)
  })
})

describe('integerText', () => {
  it('refuses more than 4300 digits, as Python does', () => {
    expect(integerText(10n ** 4299n)).toHaveLength(4300)
    expect(() => integerText(10n ** 4300n)).toThrow('more than 4300 digits')
    expect(() => integerText(-(10n ** 4300n))).toThrow('more than 4300 digits')
  })
})

describe('fixedDigits', () => {
  it.each([
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [2.675, 2, '2.67'],
    [0.125, 2, '0.12'],
    [1e21, 1, '1000000000000000000000.0'],
    [5e-324, 3, '0.000'],
    [-3.14159, 2, '3.14'],
  ])('rounds the exact value of %d half to even', (value, places, digits) => {
    expect(fixedDigits(value, places)).toBe(digits)
  })

  it('agrees with toFixed except for ties', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e15, noNaN: true }),
        fc.integer({ min: 0, max: 10 }),
        (value, places) => {
          fc.pre((value * 2 ** 11) % 1 !== 0)
          expect(fixedDigits(value, places)).toBe(value.toFixed(places))
        },
      ),
    )
  })
})

describe('parseInteger', () => {
  it.each([
    ['42', 10, 42n],
    [' -7\n', 10, -7n],
    ['1_000', 10, 1000n],
    ['0x1f', 16, 31n],
    ['1f', 16, 31n],
    ['0b1', 16, 177n],
    ['0o17', 0, 15n],
    ['0', 0, 0n],
    ['z', 36, 35n],
    ['', 10, undefined],
    ['4.2', 10, undefined],
    ['1__0', 10, undefined],
    ['_1', 10, undefined],
    ['0x1f', 10, undefined],
    ['012', 0, undefined],
    ['2', 2, undefined],
    ['0x', 16, undefined],
  ])('%j in base %i', (text, base, value) => {
    expect(parseInteger(text, base)).toBe(value)
  })
})

describe('parseFloatText', () => {
  it.each([
    ['1', 1],
    ['.5', 0.5],
    ['5.', 5],
    ['1_0.2_5e1_0', 10.25e10],
    [' +1e-3 ', 0.001],
    ['Infinity', Infinity],
    ['-inf', -Infinity],
    ['NaN', NaN],
    ['', undefined],
    ['.', undefined],
    ['1e', undefined],
    ['0x1', undefined],
    ['1_', undefined],
  ])('%j', (text, value) => {
    expect(parseFloatText(text)).toBe(value)
  })
})
