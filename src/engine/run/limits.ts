/** Bounds that MISP does not have: a run must end whatever the workflow is. */
export interface RunLimits {
  /** Nodes executed or passed in all executions of a run together. */
  readonly steps: number
  /** How deep workflows may fire workflows while they run. */
  readonly depth: number
  /** Background jobs (concurrent branches, non-blocking triggers) carried out after a run. */
  readonly jobs: number
}

export const DEFAULT_LIMITS: RunLimits = { steps: 100_000, depth: 8, jobs: 200 }

/** A run reached one of our own bounds, where MISP would go on. */
export class LimitError extends Error {
  override readonly name = 'LimitError'
}
