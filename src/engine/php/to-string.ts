import type { PhpValue } from './value.ts'

/**
 * PHP's cast to a string. Null and false are empty, true is `1`, an array is the word `Array` (with a warning in PHP).
 */
export function toPhpString(value: PhpValue): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberToString(value)
  if (value === null || value === false) return ''
  return value === true ? '1' : 'Array'
}

const SIGNIFICANT_DIGITS = 14
const INT64_LIMIT = 2 ** 63

/** Whether a number is an integer in PHP: whole, and within 64 bits. */
export function isInteger(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < INT64_LIMIT
}

/**
 * A number as PHP writes it. Whole numbers that fit 64 bits are integers here; floats have 14 significant digits and,
 * from 1e14 on and below 1e-4, an exponent.
 */
export function numberToString(value: number): string {
  if (isInteger(value)) {
    return Object.is(value, -0) ? '-0' : String(value)
  }
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NAN' : value > 0 ? 'INF' : '-INF'
  const [mantissa = '', exponentText = ''] = roundHalfToEven(value).split('e')
  const exponent = Number(exponentText)
  const digits = mantissa.replace(/0+$/, '').replace(/\.$/, '')
  if (exponent < -4 || exponent >= SIGNIFICANT_DIGITS) {
    const withFraction = digits.includes('.') ? digits : `${digits}.0`
    return `${withFraction}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`
  }
  return plainDecimal(digits, exponent)
}

/** The 14 digits in exponent form. JavaScript rounds a tie up, PHP to the even digit. */
function roundHalfToEven(value: number): string {
  const rounded = value.toExponential(SIGNIFICANT_DIGITS - 1)
  // A double that is no tie differs from one within 17 digits, so 21 tell.
  const tie = /^(-?\d\.\d{12}[02468])50{6}(e.*)$/.exec(value.toExponential(20))
  if (tie === null) return rounded
  const [, digits = '', exponent = ''] = tie
  return digits + exponent
}

/** A mantissa with one digit before its point, written out without exponent. */
function plainDecimal(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : ''
  const digits = mantissa.replace(/[-.]/g, '')
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const fraction = digits.slice(exponent + 1)
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`
}
