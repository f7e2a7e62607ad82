/** What can stand at a place of a path, in view of the data at hand. */
export interface Completion {
  readonly kind: 'key' | 'wildcard' | 'attribute' | 'operator' | 'value' | 'bracket'
  readonly label: string
  /** What is put in place of the text between `start` and `end`. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** A few words: what is there, how often. */
  readonly detail: string
  /** How many of the items looked at have it; 0 where that makes no sense. */
  readonly count: number
}

export interface Completions {
  /** The best first. */
  readonly items: readonly Completion[]
  /** Whether only the first few thousand items of the data were looked at. */
  readonly isSampled: boolean
}
