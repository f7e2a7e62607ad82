import type { PhpList, PhpValue } from '../../php/value.ts'
import { isPhpArray } from '../../php/array.ts'
import { parsePath } from '../parse-path.ts'
import { DropRecorder } from '../explain/drop-recorder.ts'
import { ItemList } from '../explain/item-list.ts'
import { keepPassing } from '../explain/keep-passing.ts'
import { reachByKey } from '../explain/reach-by-key.ts'

const MOST_ITEMS = 3_000

/** Items that the beginning of a path leads to. */
export interface Sample {
  readonly items: PhpList
  /** Whether there may be more: only the first few thousand items of each step were followed. */
  readonly isCut: boolean
}

/**
 * The items that the beginning of a path leads to, as the walk of the whole path would see them.
 *
 * @param path up to and without the dot or bracket behind it
 */
export function sampleItems(data: PhpValue, path: string): Sample {
  if (!isPhpArray(data)) return { items: [], isCut: false }
  let list = ItemList.of(data)
  let isCut = false
  for (const token of parsePath(`${path}.{n}`).tokens.slice(0, -1)) {
    const unused = new DropRecorder()
    const reached = reachByKey(list, token, false, unused)
    const kept =
      token.conditions === undefined ? reached : keepPassing(reached, token.conditions, unused).kept
    isCut ||= kept.count > MOST_ITEMS
    list = firstOf(kept)
  }
  return { items: list.values, isCut }
}

function firstOf(list: ItemList): ItemList {
  if (list.count <= MOST_ITEMS) return list
  const first = new ItemList()
  for (let index = 0; index < MOST_ITEMS; index++) first.addFrom(list, index)
  return first
}
