import { fail, unsupported } from '../errors.ts'
import { wantIndex } from '../python/arguments.ts'
import { calculate, toFloat, toInteger } from '../python/arithmetic.ts'
import type { CallContext, Methods } from '../python/call.ts'
import { textOf } from '../python/markup.ts'
import { divideRounded, fixedDigits, parseFloatText, parseInteger } from '../python/number-text.ts'
import { Undefined } from '../python/undefined.ts'
import { isNumber, numeric, typeName, type PyNumber, type Value } from '../python/value.ts'

function wantNumber(value: Value, what: string): PyNumber {
  if (value instanceof Undefined) return value.fail()
  return isNumber(value) ? value : fail('TypeError', `${what}, not '${typeName(value)}'`)
}

function abs(_: CallContext, value: Value): Value {
  const number = numeric(wantNumber(value, 'bad operand type for abs()'))
  return number < 0 || Object.is(number, -0) ? -number : number
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

/** Python's `round`: half to even, on the exact value. */
function roundHalfEven(value: PyNumber, places: number): Value {
  const number = numeric(value)
  if (typeof number === 'bigint' && places >= 0) return number
  if (typeof number === 'bigint') {
    const unit = 10n ** BigInt(Math.min(-places, 400))
    const rounded = divideRounded(number < 0n ? -number : number, unit) * unit
    return number < 0n ? -rounded : rounded
  }
  if (!Number.isFinite(number)) return number
  if (places < 0) unsupported('a float rounded to tens')
  const magnitude = places > 20 ? Math.abs(number) : Number(fixedDigits(number, places))
  return number < 0 || Object.is(number, -0) ? -magnitude : magnitude
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

const UNITS = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y']

function filesizeformat(_: CallContext, value: Value, binary: Value): Value {
  const text = textOf(value)
  const given =
    text === undefined ? toFloat(wantNumber(value, 'a number is required')) : parseFloatText(text)
  if (given === undefined) return fail('ValueError', 'could not convert string to float')
  const base = binary === true ? 1024 : 1000
  if (given === 1) return '1 Byte'
  if (given < base) return `${toInteger(given)} Bytes`
  const index = UNITS.findIndex((_unit, power) => given < base ** (power + 2))
  const power = index < 0 ? UNITS.length - 1 : index
  const unit = UNITS[power] ?? ''
  const size = (base * given) / base ** (power + 2)
  return `${fixedDigits(size, 1)} ${binary === true ? `${unit.toUpperCase()}i` : unit}B`
}

/** The filters that give or take numbers. */
export const numberFilters: Methods<CallContext> = {
  abs: ['x', abs],
  filesizeformat: ['value, binary=False', filesizeformat],
  float: ['value, default=0.0', float],
  int: ['value, default=0, base=10', int],
  round: ['value, precision=0, method=common', round],
}
