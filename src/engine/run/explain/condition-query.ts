import type { NoteId, Severity } from '../../hash-path/advice/note.ts'
import type {
  Comparison,
  ExplainedFailure,
  Explanation,
} from '../../hash-path/explain/explanation.ts'
import type { Place } from '../../hash-path/explain/place.ts'

/** Where conditions on hash paths are used in workflows. */
export type ConditionKind = 'generic-if' | 'filter-generic' | 'node-filter' | 'count-if'

/** A condition as it is filled in. */
export interface ConditionQuery {
  readonly kind: ConditionKind
  /** A list for the operators that compare with several values. */
  readonly value: string | readonly string[]
  readonly operator: string
  /** The path to what is compared: in the data, for the filters in each item. */
  readonly path: string
  /** The path to the items of a filter; the other kinds have none. */
  readonly selector?: string
}

/** A condition explained. Plain and small, whatever the size of the data. */
export interface ExplainedCondition {
  readonly kind: ConditionKind
  /** The answer of an IF; null for filters, and when it failed. */
  readonly holds: boolean | null
  /** What comes out, in a sentence. */
  readonly outcome: string
  /** How many values were compared, for filters how many items. */
  readonly total: number
  readonly kept: number
  readonly dropped: number
  /** The items by verdict and reason; the most frequent first. */
  readonly groups: readonly ConditionGroup[]
  readonly notes: readonly ConditionNote[]
  /** How the path to the items (without one: to the values) went through the data. */
  readonly walk: Explanation
  /** How the path went through the first dropped item, else the first one; null for an IF. */
  readonly itemWalk: Explanation | null
  readonly failure: ExplainedFailure | null
}

export type ConditionReason =
  | 'equal'
  | 'different'
  | 'one-equal'
  | 'none-equal'
  | 'found'
  | 'nothing-found'
  | 'list-found'
  | 'single-found'
  | 'in-list'
  | 'not-in-list'
  | 'list-compared'
  | 'unknown-operator'
  | 'filter-off'

/** Items with the same verdict for the same reason. */
export interface ConditionGroup {
  readonly isKept: boolean
  readonly reason: ConditionReason
  readonly count: number
  readonly sentence: string
  readonly examples: readonly ConditionItem[]
}

/** One item (or value) that was compared. */
export interface ConditionItem {
  readonly place: Place
  readonly preview: string
  /** What the path found in it, shortened. */
  readonly found: string
  readonly sentence: string
  readonly comparison: Comparison | null
}

/** A note on one of the fields of a condition. */
export interface ConditionNote {
  readonly id: NoteId
  readonly severity: Severity
  readonly title: string
  readonly sentence: string
  readonly field: keyof Omit<ConditionQuery, 'kind'>
  /** What to fill in instead. */
  readonly fix?: { readonly title: string; readonly text: string }
}
