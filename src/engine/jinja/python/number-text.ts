import { spendInteger } from '../budget.ts'
import { fail } from '../errors.ts'
import { strip } from './text.ts'

const MAX_DIGITS = 4300
let printable: bigint | undefined

/** `str(int)`. Throws a ValueError beyond 4300 digits, as Python does since 3.10.7. */
export function integerText(value: bigint): string {
  printable ??= 10n ** BigInt(MAX_DIGITS)
  if (value < printable && value > -printable) return value.toString()
  return fail('ValueError', `integer of more than ${MAX_DIGITS} digits`)
}

/** `repr(float)`: the shortest digits that read back the same, with an exponent from 1e16 and below 1e-4 on. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf'
  if (Object.is(value, -0)) return '-0.0'
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (value !== 0 && (power < -4 || power >= 16)) return mantissa + exponentText(power)
  const text = String(value)
  return text.includes('.') ? text : `${text}.0`
}

/** `e+05`: at least two digits, always a sign. */
export function exponentText(power: number): string {
  return `e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

const PREFIXES: ReadonlyMap<string, number> = new Map([
  ['b', 2],
  ['o', 8],
  ['x', 16],
])

/** `int(text, base)`; undefined where Python raises a ValueError. */
export function parseInteger(text: string, base = 10): bigint | undefined {
  const match = /^([-+]?)(0([box])_?)?(\w+)$/i.exec(strip(text))
  if (!match) return undefined
  const [, sign, prefix = '', letter = '', rest = ''] = match
  const marked = PREFIXES.get(letter.toLowerCase())
  const prefixed = marked !== undefined && (base === 0 || base === marked)
  const digits = prefixed ? rest : prefix + rest
  const value = digitsValue(digits, prefixed ? marked : base || 10)
  if (base === 0 && !prefixed && /^0_?\d/.test(digits) && value !== 0n) return undefined
  return value !== undefined && sign === '-' ? -value : value
}

function digitsValue(digits: string, base: number): bigint | undefined {
  if (!/^[0-9a-z]+(_[0-9a-z]+)*$/i.test(digits)) return undefined
  const plain = digits.replaceAll('_', '')
  if (plain.length > MAX_DIGITS) return undefined
  if (base === 10) return /^\d+$/.test(plain) ? BigInt(plain) : undefined
  let value = 0n
  for (const digit of plain) {
    const worth = parseInt(digit, 36)
    if (worth >= base) return undefined
    value = value * BigInt(base) + BigInt(worth)
  }
  return value
}

const DECIMAL = /^[-+]?(\d+(_\d+)*(\.(\d+(_\d+)*)?)?|\.\d+(_\d+)*)(e[-+]?\d+(_\d+)*)?$/i
const SPECIAL = /^([-+]?)(?:(inf(?:inity)?)|nan)$/i

/** `float(text)`; undefined where Python raises a ValueError. */
export function parseFloatText(text: string): number | undefined {
  const trimmed = strip(text)
  if (DECIMAL.test(trimmed)) return Number(trimmed.replaceAll('_', ''))
  const special = SPECIAL.exec(trimmed)
  if (!special) return undefined
  if (special[2] === undefined) return NaN
  return special[1] === '-' ? -Infinity : Infinity
}

/** `numerator / denominator` of two positive integers, rounded half to even. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const twice = 2n * (numerator % denominator)
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n)
  return up ? quotient + 1n : quotient
}

/** More than enough for a decimal digit. */
export const BITS_PER_DIGIT = 4

/**
 * |value| times a power of ten, rounded half to even on the exact value: no float calculation is exact enough.
 * For finite values only. Throws a LimitError for integers nobody prints.
 */
export function scaled(value: number, power: number): bigint {
  spendInteger(Math.abs(power) * BITS_PER_DIGIT)
  let numerator = Math.abs(value)
  let halvings = 0n
  for (; !Number.isInteger(numerator); halvings += 1n) numerator *= 2
  const factor = 10n ** BigInt(Math.abs(power))
  const [over, under] = power < 0 ? [1n, factor] : [factor, 1n]
  return divideRounded(BigInt(numerator) * over, under << halvings)
}

/** |value| in fixed notation with so many places, half to even. JavaScript's toFixed rounds ties up. */
export function fixedDigits(value: number, places: number): string {
  const text = String(scaled(value, places)).padStart(places + 1, '0')
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`
}
