import type { PhpValue } from '../../php/value.ts'
import type { ItemList } from '../explain/item-list.ts'
import type { Place, PlaceKey } from '../explain/place.ts'
import { placeOfKept, tracePath, type PathTrace } from '../explain/trace.ts'
import { PlaceTree } from './selection.ts'

/** One part of a pattern: a name, or a wildcard with the items it goes to. */
export interface Level {
  readonly token: string
  readonly isWildcard: boolean
  readonly items: ItemList
  /** For each item 1 if something of the selection is in it. */
  readonly selected: Uint8Array
}

/** A path with wildcards wherever selected places differ, walked through the data. */
export interface Pattern {
  readonly levels: readonly Level[]
  readonly trace: PathTrace
  /** The values it gives, and for each 1 if it was selected. */
  readonly leaves: ItemList
  readonly selected: Uint8Array
  readonly placeOf: (leaf: number) => Place
}

/**
 * The most general path for places of one shape: list items become {n}, names that differ become {s}.
 *
 * @returns undefined when a name can't be written in a path
 */
export function patternOf(data: PhpValue, places: readonly Place[]): Pattern | undefined {
  const tokens = places[0]?.map((_, level) => tokenAt(places, level)) ?? []
  if (!tokens.every((token) => token !== undefined) || tokens.length === 0) return undefined
  const path = tokens.join('.')
  if (!path.includes('{')) return undefined
  const trace = tracePath(data, path, 'extract')
  const last = trace.steps.at(-1)
  if (trace.failure !== undefined || last === undefined) return undefined
  const levels = levelsOf(trace, places)
  const selected = levels.at(-1)?.selected ?? new Uint8Array()
  return {
    levels,
    trace,
    leaves: last.kept,
    selected,
    placeOf: (leaf) => placeOfKept(trace, trace.steps.length - 1, leaf),
  }
}

function tokenAt(places: readonly Place[], level: number): string | undefined {
  const first = places[0]?.[level]
  if (typeof first === 'number') return '{n}'
  const isShared = places.every((place) => place[level] === first)
  if (!isShared) return '{s}'
  return first !== undefined && /^[^.[\]{}\s]+$/.test(first) && !/^[\d.+-]/.test(first)
    ? first
    : undefined
}

function levelsOf(trace: PathTrace, places: readonly Place[]): Level[] {
  const levels: Level[] = []
  let trees: (PlaceTree | undefined)[] = [PlaceTree.of(places)]
  for (const { token, kept } of trace.steps) {
    const before = trees
    trees = kept.keys.map((key, index) => before[kept.parents[index] ?? 0]?.child(key))
    levels.push({
      token: token.text,
      isWildcard: token.kind === 'number' || token.kind === 'text',
      items: kept,
      selected: Uint8Array.from(trees, (tree) => Number(tree !== undefined)),
    })
  }
  return levels
}

/** The key that all selected items of a level share; undefined when they differ. */
export function sharedKey({ items, selected }: Level): PlaceKey | undefined {
  let shared: PlaceKey | undefined
  for (const [index, key] of items.keys.entries()) {
    if (selected[index] !== 1 || key === null) continue
    if (shared !== undefined && shared !== key) return undefined
    shared = key
  }
  return shared
}
