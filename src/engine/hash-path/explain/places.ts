import { isPhpArray } from '../../php/array.ts'
import type { PhpValue } from '../../php/value.ts'
import { placeKeys, type Place } from './place.ts'
import { placeOfKept, tracePath, type PathTrace } from './trace.ts'

/** Places, made when asked for. */
export interface PlaceList {
  readonly count: number
  readonly at: (index: number) => Place
}

/**
 * Where the values of a result stand in the data: one place for each entry of what `extract` gives, in the same order.
 * None when the path fails.
 */
export function extractPlaces(data: PhpValue, path: string): PlaceList {
  return resultPlaces(tracePath(data, path, 'extract'))
}

/** Where the entries of a trace's result stand in the data: of a single value its place, of an array those of its entries. */
export function resultPlaces(trace: PathTrace): PlaceList {
  if (trace.failure !== undefined) return { count: 0, at: () => [] }
  const last = trace.steps.length - 1
  if (trace.parsed?.isSimple ?? true) {
    return entriesOf(trace.steps.at(-1)?.kept.values[0] ?? (last === -1 ? trace.data : null), () =>
      placeOfKept(trace, last, 0),
    )
  }
  const count = trace.steps.at(-1)?.kept.count ?? 0
  return { count, at: (index) => placeOfKept(trace, last, index) }
}

/** A path without `{` and `[` gives an array as it is: its entries are the entries of the result. */
function entriesOf(value: PhpValue, place: () => Place): PlaceList {
  if (value === null) return { count: 0, at: place }
  if (!isPhpArray(value)) return { count: 1, at: place }
  const keys = placeKeys(value)
  return {
    count: keys.length,
    at: (index) => {
      const key = keys[index]
      return key === undefined ? place() : [...place(), key]
    },
  }
}
