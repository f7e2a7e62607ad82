import type { Place } from '../explain/place.ts'

/** A path that gives selected values, and what else it gives. */
export interface Candidate {
  readonly path: string
  /** Whether it gives the selected values and no others. */
  readonly isExact: boolean
  /** How many values it gives. */
  readonly count: number
  /** How many of them were not selected. */
  readonly others: number
  /** How many selected values it does not give. */
  readonly missing: number
  /** The first few of the others. */
  readonly examples: readonly OtherValue[]
  /** Why it stands where it stands in the ranking. */
  readonly why: string
}

export interface OtherValue {
  readonly place: Place
  readonly preview: string
}

/** An exact path to one place, or why there is none. */
export type PathToPlace =
  | { readonly ok: true; readonly path: string; readonly remark: string | null }
  | { readonly ok: false; readonly reason: string }
