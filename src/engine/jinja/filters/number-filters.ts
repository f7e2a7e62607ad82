import { spendInteger } from '../budget.ts'
import { fail } from '../errors.ts'
import { wantIndex } from '../python/arguments.ts'
import { calculate, toFloat, toInteger } from '../python/arithmetic.ts'
import type { CallContext, Methods } from '../python/call.ts'
import { textOf } from '../python/markup.ts'
import { floatDigits, isNegative } from '../python/number-format.ts'
import {
  BITS_PER_DIGIT,
  divideRounded,
  parseFloatText,
  parseInteger,
  scaled,
} from '../python/number-text.ts'
import { Undefined } from '../python/undefined.ts'
import { isNumber, numeric, typeName, type PyNumber, type Value } from '../python/value.ts'

function wantNumber(value: Value, what: string): PyNumber {
  if (value instanceof Undefined) return value.fail()
  return isNumber(value) ? value : fail('TypeError', `${what}, not '${typeName(value)}'`)
}

function abs(_: CallContext, value: Value): Value {
  const number = numeric(wantNumber(value, 'bad operand type for abs()'))
  return isNegative(number) ? -number : number
}

/** `int(value, base)`, then `int(float(value))`, then the fallback. */
function int(_: CallContext, value: Value, fallback: Value, base: Value): Value {
  if (value instanceof Undefined) return value.fail()
  const text = textOf(value)
  const whole = text === undefined ? undefined : parseInteger(text, wantIndex(base))
  if (whole !== undefined) return whole
  const number = text === undefined ? value : parseFloatText(text)
  if (number === undefined || !isNumber(number)) return fallback
  const infinite = number === Infinity || number === -Infinity
  return Number.isNaN(number) || (infinite && text !== undefined) ? fallback : toInteger(number)
}

function float(_: CallContext, value: Value, fallback: Value): Value {
  if (value instanceof Undefined) return value.fail()
  if (isNumber(value)) return toFloat(value)
  const text = textOf(value)
  const number = text === undefined ? undefined : parseFloatText(text)
  return number ?? fallback
}

/** Beyond as many places a float has no digits any more, before as many it rounds to zero. */
const MOST_PLACES = 400

/** Python's `round`: half to even, on the exact value. */
function roundHalfEven(value: PyNumber, places: number): Value {
  const number = numeric(value)
  if (typeof number === 'bigint' && places >= 0) return number
  if (typeof number === 'bigint') {
    spendInteger(-places * BITS_PER_DIGIT)
    const unit = 10n ** BigInt(-places)
    const rounded = divideRounded(number < 0n ? -number : number, unit) * unit
    return number < 0n ? -rounded : rounded
  }
  if (!Number.isFinite(number)) return number
  const exponent = Math.max(-MOST_PLACES, Math.min(places, MOST_PLACES))
  const magnitude = Number(`${scaled(number, exponent)}e${-exponent}`)
  if (magnitude === Infinity) fail('OverflowError', 'rounded value too large to represent')
  return isNegative(number) ? -magnitude : magnitude
}

function round(_: CallContext, value: Value, precision: Value, method: Value): Value {
  if (method !== 'common' && method !== 'ceil' && method !== 'floor') {
    return fail('FilterArgumentError', 'method must be common, ceil or floor')
  }
  const number = wantNumber(value, 'a number is required')
  if (method === 'common') return roundHalfEven(number, wantIndex(precision))
  const factor = calculate('**', 10n, BigInt(wantIndex(precision)))
  const scaledUp = calculate('*', number, factor)
  const whole = typeof scaledUp === 'bigint' ? scaledUp : toInteger(Math[method](scaledUp))
  return calculate('/', whole, factor)
}

const UNITS = 'kMGTPEZY'

function filesizeformat(_: CallContext, value: Value, binary: Value): Value {
  const text = textOf(value)
  const given =
    text === undefined ? toFloat(wantNumber(value, 'a number is required')) : parseFloatText(text)
  if (given === undefined) return fail('ValueError', 'could not convert string to float')
  const base = binary === true ? 1024 : 1000
  if (given === 1) return '1 Byte'
  if (given < base) return `${toInteger(given)} Bytes`
  let power = 0
  while (power < UNITS.length - 1 && !(given < base ** (power + 2))) power += 1
  const unit = UNITS.charAt(power)
  const size = (base * given) / base ** (power + 2)
  return `${floatDigits(size, 'f', 1)} ${binary === true ? `${unit.toUpperCase()}i` : unit}B`
}

/** The filters that give or take numbers. */
export const numberFilters: Methods<CallContext> = {
  abs: ['x', abs],
  filesizeformat: ['value, binary=False', filesizeformat],
  float: ['value, default=0.0', float],
  int: ['value, default=0, base=10', int],
  round: ['value, precision=0, method=common', round],
}
