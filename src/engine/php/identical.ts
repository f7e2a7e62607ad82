import { pairs } from '../pairs.ts'
import { arrayCount, arrayEntries, isPhpArray } from './array.ts'
import type { PhpArray, PhpValue } from './value.ts'

/** PHP's `a === b`: same type and value; arrays have the same keys in the same order with identical values. */
export function identical(a: PhpValue, b: PhpValue): boolean {
  if (a === b) return true
  return isPhpArray(a) && isPhpArray(b) && identicalArrays(a, b)
}

function identicalArrays(a: PhpArray, b: PhpArray): boolean {
  if (arrayCount(a) !== arrayCount(b)) return false
  return pairs(arrayEntries(a), arrayEntries(b)).every(
    ([[key, value], [otherKey, other]]) => key === otherKey && identical(value, other),
  )
}
