import type { PhpValue } from '../php/value.ts'
import type { RunResult } from './records.ts'
import { startRun, type RunRequest } from './run-workflow.ts'
import type { Pause } from './walk-nodes.ts'

/** Where a run stands: before a node, or at its end. */
export type RunPosition =
  | { readonly state: 'paused'; readonly before: Pause }
  | { readonly state: 'finished'; readonly result: RunResult }

/**
 * A run that is driven from outside: step by step, from breakpoint to breakpoint, or to its end. Dropping it stops the
 * run; nothing outside has been changed by then.
 */
export class RunControl {
  readonly #run: Generator<Pause, RunResult>
  readonly #breakpoints = new Set<string>()
  #position: RunPosition

  /** Starts the run and pauses before its first node. */
  constructor(request: RunRequest) {
    this.#run = startRun(request)
    this.#position = this.#advance()
  }

  get position(): RunPosition {
    return this.#position
  }

  /** Makes `resume` pause before a node, given by its id. */
  addBreakpoint(nodeId: PhpValue): void {
    this.#breakpoints.add(String(nodeId))
  }

  removeBreakpoint(nodeId: PhpValue): void {
    this.#breakpoints.delete(String(nodeId))
  }

  /** Executes one node. */
  step(): RunPosition {
    if (this.#position.state === 'paused') this.#position = this.#advance()
    return this.#position
  }

  /**
   * Goes on to the next breakpoint or to the end.
   *
   * @param steps how many nodes at most, so that a caller can look around in between
   */
  resume(steps = Number.POSITIVE_INFINITY): RunPosition {
    for (let left = steps; left > 0; left -= 1) {
      const position = this.step()
      if (position.state === 'finished' || this.#isBreakpoint(position.before)) return position
    }
    return this.#position
  }

  #advance(): RunPosition {
    const next = this.#run.next()
    return next.done === true
      ? { state: 'finished', result: next.value }
      : { state: 'paused', before: next.value }
  }

  #isBreakpoint({ node }: Pause): boolean {
    return node !== null && this.#breakpoints.has(String(node.id))
  }
}
