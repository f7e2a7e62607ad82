import type { Compat } from '../compat.ts'
import type { PhpValue } from '../php/value.ts'
import type { Effect } from './effect.ts'
import type { LogEntry, MispState } from './state.ts'

/** The log row MISP writes when a trigger's workflow fails. */
export interface TriggerLogging {
  readonly model: string
  readonly action: string
  readonly id: number
  readonly message?: string
}

/** Something happens in MISP that may start a workflow. */
export interface TriggerCall {
  readonly triggerId: string
  readonly data: PhpValue
  readonly logging?: TriggerLogging | undefined
}

/** What the caller of a trigger learns: whether it may go on, and why not. */
export interface TriggerAnswer {
  readonly success: boolean
  readonly errors: readonly string[]
}

/**
 * Where effects are carried out: holds the current state of the simulated MISP, hears of every effect, and fires the
 * triggers that MISP would fire on the way.
 */
export interface EffectContext {
  readonly compat: Compat
  readonly state: MispState
  /** The id of the user whose request this is; null when nobody is known. */
  readonly initiator: string | null
  /** A background job is at work: MISP's log then names `SYSTEM` as the user. */
  readonly inBackground: boolean
  /** Replaces the current state. */
  update(state: MispState): void
  /** Notes an effect a workflow asked for. */
  record(effect: Effect): void
  /** Appends a row to MISP's log. */
  log(entry: LogEntry): void
  fire(call: TriggerCall): TriggerAnswer
}
