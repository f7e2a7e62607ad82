import { readPlace, type Place, type PlaceKey } from '../explain/place.ts'
import type { PhpValue } from '../../php/value.ts'

/** Selected places as a tree of their keys. */
export class PlaceTree {
  readonly #children = new Map<PlaceKey, PlaceTree>()

  static of(places: readonly Place[]): PlaceTree {
    const root = new PlaceTree()
    for (const place of places) {
      let node = root
      for (const key of place) node = node.#grow(key)
    }
    return root
  }

  /** What is selected behind a key; undefined when nothing is. */
  child(key: PlaceKey | null): PlaceTree | undefined {
    return key === null ? this : this.#children.get(key)
  }

  #grow(key: PlaceKey): PlaceTree {
    let child = this.#children.get(key)
    if (child === undefined) {
      child = new PlaceTree()
      this.#children.set(key, child)
    }
    return child
  }
}

/** The places where there is something, each once. */
export function existingPlaces(data: PhpValue, places: readonly Place[]): Place[] {
  const known = new Map<string, Place>()
  for (const place of places) {
    if (place.length > 0 && readPlace(data, place) !== undefined)
      known.set(JSON.stringify(place), place)
  }
  return [...known.values()]
}

/** Places that a single path with wildcards can lead to: as many keys, lists at the same levels. */
export function groupByShape(places: readonly Place[]): Place[][] {
  const groups = new Map<string, Place[]>()
  for (const place of places) {
    const shape = place.map((key) => (typeof key === 'number' ? '#' : '.')).join('')
    const group = groups.get(shape)
    if (group === undefined) groups.set(shape, [place])
    else group.push(place)
  }
  return [...groups.values()]
}
