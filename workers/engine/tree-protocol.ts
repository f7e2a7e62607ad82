import type { Place, PlaceKey } from '@/engine/hash-path/explain/place'
import type { ValueKind } from '@/formats/json/json-kinds'
import type { DataForm } from './protocol'

/** One entry of an object or list, as a line of a tree. */
export interface TreeNode {
  readonly key: PlaceKey
  readonly kind: ValueKind
  /** The value itself, shortened. */
  readonly preview: string
  /** How many entries it has; 0 for what is no object or list. */
  readonly count: number
  /** Whether a result has this value, or something inside of it. */
  readonly mark: 'found' | 'inside' | null
}

/** Asks for some of the entries of what stands at a place. */
export interface ChildrenQuery {
  readonly form: DataForm
  readonly place: Place
  readonly start: number
  /** The result whose values are marked; null for none. */
  readonly result: number | null
}

/** Some of the entries of an object or list. */
export interface TreePage {
  readonly total: number
  readonly nodes: readonly TreeNode[]
}

/** One step of the way to a place through a tree. */
export interface RouteStep {
  /** The number of the entry among those beside it. */
  readonly index: number
  readonly key: PlaceKey
  /** How many entries it has itself. */
  readonly count: number
}

/** What a search found. */
export interface TreeSearch {
  /** Names this search in later questions about it. */
  readonly id: number
  readonly count: number
  /** False: there is more, but the search stops at that many. */
  readonly isComplete: boolean
}

/** A chosen value, as it is shown. */
export interface ShownValue {
  readonly place: Place
  readonly preview: string
}

/** Values that are touched by selected text. */
export interface SelectedValues {
  readonly values: readonly ShownValue[]
  /** Whether there are more than are given. */
  readonly isCut: boolean
}

/** Entries of one page of a tree. */
export const nodesPerPage = 100

/** A search stops at this many hits. */
export const maxHits = 10_000

/** As many values can be chosen at once. */
export const maxChosen = 2_000
