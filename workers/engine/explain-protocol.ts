import type { Completions } from '@/engine/hash-path/complete/completion'
import type { Note } from '@/engine/hash-path/advice/note'
import type { DroppedItem, Explanation, StepItem } from '@/engine/hash-path/explain/explanation'
import type { Place } from '@/engine/hash-path/explain/place'
import type { Candidate, PathToPlace } from '@/engine/hash-path/find/candidate'
import type { DataForm, PathMode } from './protocol'

/** A path to be explained on the loaded data. */
export interface ExplainQuery {
  readonly path: string
  readonly mode: PathMode
  readonly form: DataForm
}

/** There is nothing that could be looked at: nothing loaded, or no event in what was loaded. */
export interface NoData {
  readonly outcome: 'no-data'
}

export type ExplainAnswer =
  | {
      readonly outcome: 'explained'
      /** Names this explanation in later questions about it. */
      readonly id: number
      readonly explanation: Explanation
    }
  | NoData

/** Part of a list that may be long. */
export interface Page<Item> {
  readonly start: number
  readonly total: number
  readonly items: readonly Item[]
}

export type StepItemPage = Page<StepItem>
export type DroppedItemPage = Page<DroppedItem>
export type PlacePage = Page<Place>

export interface FindQuery {
  readonly form: DataForm
  readonly places: readonly Place[]
}

export type FindAnswer =
  { readonly outcome: 'found'; readonly candidates: readonly Candidate[] } | NoData

export interface PathToQuery {
  readonly form: DataForm
  readonly place: Place
}

export type PathToAnswer = PathToPlace | null

export interface CompleteQuery {
  readonly path: string
  readonly cursor: number
  readonly form: DataForm
}

export type CompleteAnswer = Completions

export interface AdviseQuery {
  readonly path: string
  readonly mode: PathMode
  readonly form: DataForm
}

export type AdviseAnswer = readonly Note[]
