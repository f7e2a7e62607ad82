import { exponentText, fixedDigits, floatText } from './number-text.ts'
import { repeat } from './text.ts'

const MOST_PLACES = 100

/** |value| with an exponent and so many places, half to even. JavaScript's toExponential rounds ties up. */
function exponential(value: number, places: number): readonly [digits: string, power: number] {
  const [exact = '', exactPower] = value.toExponential(MOST_PLACES).split('e')
  const kept = exact.slice(0, places && places + 2) || exact.slice(0, 1)
  if (/[02468]$/.test(kept) && /^\.?50*$/.test(exact.slice(kept.length))) {
    return [kept, Number(exactPower)]
  }
  const [digits = '', power] = value.toExponential(Math.min(places, MOST_PLACES)).split('e')
  return [digits, Number(power)]
}

/** Type g: so many significant digits without trailing zeros, fixed or with an exponent, whichever fits. */
function general(value: number, significant: number): string {
  const [digits, power] = exponential(value, significant - 1)
  const isLong = power < -4 || power >= significant
  const text = isLong ? digits : fixedDigits(value, significant - 1 - power)
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return isLong ? trimmed + exponentText(power) : trimmed
}

/** The digits of |value| in one of the presentation types of Python's format strings: e, f, g, %, or '' for repr. */
export function floatDigits(value: number, type: string, precision: number | undefined): string {
  const magnitude = Math.abs(value)
  const places = precision ?? 6
  if (!Number.isFinite(value)) return floatText(magnitude) + (type === '%' ? '%' : '')
  if (type === '%') return `${fixedDigits(magnitude * 100, places)}%`
  if (type === 'f') return fixedDigits(magnitude, places)
  if (type === 'g') return general(magnitude, places || 1)
  if (type === '') return floatText(magnitude)
  const [digits, power] = exponential(magnitude, places)
  return digits + exponentText(power)
}

/** Tells whether a float gets a minus sign; -0.0 does. */
export function isNegative(value: bigint | number): boolean {
  return value < 0 || Object.is(value, -0)
}

/** Puts a separator before every three digits of the whole part. */
export function groupDigits(digits: string, separator: string): string {
  const [, whole = '', rest = ''] = /^(\w*)(.*)$/.exec(digits) ?? []
  return whole.replace(/\w(?=(\w{3})+$)/g, `$&${separator}`) + rest
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
