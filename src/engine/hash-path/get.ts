import { arrayGet, arrayValues, isPhpArray } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { phpTypeError } from '../php/errors.ts'
import { toInteger } from '../php/integer.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'
import { checkIsArray } from './check-is-array.ts'

/**
 * The value a path of plain keys leads to; the fallback when a step or the end is missing or null. There are no
 * wildcards or conditions: `{n}` is a key like any other.
 *
 * MISP: a text or number is split at its dots, an array is the list of keys (used whole), a boolean is the key 1 or 0.
 *
 * @throws PhpError when the data is no array, or a key of an array path is one
 */
export function get(data: PhpValue, path: PhpValue, fallback: PhpValue = null): PhpValue {
  checkIsArray('get', data)
  if (isEmpty(data) || path === null) return fallback
  return getByKeys(data, keysOf(path)) ?? fallback
}

function keysOf(path: PhpValue): readonly PhpValue[] {
  if (isPhpArray(path)) return arrayValues(path)
  return typeof path === 'boolean' ? [path] : toPhpString(path).split('.')
}

/** What the keys lead to, null when a step is missing or no array. */
export function getByKeys(data: PhpArray, keys: readonly PhpValue[]): PhpValue {
  let value: PhpValue = data
  for (const key of keys) {
    if (!isPhpArray(value)) return null
    value = arrayGet(value, toKey(key)) ?? null
  }
  return value
}

/** A value as array key: null is the empty text, booleans and floats are cut to integers. */
function toKey(key: PhpValue): string {
  if (typeof key === 'string') return key
  if (isPhpArray(key)) throw phpTypeError('Illegal offset type in isset or empty')
  return key === null ? '' : toPhpString(toInteger(key))
}
