import { getOffset } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { Compat } from '../compat.ts'
import { getFilteredData } from './label-filters.ts'

/**
 * The data that travels along a workflow. One object is shared by all nodes of a run, so what one branch changes the
 * branches walked later see. The values inside are never changed in place: `store` swaps the whole.
 */
export class RoamingData {
  readonly #compat: Compat
  #stored: PhpMap
  /** The filtered view of `#stored`, computed when first asked for. */
  #filtered: PhpMap | undefined

  constructor(data: PhpMap, compat: Compat) {
    this.#stored = data
    this.#compat = compat
  }

  /** The data as it is kept, label filters not applied. */
  get stored(): PhpMap {
    return this.#stored
  }

  /**
   * The data as modules see it: every enabled label filter applied in turn.
   *
   * @throws PhpError where a filter's path hits a value PHP can't walk through
   */
  filtered(): PhpMap {
    this.#filtered ??= getFilteredData(this.#stored, this.#compat)
    return this.#filtered
  }

  store(data: PhpMap): void {
    this.#stored = data
    this.#filtered = undefined
  }

  /** A root key of the stored data; null when missing. */
  get(key: string): PhpValue {
    return getOffset(this.#stored, key)
  }
}
