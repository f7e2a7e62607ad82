import { workflowLimits } from './limits'

/**
 * What MISP makes of it: `unreadable` – nothing of it can be used; `refused` – MISP does not save it; `crashes` – MISP
 * saves it and answers HTTP 500, or a background job dies, when it gets there; `works` – MISP takes it.
 */
export type ProblemSeverity = 'unreadable' | 'refused' | 'crashes' | 'works'

/** Something wrong with a workflow file, in words for the user. */
export interface WorkflowProblem {
  readonly severity: ProblemSeverity
  /** A JSON path such as `$.Workflow.data["3"]`, or line and column when the text is no JSON. */
  readonly where: string
  readonly what: string
  readonly todo: string
}

/** Collects what is wrong. A broken file can have a fault in every node: from some point on they are only counted. */
export class ProblemList {
  readonly #problems: WorkflowProblem[] = []
  #more = 0

  add(severity: ProblemSeverity, where: string, what: string, todo: string): void {
    if (this.#problems.length < workflowLimits.problems) {
      this.#problems.push({ severity, where, what, todo })
    } else this.#more += 1
  }

  get all(): readonly WorkflowProblem[] {
    if (this.#more === 0) return this.#problems
    const more: WorkflowProblem = {
      severity: 'works',
      where: '$',
      what: `There are ${this.#more} more remarks of this kind.`,
      todo: 'Correct those above and open the file again.',
    }
    return [...this.#problems, more]
  }
}
