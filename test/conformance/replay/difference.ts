import { arrayGet, arrayKeys, isPhpArray } from '@/engine/php/array.ts'
import type { PhpArray, PhpValue } from '@/engine/php/value.ts'

/** Whether two different leaves at a path may differ. */
export type LeavesAgree = (path: readonly string[], expected: PhpValue, actual: PhpValue) => boolean

/**
 * The first place where two values differ as PHP sees them, in words: an empty list equals an empty map, a list equals a
 * map with the keys 0..n-1, the order of keys does not matter. Undefined when they are equal.
 */
export function findDifference(
  expected: PhpValue,
  actual: PhpValue,
  agree: LeavesAgree,
  path: readonly string[] = [],
): string | undefined {
  if (expected === actual) return undefined
  if (isPhpArray(expected) && isPhpArray(actual)) {
    return findInArrays(expected, actual, agree, path)
  }
  if (agree(path, expected, actual)) return undefined
  return `${path.join('.')}: expected ${show(expected)}, got ${show(actual)}`
}

function findInArrays(
  expected: PhpArray,
  actual: PhpArray,
  agree: LeavesAgree,
  path: readonly string[],
): string | undefined {
  for (const key of arrayKeys(expected)) {
    const wanted = arrayGet(expected, key) ?? null
    const found = arrayGet(actual, key)
    const here = [...path, key]
    if (found === undefined) return `${here.join('.')}: missing, expected ${show(wanted)}`
    const difference = findDifference(wanted, found, agree, here)
    if (difference !== undefined) return difference
  }
  const extra = arrayKeys(actual).find((key) => arrayGet(expected, key) === undefined)
  if (extra === undefined) return undefined
  return `${[...path, extra].join('.')}: not expected, got ${show(arrayGet(actual, extra) ?? null)}`
}

const SHOWN = 160

function show(value: PhpValue): string {
  const text = JSON.stringify(value)
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}
