import { arrayCount, isPhpArray, isPhpList } from '../../php/array.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import type { ComparedValue, ValueType } from './explanation.ts'

const MOST_CHARACTERS = 80
const MOST_FIELDS = 4

/** A value on one short line: texts as JSON, objects by their first plain fields, lists by their number of items. */
export function previewOf(value: PhpValue): string {
  if (isPhpList(value)) return value.length === 0 ? '[]' : `[${countOf(value.length, 'item')}]`
  if (isPhpArray(value)) return previewOfMap(value)
  return shorten(
    JSON.stringify(typeof value === 'string' ? value.slice(0, 2 * MOST_CHARACTERS) : value),
  )
}

function previewOfMap(map: PhpMap): string {
  const fields: string[] = []
  for (const key in map) {
    if (!Object.hasOwn(map, key)) continue
    const value = map[key] ?? null
    if (fields.length === MOST_FIELDS) break
    if (!isPhpArray(value)) fields.push(`${key}: ${previewOf(value)}`)
  }
  const count = arrayCount(map)
  if (count === 0) return '{}'
  if (fields.length === 0) return `{${countOf(count, 'field')}}`
  return shorten(`{${fields.join(', ')}${count > fields.length ? ', …' : ''}}`)
}

/** A text of at most 80 characters. */
export function shorten(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`
}

/** The type of a value, as an analyst would name it. */
export function typeOf(value: PhpValue): ValueType {
  if (value === null) return 'null'
  if (isPhpList(value)) return 'list'
  if (isPhpArray(value)) return 'object'
  if (typeof value === 'string') return 'text'
  return typeof value === 'number' ? 'number' : 'boolean'
}

/** A type with its article. */
export function aTypeOf(value: PhpValue): string {
  const type = typeOf(value)
  if (type === 'null') return 'null'
  return type === 'object' ? 'an object' : `a ${type}`
}

/** A value and its type, for a comparison. */
export function comparedValue(value: PhpValue): ComparedValue {
  return { text: previewOf(value), type: typeOf(value) }
}

/** How many there are of something: `1 item`, `2,000 items`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
