import { exponentText, fixedDigits, floatText, scaled } from './number-text.ts'
import { repeat } from './text.ts'

/** The digits that make the power of a float certain: rounded to fewer, 0.99… may become 1. */
const MOST_DIGITS = 100

/** |value| with an exponent and so many places, half to even. JavaScript's toExponential rounds ties up. */
function exponential(value: number, places: number): readonly [digits: string, power: number] {
  const power = Number(value.toExponential(MOST_DIGITS).split('e')[1])
  const digits = String(scaled(value, places - power)).padStart(places + 1, '0')
  const fraction = places === 0 ? '' : `.${digits.slice(1, places + 1)}`
  return [digits.charAt(0) + fraction, power + digits.length - places - 1]
}

/**
 * Type g: so many significant digits without trailing zeros, fixed or with an exponent, whichever fits.
 * Without a type a float looks like one: at least one digit behind the point.
 */
function general(value: number, significant: number, isFloat: boolean): string {
  const [digits, power] = exponential(value, significant - 1)
  const isLong = power < -4 || power >= significant - Number(isFloat)
  const text = isLong ? digits : fixedDigits(value, significant - 1 - power)
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  if (isLong) return trimmed + exponentText(power)
  return isFloat && !trimmed.includes('.') ? `${trimmed}.0` : trimmed
}

/** The digits of |value| in one of the presentation types of Python's format strings: e, f, g, %, or '' for repr. */
export function floatDigits(value: number, type: string, precision: number | undefined): string {
  if (type === '%') return `${floatDigits(value * 100, 'f', precision)}%`
  const magnitude = Math.abs(value)
  const places = precision ?? 6
  if (!Number.isFinite(value)) return floatText(magnitude)
  if (type === 'f') return fixedDigits(magnitude, places)
  if (type === '' && precision === undefined) return floatText(magnitude)
  if (type === 'g' || type === '') return general(magnitude, places || 1, type === '')
  const [digits, power] = exponential(magnitude, places)
  return digits + exponentText(power)
}

/** Tells whether a float gets a minus sign; -0.0 does. */
export function isNegative(value: bigint | number): boolean {
  return value < 0 || Object.is(value, -0)
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

/**
 * Puts a separator before every `size` digits of the whole part. Zeros in front, which are grouped like the others,
 * make it at least `width` long.
 */
export function groupDigits(
  digits: string,
  separator: string,
  size: number,
  width: number,
): string {
  const end = digits.search(size === 3 ? /\D|$/ : /[^\da-f]|$/)
  if (end === 0) return digits
  const room = width - digits.length + end
  const wanted = room - Math.floor((room - 1) / (size + 1))
  const whole = pad(digits.slice(0, end), end, wanted, '0', '>')
  const border = new RegExp(`\\w(?=(\\w{${size}})+$)`, 'g')
  return whole.replace(border, `$&${separator}`) + digits.slice(end)
}
