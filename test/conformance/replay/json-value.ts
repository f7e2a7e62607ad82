import { isPhpMap } from '@/engine/php/array.ts'
import { getOffset, itemsOf } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'

/**
 * Parsed JSON as the engine's value type.
 *
 * @throws TypeError for what JSON can't hold
 */
export function toPhpValue(json: unknown): PhpValue {
  if (isJson(json)) return json
  throw new TypeError('This is not a JSON value.')
}

function isJson(json: unknown): json is PhpValue {
  if (typeof json === 'object' && json !== null) return Object.values(json).every(isJson)
  return json === null || ['boolean', 'number', 'string'].includes(typeof json)
}

/** The value under a key as a map; empty when there is none. */
export function mapAt(value: PhpValue | undefined, key: string): PhpMap {
  const found = getOffset(value, key)
  return isPhpMap(found) ? found : {}
}

/** The map without some of its keys. */
export function withoutKeys(map: PhpMap, keys: readonly string[]): PhpMap {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)))
}

/** The maps among the items under a key. */
export function mapsAt(value: PhpValue | undefined, key: string): readonly PhpMap[] {
  return itemsOf(getOffset(value, key)).filter(isPhpMap)
}

/** The value under a key as a text; empty when there is none or it is neither a text nor a number. */
export function textAt(value: PhpValue | undefined, key: string): string {
  return scalarText(getOffset(value, key))
}

/** The texts among the items under a key. */
export function textsAt(value: PhpValue | undefined, key: string): readonly string[] {
  return itemsOf(getOffset(value, key)).map(scalarText)
}

function scalarText(value: PhpValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
