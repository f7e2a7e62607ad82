import { spendInteger } from '../budget.ts'
import { fail } from '../errors.ts'
import { numeric, type PyNumber } from './value.ts'

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**'

type Result = bigint | number

const SMALL = 1n << 64n

/** About how many bits an integer has. */
function bits(value: bigint): number {
  if (value < SMALL && value > -SMALL) return value.toString(2).length
  return value.toString(16).length * 4
}

function multiplyIntegers(left: bigint, right: bigint): bigint {
  if (left >= SMALL || right >= SMALL || left <= -SMALL || right <= -SMALL) {
    spendInteger(bits(left) + bits(right))
  }
  return left * right
}

/** Rounds down, unlike JavaScript, and raises for a zero divisor. */
function floorDivideIntegers(left: bigint, right: bigint): bigint {
  if (right === 0n) return fail('ZeroDivisionError', 'integer division or modulo by zero')
  const inexact = left % right !== 0n
  return inexact && left < 0n !== right < 0n ? left / right - 1n : left / right
}

function powerOfIntegers(base: bigint, exponent: bigint): Result {
  if (exponent < 0n) return powerOfFloats(Number(base), Number(exponent))
  if (base > 1n || base < -1n) spendInteger(bits(base) * Number(exponent))
  return base ** exponent
}

/** Zero with the sign of a number. */
function zeroLike(value: number): number {
  return value < 0 || Object.is(value, -0) ? -0 : 0
}

/** The remainder has the divisor's sign. */
function moduloFloats(left: number, right: number): number {
  if (right === 0) return fail('ZeroDivisionError', 'float modulo')
  const remainder = left % right
  if (remainder === 0) return zeroLike(right)
  return remainder < 0 !== right < 0 ? remainder + right : remainder
}

/** As CPython: what is left without the remainder is divided, so that the quotient is all but a whole number. */
function floorDivideFloats(left: number, right: number): number {
  if (right === 0) return fail('ZeroDivisionError', 'float floor division by zero')
  const remainder = left % right
  const below = remainder !== 0 && remainder < 0 !== right < 0 ? 1 : 0
  const quotient = (left - remainder) / right - below
  if (quotient === 0) return zeroLike(left / right)
  const floor = Math.floor(quotient)
  return quotient - floor > 0.5 ? floor + 1 : floor
}

function divideFloats(left: number, right: number): number {
  return right === 0 ? fail('ZeroDivisionError', 'division by zero') : left / right
}

function powerOfFloats(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) {
    return fail('ZeroDivisionError', '0.0 cannot be raised to a negative power')
  }
  if (base === 1 || (base === -1 && Math.abs(exponent) === Infinity)) return 1
  const result = base ** exponent
  if (!Number.isFinite(base) || !Number.isFinite(exponent)) return result
  if (Number.isNaN(result)) return fail('ValueError', 'complex numbers are not supported')
  if (!Number.isFinite(result)) return fail('OverflowError', 'Numerical result out of range')
  return result
}

const INTEGERS: Readonly<Record<BinaryOperator, (left: bigint, right: bigint) => Result>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': multiplyIntegers,
  '/': (left, right) => divideFloats(toFloat(left), toFloat(right)),
  '//': floorDivideIntegers,
  '%': (left, right) => left - floorDivideIntegers(left, right) * right,
  '**': powerOfIntegers,
}

const FLOATS: Readonly<Record<BinaryOperator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': divideFloats,
  '//': floorDivideFloats,
  '%': moduloFloats,
  '**': powerOfFloats,
}

/** `float(x)` of a number. Throws an OverflowError for integers no float can hold. */
export function toFloat(value: PyNumber): number {
  const number = Number(value)
  if (typeof value !== 'bigint' || Number.isFinite(number)) return number
  return fail('OverflowError', 'int too large to convert to float')
}

/** `int(x)` of a number. Throws for infinity and NaN. */
export function toInteger(value: PyNumber): bigint {
  if (typeof value !== 'number') return BigInt(value)
  if (Number.isNaN(value)) return fail('ValueError', 'cannot convert float NaN to integer')
  if (Number.isFinite(value)) return BigInt(Math.trunc(value))
  return fail('OverflowError', 'cannot convert float infinity to integer')
}

/** An operator between two numbers: integers stay integers, one float makes both floats. */
export function calculate(operator: BinaryOperator, left: PyNumber, right: PyNumber): Result {
  const [a, b] = [numeric(left), numeric(right)]
  if (typeof a === 'bigint' && typeof b === 'bigint') return INTEGERS[operator](a, b)
  return FLOATS[operator](toFloat(a), toFloat(b))
}
