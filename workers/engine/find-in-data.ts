import { placeKeys, type Place, type PlaceKey } from '@/engine/hash-path/explain/place'
import { arrayGet, isPhpArray } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'
import { maxHits } from './tree-protocol'

/** Places found, perhaps only the first of them. */
export interface FoundPlaces {
  readonly places: readonly Place[]
  readonly isComplete: boolean
}

/** Finds the entries whose name or single value contains a text, in whatever case; in the order of the data. */
export function findInData(data: PhpValue, text: string): FoundPlaces {
  const wanted = text.toLowerCase()
  const places: Place[] = []
  const way: PlaceKey[] = []

  /** Whether to go on. */
  function visit(value: PhpValue): boolean {
    if (!isPhpArray(value)) return true
    for (const key of placeKeys(value)) {
      const item = arrayGet(value, String(key)) ?? null
      way.push(key)
      if (isHit(key, item, wanted)) {
        if (places.length === maxHits) return false
        places.push([...way])
      }
      if (!visit(item)) return false
      way.pop()
    }
    return true
  }

  const isComplete = visit(data)
  return { places, isComplete }
}

function isHit(key: PlaceKey, value: PhpValue, wanted: string): boolean {
  if (typeof key === 'string' && key.toLowerCase().includes(wanted)) return true
  return !isPhpArray(value) && String(value).toLowerCase().includes(wanted)
}
