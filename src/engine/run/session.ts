import type { Compat } from '../compat.ts'
import type { EffectContext, TriggerAnswer, TriggerCall } from '../effects/context.ts'
import type { Effect } from '../effects/effect.ts'
import type { LogEntry, MispState, StoredWorkflow } from '../effects/state.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { DEFAULT_LIMITS, LimitError, type RunLimits } from './limits.ts'
import type { DebugCall, Execution, RenderedTemplate, Step } from './records.ts'

/** A background job a run left behind. */
export type Job =
  | { readonly kind: 'trigger'; readonly call: TriggerCall; readonly parent: number }
  | {
      readonly kind: 'branch'
      readonly workflowId: string
      readonly startNode: number
      readonly data: PhpMap
      readonly parent: number
    }

/** How workflows are started from inside a run; handed in, because running needs the session itself. */
export interface WorkflowStarter {
  /** Runs the workflow of a trigger. */
  readonly fire: (session: Session, call: TriggerCall) => TriggerAnswer
  /** Runs an ad-hoc workflow inline. */
  readonly runAdHoc: (session: Session, workflow: StoredWorkflow, data: PhpValue) => void
}

export interface SessionOptions {
  readonly state: MispState
  readonly compat: Compat
  readonly starter: WorkflowStarter
  readonly limits?: RunLimits | undefined
  /** The id of the user whose request started the run; null when nobody is known. */
  readonly initiator?: string | null | undefined
  /** Milliseconds from any fixed point, to time steps; without it steps take 0 ms. */
  readonly clock?: (() => number) | undefined
}

/**
 * One run and everything it causes: the simulated MISP's current state and the growing record of what happened. The
 * only thing in the engine that changes; it never leaves the run.
 */
export class Session implements EffectContext {
  readonly compat: Compat
  readonly limits: RunLimits
  readonly initiator: string | null
  readonly clock: () => number
  readonly effects: Effect[] = []
  readonly executions: Execution[] = []
  readonly steps: Step[] = []
  readonly debugCalls: DebugCall[] = []
  readonly templates: RenderedTemplate[] = []
  readonly jobs: Job[] = []
  /** A background job is at work. */
  inBackground = false
  /** How many workflows are running inside one another. */
  depth = 0
  /** The execution whose node is being executed. */
  currentExecution = 0
  #state: MispState
  readonly #firstLogRow: number
  readonly #starter: WorkflowStarter
  #visits = 0

  constructor(options: SessionOptions) {
    this.#state = options.state
    this.#firstLogRow = options.state.outbox.log.length
    this.#starter = options.starter
    this.compat = options.compat
    this.limits = options.limits ?? DEFAULT_LIMITS
    this.initiator = options.initiator ?? null
    this.clock = options.clock ?? (() => 0)
  }

  get state(): MispState {
    return this.#state
  }

  update(state: MispState): void {
    this.#state = state
  }

  record(effect: Effect): void {
    this.effects.push(effect)
  }

  log(entry: LogEntry): void {
    const { outbox } = this.#state
    this.#state = { ...this.#state, outbox: { ...outbox, log: [...outbox.log, entry] } }
  }

  /** The rows this session added to MISP's log. */
  get logRows(): readonly LogEntry[] {
    return this.#state.outbox.log.slice(this.#firstLogRow)
  }

  fire(call: TriggerCall): TriggerAnswer {
    return this.#starter.fire(this, call)
  }

  /**
   * Runs an ad-hoc workflow inline; how it ends does not matter to the caller.
   *
   * @throws PhpError when it dies
   * @throws LimitError when workflows run workflows without end
   */
  runAdHoc(workflow: StoredWorkflow, data: PhpValue): void {
    const { id: workflowId, triggerId } = workflow
    this.record({ kind: 'run-workflow', workflowId, triggerId, data })
    this.#starter.runAdHoc(this, workflow, data)
  }

  /**
   * Counts a node that was reached.
   *
   * @throws LimitError when the run has become endless for all practical purposes
   */
  countVisit(): void {
    this.#visits += 1
    if (this.#visits > this.limits.steps) {
      throw new LimitError(
        `The run was stopped after ${this.limits.steps} nodes. MISP has no such limit and would go on.`,
      )
    }
  }
}
