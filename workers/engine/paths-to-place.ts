import type { Place } from '@/engine/hash-path/explain/place'
import { placeToPath } from '@/engine/hash-path/find/place-to-path'
import type { PhpValue } from '@/engine/php/value'
import type { PathsToPlace } from './protocol'

/** Signs that a path cannot have in the plain name of a field. */
const syntax = /[.[\]{}]|^$/

/** Writes the paths that lead to a place: to this value alone, and to this value in all items of the lists around it. */
export function pathsToPlace(data: PhpValue, place: Place): PathsToPlace {
  const exact = placeToPath(data, place)
  return exact.ok
    ? { ok: true, exact: exact.path, remark: exact.remark, general: generalPath(place) }
    : { ok: false, reason: exact.reason }
}

function generalPath(place: Place): string | null {
  const hasList = place.some((key) => typeof key === 'number')
  if (!hasList || place.some((key) => syntax.test(String(key)))) return null
  return place.map((key) => (typeof key === 'number' ? '{n}' : key)).join('.')
}
