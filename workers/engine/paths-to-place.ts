import type { Place } from '@/engine/hash-path/explain/place'
import type { PathsToPlace } from './protocol'

/** Signs that a path cannot have in the name of a field. */
const syntax = /[.[\]{}]|^$/

/**
 * Writes the paths that lead to a place: to this value alone, and to this value in all items of the lists around it.
 *
 * MISP: a path has no quotes or escapes, so a field whose name has a dot or bracket cannot be named in it.
 */
export function pathsToPlace(place: Place): PathsToPlace {
  if (place.length === 0) return { ok: false, reason: 'This is all of the data.' }
  const unnameable = place.find((key) => syntax.test(String(key)))
  if (unnameable !== undefined) {
    return {
      ok: false,
      reason: `No path leads here: the name “${unnameable}” has signs of the path syntax.`,
    }
  }
  const hasList = place.some((key) => typeof key === 'number')
  return {
    ok: true,
    exact: place.join('.'),
    general: hasList ? place.map((key) => (typeof key === 'number' ? '{n}' : key)).join('.') : null,
  }
}
