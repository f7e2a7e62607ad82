import { arrayCount, isPhpArray } from './array.ts'
import type { PhpValue } from './value.ts'

const LEADING_NUMBER = /^[ \t-\r]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/
const LARGEST = 2 ** 63

/**
 * PHP's `intval`: a text gives the number it starts with (0 without one), a fraction is cut off, an array gives 1 when
 * it has entries.
 */
export function toInteger(value: PhpValue): number {
  if (typeof value === 'number') return truncate(value)
  if (typeof value === 'string') return textToInteger(value)
  if (isPhpArray(value)) return arrayCount(value) > 0 ? 1 : 0
  return value === true ? 1 : 0
}

function textToInteger(text: string): number {
  const number = Number(LEADING_NUMBER.exec(text)?.[0] ?? 0)
  // Texts saturate at the limits of 64 bits, unlike floats.
  if (Number.isFinite(number) && Math.abs(number) >= LARGEST) return number > 0 ? LARGEST : -LARGEST
  return truncate(number)
}

/** Floats beyond 64 bits wrap around; INF and NAN are 0. */
function truncate(number: number): number {
  if (!Number.isFinite(number)) return 0
  if (Math.abs(number) < LARGEST) return Math.trunc(number) + 0
  return Number(BigInt.asIntN(64, BigInt(number)))
}
