import type { Note } from '../advice/note.ts'
import type { Place } from './place.ts'

/** The two ways in which MISP reads a path. */
export type PathMode = 'extract' | 'get'

/** A path explained, token by token. Plain and small, whatever the size of the data. */
export interface Explanation {
  readonly path: string
  readonly mode: PathMode
  /** How MISP reads this kind of path, in one sentence. */
  readonly reading: string
  readonly steps: readonly Step[]
  /** What comes out in the end, in one sentence. */
  readonly outcome: string
  /** How many entries the result has: the items of a list or object; 1 for a single value, 0 for nothing. */
  readonly count: number
  /** All notes: those of the steps and those on the path as a whole, in the order of their place in the path. */
  readonly notes: readonly Note[]
  /** Why the walk ended early; the steps from there on are missing. */
  readonly failure: ExplainedFailure | null
}

/** An error on the way. */
export interface ExplainedFailure {
  /** The step in which it happened; null before the first one. */
  readonly step: number | null
  /** The error MISP meets too, or what this page can't compute. */
  readonly kind: 'php-error' | 'unsupported-regex' | 'unsupported-path'
  /** The error's own text. */
  readonly message: string
  /** What it means, for somebody who knows no PHP. */
  readonly sentence: string
  /** The item at which it happened. */
  readonly place: Place | null
}

/** What one token did. */
export interface Step {
  readonly index: number
  readonly text: string
  /** Where the token stands in the path. */
  readonly start: number
  readonly end: number
  /** What the token means, in words. */
  readonly meaning: string
  readonly itemsIn: number
  /** How many items the key part leads to, before any conditions. */
  readonly reached: number
  readonly itemsOut: number
  /** Items that ended here, by reason; the most frequent first. */
  readonly drops: readonly Drop[]
  readonly notes: readonly Note[]
}

/** Why an item ended at a token. The first nine end at the key part, the others at the brackets. */
export type DropReason =
  | 'key-missing'
  | 'list-has-no-keys'
  | 'scalar-has-no-keys'
  | 'null-has-no-keys'
  | 'empty-array'
  | 'no-numeric-keys'
  | 'no-text-keys'
  | 'index-missing'
  | 'null-value'
  | 'not-an-array'
  | 'attribute-missing'
  | 'attribute-null'
  | 'condition-false'
  | 'regex-no-match'
  | 'regex-refused'

/** Items that ended at a token for the same reason. */
export interface Drop {
  readonly reason: DropReason
  readonly count: number
  /** The reason in words, for all of them. */
  readonly sentence: string
  /** The condition that failed, by its place in the path. */
  readonly condition: ConditionPlace | null
  /** The first few of them. */
  readonly examples: readonly DroppedItem[]
  /**
   * The values that failed the condition, or the keys that were there instead; the most frequent first. Counted over the
   * first 2,000 of them.
   */
  readonly frequent: readonly FrequentValue[]
}

export interface ConditionPlace {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A value and how often it occurs. */
export interface FrequentValue {
  readonly text: string
  readonly count: number
}

/** One item that ended at a token. */
export interface DroppedItem {
  readonly place: Place
  /** The value itself, shortened. */
  readonly preview: string
  /** Why it ended, with its own values. */
  readonly sentence: string
  readonly comparison: Comparison | null
}

/** One item that a step gave. */
export interface StepItem {
  readonly place: Place
  /** The value itself, shortened. */
  readonly preview: string
}

/** How PHP compared two values. */
export interface Comparison {
  readonly left: ComparedValue
  readonly operator: string
  readonly right: ComparedValue
  readonly as: ComparedAs
  readonly holds: boolean
  /** In words: “"10" and "1e1" are both numbers, so they are compared as numbers: 10 = 10”. */
  readonly sentence: string
}

export interface ComparedValue {
  /** The value as JSON, shortened. */
  readonly text: string
  readonly type: ValueType
}

export type ValueType = 'text' | 'number' | 'boolean' | 'null' | 'list' | 'object'

/** What the two values were compared as. */
export type ComparedAs =
  'numbers' | 'texts' | 'booleans' | 'null-as-empty-text' | 'array-is-greater' | 'arrays' | 'regex'
