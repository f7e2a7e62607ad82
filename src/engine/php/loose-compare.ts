import { pairs } from '../pairs.ts'
import { arrayCount, arrayGet, isPhpArray, isPhpList } from './array.ts'
import { compareBytes } from './compare-bytes.ts'
import { isTruthy } from './empty.ts'
import { mayBeNumeric, parseNumericString, type NumericString } from './numeric-string.ts'
import { isInteger, numberToString } from './to-string.ts'
import type { PhpArray, PhpValue } from './value.ts'

/** The outcome of PHP's `<=>`. */
export type Ordering = -1 | 0 | 1

/** PHP 8's `a == b`. */
export function looseEquals(a: PhpValue, b: PhpValue): boolean {
  if (a === b) return true
  if (typeof a === 'string' && typeof b === 'string') {
    // Different texts are equal only when both are numbers.
    return mayBeNumeric(a) && mayBeNumeric(b) && compareStrings(a, b) === 0
  }
  return looseCompare(a, b) === 0
}

/**
 * PHP 8's `a <=> b`. Arrays that can't be compared (as many entries, but other keys) give 1 whichever way round they
 * are asked, so `a > b` is `looseCompare(b, a) < 0`, as it is in PHP; see `isGreater`.
 */
export function looseCompare(a: PhpValue, b: PhpValue): Ordering {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (isPhpArray(a) && isPhpArray(b)) return compareArrays(a, b)
  if (a === null && typeof b === 'string') return b === '' ? 0 : -1
  if (b === null && typeof a === 'string') return a === '' ? 0 : 1
  if (a === null || b === null || typeof a === 'boolean' || typeof b === 'boolean') {
    return compareNumbers(Number(isTruthy(a)), Number(isTruthy(b)))
  }
  if (isPhpArray(a)) return 1
  if (isPhpArray(b)) return -1
  return typeof a === 'number'
    ? compareNumberToString(a, String(b))
    : reverse(compareNumberToString(Number(b), a))
}

/** PHP's `a < b`. */
export function isLess(a: PhpValue, b: PhpValue): boolean {
  return looseCompare(a, b) < 0
}

/** PHP's `a <= b`. */
export function isLessOrEqual(a: PhpValue, b: PhpValue): boolean {
  return looseCompare(a, b) <= 0
}

/** PHP's `a > b`: PHP turns it round to `b < a`. */
export function isGreater(a: PhpValue, b: PhpValue): boolean {
  return isLess(b, a)
}

/** PHP's `a >= b`: PHP turns it round to `b <= a`. */
export function isGreaterOrEqual(a: PhpValue, b: PhpValue): boolean {
  return isLessOrEqual(b, a)
}

/** Two arrays: first by their number of entries, then entry by entry in the order of the left one. */
function compareArrays(a: PhpArray, b: PhpArray): Ordering {
  const count = arrayCount(a)
  const byCount = compareNumbers(count, arrayCount(b))
  if (byCount !== 0) return byCount
  if (isPhpList(a) && isPhpList(b)) return compareLists(a, b)
  for (const [key, left] of Object.entries(a)) {
    const right = arrayGet(b, key)
    if (right === undefined) return 1
    const ordering = looseCompare(left, right)
    if (ordering !== 0) return ordering
  }
  return 0
}

function compareLists(a: readonly PhpValue[], b: readonly PhpValue[]): Ordering {
  for (const [left, right] of pairs(a, b)) {
    const ordering = looseCompare(left, right)
    if (ordering !== 0) return ordering
  }
  return 0
}

/** Two texts: as numbers when both are, otherwise by their bytes. */
function compareStrings(a: string, b: string): Ordering {
  if (a === b) return 0
  const left = parseNumericString(a)
  const right = left && parseNumericString(b)
  if (left === undefined || right === undefined) return compareBytes(a, b)
  return compareNumericStrings(left, right) ?? compareBytes(a, b)
}

/** Undefined where PHP finds numbers too inaccurate to tell the texts apart. */
function compareNumericStrings(a: NumericString, b: NumericString): Ordering | undefined {
  if (a.integer !== undefined && b.integer !== undefined)
    return compareNumbers(a.integer, b.integer)
  if (a.integer !== undefined && b.overflow !== 0) return b.overflow === 1 ? -1 : 1
  if (b.integer !== undefined && a.overflow !== 0) return a.overflow
  if (a.float === b.float && areInaccurate(a, b)) return undefined
  return compareNumbers(a.float, b.float)
}

function areInaccurate(a: NumericString, b: NumericString): boolean {
  return (a.overflow !== 0 && a.overflow === b.overflow) || !Number.isFinite(a.float)
}

/** A number against a text: as numbers when the text is one, otherwise the number is written out and compared by bytes. */
function compareNumberToString(number: number, text: string): Ordering {
  const numeric = parseNumericString(text)
  if (numeric === undefined) return compareBytes(numberToString(number), text)
  if (numeric.integer !== undefined && isInteger(number)) {
    return compareNumbers(BigInt(number), numeric.integer)
  }
  return compareNumbers(number, numeric.float)
}

function compareNumbers<Numeric extends number | bigint>(a: Numeric, b: Numeric): Ordering {
  if (a < b) return -1
  return a > b ? 1 : 0
}

function reverse(ordering: Ordering): Ordering {
  if (ordering === 0) return 0
  return ordering === 1 ? -1 : 1
}
