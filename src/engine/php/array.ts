import type { PhpArray, PhpList, PhpMap, PhpValue } from './value.ts'

/** Whether a value is a PHP array: a list or a map. */
export function isPhpArray(value: PhpValue | undefined): value is PhpArray {
  return typeof value === 'object' && value !== null
}

/** Whether a value is an array held as a list. (An empty map is an array without entries too, but not held as one.) */
export function isPhpList(value: PhpValue | undefined): value is PhpList {
  return Array.isArray(value)
}

/** Whether a value is an array held as a map. */
export function isPhpMap(value: PhpValue | undefined): value is PhpMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The value under a key, undefined when there is none. Only entries of the array itself count, so keys such as
 * `__proto__` or `length` are plain keys.
 */
export function arrayGet(array: PhpArray, key: string): PhpValue | undefined {
  if (isPhpList(array)) {
    const index = listIndex(key)
    return index < array.length ? array[index] : undefined
  }
  return Object.hasOwn(array, key) ? array[key] : undefined
}

/** Whether the array has the key. (`isset` asks in addition that its value is not null.) */
export function arrayHas(array: PhpArray, key: string): boolean {
  return isPhpList(array) ? listIndex(key) < array.length : Object.hasOwn(array, key)
}

/**
 * `array[key] = value` on a copy. A list stays a list while its keys stay 0..n-1, and a map becomes one when they get
 * so.
 */
export function arraySet(array: PhpArray, key: string, value: PhpValue): PhpArray {
  if (isPhpList(array)) {
    const index = listIndex(key)
    if (index < array.length) return array.with(index, value)
    return index === array.length ? [...array, value] : { ...array, [key]: value }
  }
  const changed: PhpMap = { ...array, [key]: value }
  return isIntegerKey(key) ? asList(changed) : changed
}

/** The array without a key; the same array when it has no such key. Keys are not numbered anew. */
export function arrayUnset(array: PhpArray, key: string): PhpArray {
  if (!arrayHas(array, key)) return array
  if (isPhpList(array) && listIndex(key) === array.length - 1) return array.slice(0, -1)
  return arrayFromEntries(arrayEntries(array).filter(([other]) => other !== key))
}

/** The number of entries. */
export function arrayCount(array: PhpArray): number {
  return isPhpList(array) ? array.length : Object.keys(array).length
}

/** The keys in order, integers as text. */
export function arrayKeys(array: PhpArray): string[] {
  return Object.keys(array)
}

/** The values in order, as PHP's `array_values`. */
export function arrayValues(array: PhpArray): PhpList {
  return isPhpList(array) ? array : Object.values(array)
}

/** The entries in order, integer keys as text. */
export function arrayEntries(array: PhpArray): [string, PhpValue][] {
  return Object.entries(array)
}

/** The array with these entries (later ones win): a list when its keys are 0..n-1. */
export function arrayFromEntries(entries: Iterable<readonly [string, PhpValue]>): PhpArray {
  return asList(Object.fromEntries(entries))
}

/** A map as a list when its keys are 0..n-1; otherwise the map itself. */
function asList(map: PhpMap): PhpArray {
  // Integer-like keys come first and ascending in a JavaScript object, so comparing with the position is enough.
  const isList = Object.keys(map).every((key, position) => key === String(position))
  return isList ? Object.values(map) : map
}

/** An array held as a map: a list gets its indexes as keys. */
export function toPhpMap(array: PhpArray): PhpMap {
  return isPhpList(array) ? Object.fromEntries(Object.entries(array)) : array
}

/** The map that a value is; an empty one for any other value. */
export function mapOf(value: PhpValue | undefined): PhpMap {
  return isPhpMap(value) ? value : {}
}

/** PHP's cast to an array: null has no entries, any other value that is no array is the only entry, under 0. */
export function toPhpArray(value: PhpValue): PhpArray {
  if (isPhpArray(value)) return value
  return value === null ? [] : [value]
}

/**
 * Two arrays joined as by PHP's `array_merge`: later text keys overwrite, integer keys are numbered anew and so never
 * overwrite.
 */
export function arrayMerge(first: PhpArray, second: PhpArray): PhpArray {
  if (isPhpList(first) && isPhpList(second)) return [...first, ...second]
  let next = 0
  const renumbered = [...arrayEntries(first), ...arrayEntries(second)].map(
    ([key, value]): [string, PhpValue] => [isIntegerKey(key) ? String(next++) : key, value],
  )
  return arrayFromEntries(renumbered)
}

/** Where a key points in a list: NaN (never below any length) when it is no index. */
function listIndex(key: string): number {
  const index = Number(key)
  return index >= 0 && String(index) === key ? index : NaN
}

const INT64 = /^(?:0|-?[1-9]\d{0,18})$/

/**
 * Whether PHP holds this key as an integer: canonical decimal digits (`0`, `12`, `-3`, not `01` or `-0`) that fit 64
 * bits. Every other key is a text.
 */
export function isIntegerKey(key: string): boolean {
  const code = key.charCodeAt(0)
  if (code > 57 || !INT64.test(key)) return false
  return key.length < 19 || BigInt.asIntN(64, BigInt(key)) === BigInt(key)
}
