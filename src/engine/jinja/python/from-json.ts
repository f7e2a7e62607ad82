import type { PhpValue } from '../../php/value.ts'
import { PyDict } from './dict.ts'
import { PyList } from './sequences.ts'
import type { Value } from './value.ts'

/** What an empty object is: PHP has one empty array, and its json_encode writes that as a list. */
export type EmptyMaps = 'list' | 'dict'

const INT64 = 2 ** 63

/** PHP writes floats that are whole with a fraction only when they are beyond its integers. */
function fromNumber(value: number): Value {
  const whole = Number.isInteger(value) && Math.abs(value) < INT64 && !Object.is(value, -0)
  return whole ? BigInt(value) : value
}

/**
 * Data as Python's json.loads gives it after PHP's json_encode. Containers are converted when a template first looks
 * into them, so an event costs only what is used of it, and the data itself is never changed.
 */
export function fromJson(value: PhpValue, emptyMaps: EmptyMaps): Value {
  if (typeof value === 'number') return fromNumber(value)
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return new PyList(() => value.map((item) => fromJson(item, emptyMaps)))
  const keys = Object.keys(value)
  if (keys.length === 0 && emptyMaps === 'list') return new PyList([])
  return new PyDict(() => keys.map((key) => [key, fromJson(value[key] ?? null, emptyMaps)]))
}

function isList(value: PhpValue): value is readonly PhpValue[] {
  return Array.isArray(value)
}
