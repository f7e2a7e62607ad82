import { isPhpList } from './array.ts'
import { looseEquals } from './loose-compare.ts'
import type { PhpArray, PhpValue } from './value.ts'

/** PHP's `in_array`: whether some value of the array is loosely equal to the needle. */
export function inArray(needle: PhpValue, haystack: PhpArray): boolean {
  if (isPhpList(haystack)) {
    for (const value of haystack) if (looseEquals(value, needle)) return true
    return false
  }
  return Object.values(haystack).some((value) => looseEquals(value, needle))
}
