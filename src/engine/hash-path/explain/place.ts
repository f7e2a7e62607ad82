import { arrayEntries, arrayGet, isPhpArray, isPhpList } from '../../php/array.ts'
import type { PhpArray, PhpValue } from '../../php/value.ts'

/** Where a value stands in data: the keys that lead to it, numbers for the positions of a list. */
export type Place = readonly PlaceKey[]

export type PlaceKey = string | number

/** The value at a place; undefined where there is nothing. */
export function readPlace(data: PhpValue, place: Place): PhpValue | undefined {
  let value: PhpValue | undefined = data
  for (const key of place) {
    if (!isPhpArray(value)) return undefined
    value = arrayGet(value, String(key))
  }
  return value
}

/** The keys of an array as they stand in places. */
export function placeKeys(array: PhpArray): PlaceKey[] {
  return isPhpList(array)
    ? Array.from(array, (_, index) => index)
    : arrayEntries(array).map(([key]) => key)
}
