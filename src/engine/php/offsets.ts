import type { PhpArray, PhpList, PhpMap, PhpValue } from './value.ts'
import { PhpError, phpTypeError } from './errors.ts'

/** Whether a value is a PHP array: a list or a map. */
export function isPhpArray(value: PhpValue | undefined): value is PhpArray {
  return typeof value === 'object' && value !== null
}

/** Whether a value is an array with the keys 0..n-1. (Empty maps are maps here.) */
export function isPhpList(value: PhpValue | undefined): value is PhpList {
  return Array.isArray(value)
}

/** Whether a value is an array that is held as a map. */
export function isPhpMap(value: PhpValue | undefined): value is PhpMap {
  return isPhpArray(value) && !isPhpList(value)
}

/** An array as a map: a list gets its indexes as keys. */
export function toPhpMap(array: PhpArray): PhpMap {
  return isPhpList(array) ? { ...array } : array
}

/** PHP's `$value[key] ?? null`: null where there is no such key, or nothing that has keys. */
export function getOffset(value: PhpValue | undefined, key: string): PhpValue {
  if (!isPhpArray(value) || !Object.hasOwn(value, key)) return null
  return (isPhpList(value) ? value[Number(key)] : value[key]) ?? null
}

/**
 * PHP's `$value[key] = item` on a copy: null and false become an array.
 *
 * @throws PhpError when the value is a text, a number or true
 */
export function setOffset(value: PhpValue | undefined, key: string, item: PhpValue): PhpArray {
  if (value === undefined || value === null || value === false) return { [key]: item }
  if (typeof value === 'string') {
    throw phpTypeError('Cannot access offset of type string on string')
  }
  if (!isPhpArray(value)) throw new PhpError('Error', 'Cannot use a scalar value as an array')
  return isPhpList(value) ? setInList(value, key, item) : extendMap(value, key, item)
}

function setInList(list: PhpList, key: string, item: PhpValue): PhpArray {
  const index = Number(key)
  if (String(index) !== key || !Number.isInteger(index) || index < 0 || index > list.length) {
    return { ...list, [key]: item }
  }
  return index === list.length ? [...list, item] : list.with(index, item)
}

/**
 * PHP's `unset($value[key])` on a copy, for one or several keys. Gives the same value when there is nothing to remove.
 *
 * @throws PhpError when the value is a text, a number or true
 */
export function unsetOffsets(value: PhpValue | undefined, keys: readonly string[]): PhpValue {
  if (value === undefined || value === null || value === false) return value ?? null
  if (typeof value === 'string') throw new PhpError('Error', 'Cannot unset string offsets')
  if (!isPhpArray(value)) {
    throw new PhpError('Error', 'Cannot unset offset in a non-array variable')
  }
  if (!keys.some((key) => Object.hasOwn(value, key))) return value
  return Object.fromEntries(Object.entries(toPhpMap(value)).filter(([key]) => !keys.includes(key)))
}

/** PHP's `empty(value)`: null, false, zero, the texts `` and `0`, and empty arrays. */
export function isEmptyValue(value: PhpValue | undefined): boolean {
  if (!isPhpArray(value)) return !value || value === '0'
  if (isPhpList(value)) return value.length === 0
  for (const key in value) if (Object.hasOwn(value, key)) return false
  return true
}

/** The items of an array in order; nothing for any other value, as PHP's `foreach` skips those with a warning. */
export function itemsOf(value: PhpValue | undefined): readonly PhpValue[] {
  if (!isPhpArray(value)) return []
  return isPhpList(value) ? value : Object.values(value)
}

/** The keys and items of an array in order; nothing for any other value. */
export function entriesOf(value: PhpValue | undefined): readonly (readonly [string, PhpValue])[] {
  return isPhpArray(value) ? Object.entries(value) : []
}

/**
 * Every item of an array replaced, keys kept. Gives the same array when no item changed, and any other value as it is.
 */
export function mapItems(value: PhpValue, change: (item: PhpValue) => PhpValue): PhpValue {
  if (!isPhpArray(value)) return value
  if (isPhpList(value)) return mapList(value, change)
  const entries = Object.entries(value)
  const changed = entries.map(([key, item]) => [key, change(item)] as const)
  const isSame = changed.every(([, item], index) => item === entries[index]?.[1])
  return isSame ? value : Object.fromEntries(changed)
}

function mapList(list: PhpList, change: (item: PhpValue) => PhpValue): PhpList {
  let changed: PhpValue[] | undefined
  list.forEach((item, index) => {
    const mapped = change(item)
    if (mapped !== item) changed ??= list.slice(0, index)
    changed?.push(mapped)
  })
  return changed ?? list
}

/**
 * A map with one more key, or another value under it, like `{...map, [key]: item}`: several times faster where thousands
 * of maps of the same shape get the same key.
 */
export function extendMap(map: PhpMap, key: string, item: PhpValue): PhpMap {
  // Object.assign would take a key named __proto__ for the copy's prototype.
  if (key === '__proto__' || Object.hasOwn(map, '__proto__')) return { ...map, [key]: item }
  const copy: Record<string, PhpValue> = Object.assign({}, map)
  copy[key] = item
  return copy
}
