/** One thing that was checked. */
export interface CheckResult {
  /** What is asked for, as a sentence. */
  readonly say: string
  readonly passes: boolean
  /** What was found instead; empty when it passes. */
  readonly found: string
}

/** Checks that belong together: those on one event, or those of the answer itself. */
export interface CheckGroup {
  /** What they were made on; empty for the answer itself. */
  readonly name: string
  /** Made on data that the learner does not see. */
  readonly isHidden: boolean
  readonly results: readonly CheckResult[]
}

/** What checking an answer gave. */
export interface Verdict {
  readonly passes: boolean
  readonly groups: readonly CheckGroup[]
}

/** @param groups those without any result are left out */
export function verdictOf(groups: readonly CheckGroup[]): Verdict {
  const told = groups.filter(({ results }) => results.length > 0)
  return {
    passes: told.every(({ results }) => results.every(({ passes }) => passes)),
    groups: told,
  }
}
