import type { PhpValue } from './value.ts'

/** A numeric string: what number it reads as. */
export interface NumericString {
  /** The number as a float. */
  readonly float: number
  /** The number as an exact integer; undefined when it has a fraction or an exponent, or does not fit 64 bits. */
  readonly integer: bigint | undefined
  /** 1 or -1 when too many digits made it a float (upwards or downwards), else 0. */
  readonly overflow: -1 | 0 | 1
}

/**
 * White space (space, tab, line feed, vertical tab, form feed, carriage return) on either side, a sign, digits with or
 * without a fraction, an exponent. No hexadecimal, no underscores, no INF.
 */
const NUMERIC = /^[ \t-\r]*([+-]?)(?:0*(\d+)(\.\d*)?|(\.\d+))([eE][+-]?\d+)?([ \t-\r]*)$/

/** From so many digits on PHP calls an integer overflown, even if a fraction or exponent follows. */
const TOO_MANY_DIGITS = 20

/**
 * Reads a numeric string.
 *
 * @returns undefined when the text is no number for PHP
 */
export function parseNumericString(text: string): NumericString | undefined {
  const match = mayBeNumeric(text) ? NUMERIC.exec(text) : null
  if (match === null) return undefined
  const [, sign, digits = '', point, fraction, exponent, trailing] = match
  const float = Number(text)
  const side = sign === '-' ? -1 : 1
  if (digits.length >= TOO_MANY_DIGITS) return { float, integer: undefined, overflow: side }
  if ((point ?? fraction ?? exponent) !== undefined) {
    return { float, integer: undefined, overflow: 0 }
  }
  const integer = BigInt(digits) * BigInt(side)
  return fits64Bits(integer, trailing !== '')
    ? { float, integer, overflow: 0 }
    : { float, integer: undefined, overflow: side }
}

const SMALLEST_INTEGER = -(2n ** 63n)

function fits64Bits(integer: bigint, isFollowedBySpace: boolean): boolean {
  // PHP compares the digits of the smallest integer together with the white space behind them, and finds them too long.
  if (integer === SMALLEST_INTEGER) return !isFollowedBySpace
  return BigInt.asIntN(64, integer) === integer
}

/** PHP's `is_numeric` for a text. */
export function isNumericString(text: string): boolean {
  return mayBeNumeric(text) && NUMERIC.test(text)
}

/** Whether the text starts like a number: answers for most texts without a closer look. */
export function mayBeNumeric(text: string): boolean {
  const code = text.charCodeAt(0)
  if (code > 57) return false
  return code >= 48 || code === 32 || (code >= 9 && code <= 13) || isSignOrPoint(code)
}

function isSignOrPoint(code: number): boolean {
  return code === 43 || code === 45 || code === 46
}

/** PHP's `is_numeric`. */
export function isNumeric(value: PhpValue): boolean {
  return typeof value === 'number' || (typeof value === 'string' && isNumericString(value))
}
