import type { PhpMap, PhpValue } from '../../php/value.ts'
import { PyDict, type DictSource } from './dict.ts'
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

/** The entries of a map of data; containers are converted once, as templates may change them. */
class MapSource implements DictSource {
  readonly #map: PhpMap
  readonly #emptyMaps: EmptyMaps
  #containers: Map<string, Value> | undefined

  constructor(map: PhpMap, emptyMaps: EmptyMaps) {
    this.#map = map
    this.#emptyMaps = emptyMaps
  }

  keys(): readonly string[] {
    return Object.keys(this.#map)
  }

  get(key: string): Value | undefined {
    const given = Object.hasOwn(this.#map, key) ? this.#map[key] : undefined
    if (given === undefined || given === null || typeof given !== 'object') {
      return given === undefined ? undefined : fromJson(given, this.#emptyMaps)
    }
    this.#containers ??= new Map()
    const known = this.#containers.get(key)
    if (known !== undefined) return known
    const value = fromJson(given, this.#emptyMaps)
    this.#containers.set(key, value)
    return value
  }
}

/** The data of a whole template by name. */
export function sourceOf(context: PhpMap, emptyMaps: EmptyMaps): DictSource {
  return new MapSource(context, emptyMaps)
}

/**
 * Data as Python's json.loads gives it after PHP's json_encode. Containers are converted when a template first looks
 * into them, so an event costs only what is used of it, and the data itself is never changed.
 */
export function fromJson(value: PhpValue, emptyMaps: EmptyMaps): Value {
  if (typeof value === 'number') return fromNumber(value)
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return new PyList(() => value.map((item) => fromJson(item, emptyMaps)))
  if (Object.keys(value).length === 0 && emptyMaps === 'list') return new PyList([])
  return new PyDict(new MapSource(value, emptyMaps))
}

function isList(value: PhpValue): value is readonly PhpValue[] {
  return Array.isArray(value)
}
