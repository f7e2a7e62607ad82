import type { Compat } from '../compat.ts'
import type { EffectContext, TriggerAnswer } from './context.ts'
import { withOutbox } from './outbox.ts'
import type { LogEntry, MispState } from './state.ts'

/** Where effects are carried out on a state alone: nothing is recorded and no workflow is started. */
export class QuietContext implements EffectContext {
  readonly compat: Compat
  readonly initiator = null
  readonly inBackground = false
  #state: MispState

  constructor(state: MispState, compat: Compat) {
    this.#state = state
    this.compat = compat
  }

  get state(): MispState {
    return this.#state
  }

  update(state: MispState): void {
    this.#state = state
  }

  record(): void {
    // What is carried out here has been recorded where it was asked for.
  }

  log(entry: LogEntry): void {
    const { log } = this.#state.outbox
    this.#state = withOutbox(this.#state, { log: [...log, entry] })
  }

  fire(): TriggerAnswer {
    return { success: true, errors: [] }
  }
}
