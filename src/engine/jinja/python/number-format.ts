import { exponentialDigits, exponentText, fixedDigits, floatText } from './number-text.ts'
import { repeat } from './text.ts'

/** Drops the zeros that end a fraction, and its point if nothing is left of it. */
function withoutTrailingZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
}

interface General {
  readonly precision: number
  /** '#': keep the trailing zeros. */
  readonly alternate: boolean
  /** The presentation without a type letter: at least one decimal, and an exponent one digit earlier. */
  readonly likeRepr: boolean
}

/** The presentation types g and none: fixed or with an exponent, whichever fits. */
function generalDigits(value: number, { precision, alternate, likeRepr }: General): string {
  const significant = precision || 1
  const { digits, power } = exponentialDigits(value, significant - 1)
  const trim = alternate ? (text: string) => text : withoutTrailingZeros
  if (power < -4 || power >= significant - (likeRepr ? 1 : 0)) {
    return trim(digits) + exponentText(power)
  }
  const fixed = trim(fixedDigits(value, significant - 1 - power))
  return likeRepr && !fixed.includes('.') ? `${fixed}.0` : fixed
}

/**
 * The digits of |value| in one of the presentation types of Python's format strings: e, f, g, %, or '' for the one
 * that looks like repr.
 */
export function floatDigits(
  value: number,
  type: string,
  precision: number | undefined,
  alternate: boolean,
): string {
  const magnitude = Math.abs(value)
  if (!Number.isFinite(value)) return floatText(magnitude) + (type === '%' ? '%' : '')
  if (type === '%') return `${fixedDigits(magnitude * 100, precision ?? 6)}%`
  if (type === 'f') return fixedDigits(magnitude, precision ?? 6)
  if (type === 'e') {
    const { digits, power } = exponentialDigits(magnitude, precision ?? 6)
    return digits + exponentText(power)
  }
  if (type === '' && precision === undefined) return floatText(magnitude)
  return generalDigits(magnitude, {
    precision: precision ?? 6,
    alternate,
    likeRepr: type === '',
  })
}

/** Tells whether a float gets a minus sign; -0.0 does. */
export function isNegative(value: bigint | number): boolean {
  return value < 0 || Object.is(value, -0)
}

/** Puts a separator before every `size` digits of the whole part. */
export function groupDigits(digits: string, separator: string, size: number): string {
  const [, whole = '', rest = ''] = /^(\w*)(.*)$/.exec(digits) ?? []
  const grouped = whole.replace(new RegExp(`\\w(?=(\\w{${size}})+$)`, 'g'), `$&${separator}`)
  return grouped + rest
}

/** Pads a text to `width` characters; '^' puts the odd one to the right. */
export function pad(
  text: string,
  length: number,
  width: number,
  fill: string,
  align: string,
): string {
  const missing = width - length
  if (missing <= 0) return text
  const before = align === '>' ? missing : align === '^' ? Math.floor(missing / 2) : 0
  return repeat(fill, before) + text + repeat(fill, missing - before)
}
