import { fail } from '../errors.ts'
import { strip } from './text.ts'

const MAX_DIGITS = 4300
let printable: bigint | undefined

/** `str(int)`. Throws a ValueError beyond 4300 digits, as Python does since 3.10.7. */
export function integerText(value: bigint): string {
  printable ??= 10n ** BigInt(MAX_DIGITS)
  if (value < printable && value > -printable) return value.toString()
  return fail(
    'ValueError',
    `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion`,
  )
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

/** A float as mantissa * 2 ** exponent. */
function decompose(value: number): readonly [mantissa: bigint, exponent: number] {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  return exponent === 0 ? [fraction, -1074] : [fraction | (1n << 52n), exponent - 1075]
}

/** `numerator / denominator`, rounded half to even. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const twice = 2n * (numerator % denominator)
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n)
  return up ? quotient + 1n : quotient
}

const MAX_PLACES = 20_000

/** |value| * 10 ** places, exact and rounded half to even. JavaScript's toFixed rounds ties up. */
export function scaled(value: number, places: number): bigint {
  if (places > MAX_PLACES)
    fail('LimitError', `limit of the playground exceeded: precision ${places}`)
  const [mantissa, exponent] = decompose(Math.abs(value))
  const two = 1n << BigInt(Math.abs(exponent))
  const ten = 10n ** BigInt(Math.min(Math.abs(places), MAX_PLACES))
  const numerator = mantissa * (exponent > 0 ? two : 1n) * (places > 0 ? ten : 1n)
  return divideRounded(numerator, (exponent < 0 ? two : 1n) * (places < 0 ? ten : 1n))
}

/** |value| in fixed notation with so many places. */
export function fixedDigits(value: number, places: number): string {
  const digits = scaled(value, places)
    .toString()
    .padStart(places + 1, '0')
  if (places === 0) return digits
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** |value| as one digit, so many places, and the power of ten. */
export function exponentialDigits(
  value: number,
  places: number,
): { digits: string; power: number } {
  let power = value === 0 ? 0 : Number(value.toExponential().split('e')[1])
  let all = scaled(value, places - power).toString()
  if (all.length > places + 1) {
    power += 1
    all = all.slice(0, -1)
  }
  const rest = all.slice(1).padEnd(places, '0')
  return { digits: places > 0 ? `${all.charAt(0)}.${rest}` : all.charAt(0), power }
}
