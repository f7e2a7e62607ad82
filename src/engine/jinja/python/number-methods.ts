import { fail } from '../errors.ts'
import { toInteger } from './arithmetic.ts'
import type { Methods } from './call.ts'
import { numeric, type PyNumber } from './value.ts'
import { PyTuple } from './sequences.ts'

function magnitude(value: PyNumber): bigint {
  const integer = toInteger(value)
  return integer < 0n ? -integer : integer
}

/** The numerator and denominator of a float: every float is a fraction with a power of two below. */
function ratio(value: number): PyTuple {
  let denominator = 1n
  let numerator = value
  if (!Number.isFinite(value)) return fail('ValueError', 'cannot convert to integer ratio')
  while (!Number.isInteger(numerator)) {
    numerator *= 2
    denominator *= 2n
  }
  return new PyTuple([BigInt(numerator), denominator])
}

/** The methods of int and bool. */
export const integerMethods: Methods<bigint | boolean> = {
  as_integer_ratio: ['', (self) => new PyTuple([numeric(self), 1n])],
  bit_count: ['', (self) => BigInt(magnitude(self).toString(2).replaceAll('0', '').length)],
  bit_length: [
    '',
    (self) => {
      const value = magnitude(self)
      return value === 0n ? 0n : BigInt(value.toString(2).length)
    },
  ],
  conjugate: ['', numeric],
}

/** The methods of float. */
export const floatMethods: Methods<number> = {
  as_integer_ratio: ['', ratio],
  conjugate: ['', (self) => self],
  is_integer: ['', (self) => Number.isInteger(self)],
}

/** The attributes numbers have that are no methods. */
export function numberAttribute(value: PyNumber, name: string): PyNumber | undefined {
  const number = numeric(value)
  if (name === 'real') return number
  if (name === 'imag') return typeof number === 'number' ? 0 : 0n
  if (typeof number === 'number') return undefined
  if (name === 'numerator') return number
  return name === 'denominator' ? 1n : undefined
}
