import {
  arrayEntries,
  arrayFromEntries,
  arrayGet,
  arrayHas,
  arraySet,
  arrayValues,
  isIntegerKey,
  isPhpArray,
  isPhpList,
  isPhpMap,
} from './array.ts'
import { PhpError, phpTypeError } from './errors.ts'
import type { PhpArray, PhpList, PhpMap, PhpValue } from './value.ts'

/*
 * What PHP does with `$value[key]` when nobody made sure that the value is an array.
 */

/** `$value[key] ?? null`: null where there is no such key, or nothing that has keys. */
export function getOffset(value: PhpValue | undefined, key: string): PhpValue {
  return isPhpArray(value) ? (arrayGet(value, key) ?? null) : null
}

/**
 * `$value[key] = item` on a copy: null and false become an array.
 *
 * @throws PhpError when the value is a text, a number or true
 */
export function setOffset(value: PhpValue, key: string, item: PhpValue): PhpArray {
  if (isPhpMap(value) && !isIntegerKey(key)) return extendMap(value, key, item)
  return arraySet(arrayToWrite(value), key, item)
}

/**
 * `unset($value[key])` on a copy, for one or several keys. Gives the same value when there is nothing to remove.
 *
 * @throws PhpError when the value is a text, a number or true
 */
export function unsetOffsets(value: PhpValue, keys: readonly string[]): PhpValue {
  if (value === null || value === false) return value
  if (typeof value === 'string') throw new PhpError('Error', 'Cannot unset string offsets')
  if (!isPhpArray(value)) {
    throw new PhpError('Error', 'Cannot unset offset in a non-array variable')
  }
  if (!keys.some((key) => arrayHas(value, key))) return value
  const rest = isPhpMap(value) ? omitKeys(value, keys) : undefined
  // What is left may be a list now.
  if (rest !== undefined && !Object.hasOwn(rest, '0')) return rest
  return arrayFromEntries(arrayEntries(value).filter(([key]) => !keys.includes(key)))
}

/**
 * The array that `$value[key] = …` writes to.
 *
 * @throws PhpError when the value is a text, a number or true
 */
export function arrayToWrite(value: PhpValue): PhpArray {
  if (isPhpArray(value)) return value
  if (value === null || value === false) return []
  if (typeof value === 'string') {
    throw phpTypeError('Cannot access offset of type string on string')
  }
  throw new PhpError('Error', 'Cannot use a scalar value as an array')
}

/** What `foreach ($value as $item)` goes through: nothing (and a warning) for a value that is no array. */
export function itemsOf(value: PhpValue | undefined): PhpList {
  return isPhpArray(value) ? arrayValues(value) : []
}

/** What `foreach ($value as $key => $item)` goes through. */
export function entriesOf(value: PhpValue | undefined): readonly (readonly [string, PhpValue])[] {
  return isPhpArray(value) ? arrayEntries(value) : []
}

/**
 * Every item of an array replaced, keys kept. Gives the same array when no item changed, and any other value as it is.
 */
export function mapItems(value: PhpValue, change: (item: PhpValue) => PhpValue): PhpValue {
  if (isPhpList(value)) return mapList(value, change)
  if (!isPhpMap(value)) return value
  const before = Object.values(value)
  const after = mapList(before, change)
  if (after === before) return value
  return Object.fromEntries(Object.keys(value).map((key, index) => [key, after[index] ?? null]))
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

/** `{...map, ...more}`, faster in the same way as `extendMap`. */
export function mergeMaps(map: PhpMap, more: PhpMap): PhpMap {
  const hasPrototypeKey = Object.hasOwn(map, '__proto__') || Object.hasOwn(more, '__proto__')
  return hasPrototypeKey ? { ...map, ...more } : Object.assign({}, map, more)
}

/** A map without these keys; the same map when it has none of them. */
export function omitKeys(map: PhpMap, keys: readonly string[]): PhpMap {
  if (!keys.some((key) => Object.hasOwn(map, key))) return map
  const left = Object.entries(map).filter(([key]) => !keys.includes(key))
  if (Object.hasOwn(map, '__proto__')) return Object.fromEntries(left)
  const rest: Record<string, PhpValue> = {}
  for (const [key, value] of left) rest[key] = value
  return rest
}
