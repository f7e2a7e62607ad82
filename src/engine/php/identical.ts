import { arrayCount, arrayKeys, isPhpArray } from './array.ts'
import type { PhpArray, PhpValue } from './value.ts'

/** PHP's `a === b`: same type and value; arrays have the same keys in the same order with identical values. */
export function identical(a: PhpValue, b: PhpValue): boolean {
  if (a === b) return true
  return isPhpArray(a) && isPhpArray(b) && identicalArrays(a, b)
}

function identicalArrays(a: PhpArray, b: PhpArray): boolean {
  if (arrayCount(a) !== arrayCount(b)) return false
  const keys = arrayKeys(b)
  const values = Object.values(b)
  return Object.entries(a).every(
    ([key, value], position) =>
      key === keys[position] && identical(value, values[position] ?? null),
  )
}
