import type { PhpValue } from '../../php/value.ts'
import type { PlaceKey } from './place.ts'

/**
 * Values found by a step, each with where it comes from. Three lists side by side, as a step of a big event has 100,000
 * items and places are asked for a few of them only.
 */
export class ItemList {
  readonly values: PhpValue[] = []
  /** For each value the number of the item in the step before from which it was reached. */
  readonly parents: number[] = []
  /** For each value its key there; null for a value that was taken for a list of itself. */
  readonly keys: (PlaceKey | null)[] = []

  /** The list a walk starts with. */
  static of(value: PhpValue): ItemList {
    const list = new ItemList()
    list.add(value, 0, null)
    return list
  }

  get count(): number {
    return this.values.length
  }

  add(value: PhpValue, parent: number, key: PlaceKey | null): void {
    this.values.push(value)
    this.parents.push(parent)
    this.keys.push(key)
  }

  /** Adds an item of another list of the same step. */
  addFrom(other: ItemList, index: number): void {
    this.add(other.values[index] ?? null, other.parents[index] ?? 0, other.keys[index] ?? null)
  }
}
