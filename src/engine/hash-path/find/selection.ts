import { readPlace, type Place, type PlaceKey } from '../explain/place.ts'
import type { PhpValue } from '../../php/value.ts'

/** Selected places as a tree of their keys. */
export class PlaceTree {
  /** Made when needed: most nodes are selected values, with nothing behind them. */
  #children: Map<PlaceKey, PlaceTree> | undefined
  #isSelected = false

  static of(places: readonly Place[]): PlaceTree {
    const root = new PlaceTree()
    for (const place of places) root.add(place)
    return root
  }

  /** Whether this very place is selected. */
  get isSelected(): boolean {
    return this.#isSelected
  }

  /** Selects a place; whether it was not selected before. */
  add(place: Place): boolean {
    const node = place.reduce<PlaceTree>((parent, key) => parent.#grow(key), this)
    const isNew = !node.#isSelected
    node.#isSelected = true
    return isNew
  }

  /** What is selected behind a key; undefined when nothing is. A value that is its own list stays where it is. */
  child(key: PlaceKey | null): PlaceTree | undefined {
    return key === null ? this : this.#children?.get(key)
  }

  #grow(key: PlaceKey): PlaceTree {
    this.#children ??= new Map()
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
  const known = new PlaceTree()
  return places.filter(
    (place) => place.length > 0 && readPlace(data, place) !== undefined && known.add(place),
  )
}

/** Places that a single path with wildcards can lead to: as many keys, lists at the same levels. */
export function groupByShape(places: readonly Place[]): Place[][] {
  const groups = new Map<string, Place[]>()
  for (const place of places) {
    let shape = ''
    for (const key of place) shape += typeof key === 'number' ? '#' : '.'
    const group = groups.get(shape)
    if (group === undefined) groups.set(shape, [place])
    else group.push(place)
  }
  return [...groups.values()]
}
