import type { MispVersion } from '@/engine/compat'
import type { Completions } from '@/engine/hash-path/complete/completion'
import type { DroppedItem, Explanation, StepItem } from '@/engine/hash-path/explain/explanation'
import type { Page } from '@/engine/hash-path/explain/inspect-step'
import type { Place } from '@/engine/hash-path/explain/place'
import type { Candidate, PathToPlace } from '@/engine/hash-path/find/candidate'
import type {
  ConditionItem,
  ConditionQuery,
  ExplainedCondition,
} from '@/engine/run/explain/condition-query'
import type { DataForm, PathMode } from './protocol'

/** A path and the data it is asked about. */
export interface ExplainQuery {
  readonly path: string
  readonly mode: PathMode
  readonly form: DataForm
}

/** Nothing is loaded, or there is no event in it that could be normalised. */
export interface NoData {
  readonly outcome: 'no-data'
}

export type ExplainAnswer =
  | {
      readonly outcome: 'explained'
      /** Names this explanation in later questions about it. */
      readonly id: number
      readonly explanation: Explanation
      readonly milliseconds: number
    }
  | NoData

export type StepItemPage = Page<StepItem>
/** Asks for items that a step dropped: `drop` is the number of the reason among the step's drops. */
export interface DroppedItemsQuery {
  readonly id: number
  readonly step: number
  readonly drop: number
  readonly start: number
  readonly count: number
}

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

export type PathToAnswer = ({ readonly outcome: 'path' } & PathToPlace) | NoData

export interface CompleteQuery {
  readonly path: string
  readonly cursor: number
  readonly form: DataForm
}

export type CompleteAnswer = ({ readonly outcome: 'completed' } & Completions) | NoData

export interface ConditionRequest {
  readonly form: DataForm
  readonly condition: ConditionQuery
  /** The MISP version whose rules count; the newest known by default. */
  readonly version?: MispVersion
}

export type ConditionAnswer =
  | {
      readonly outcome: 'explained'
      /** Names this condition in later questions about it. */
      readonly id: number
      readonly condition: ExplainedCondition
    }
  | NoData

export type ConditionItemPage = Page<ConditionItem>
