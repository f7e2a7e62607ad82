import type { Compat } from '../compat.ts'
import type { EffectContext, TriggerAnswer, TriggerCall } from '../effects/context.ts'
import type { LogEntry, MispState } from '../effects/state.ts'
import type { Session } from './session.ts'

/** A session in which a person acts: what they do is carried out, but is no effect of a workflow. */
export class PersonContext implements EffectContext {
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  get compat(): Compat {
    return this.#session.compat
  }

  get state(): MispState {
    return this.#session.state
  }

  get initiator(): string | null {
    return this.#session.initiator
  }

  get inBackground(): boolean {
    return this.#session.inBackground
  }

  update(state: MispState): void {
    this.#session.update(state)
  }

  record(): void {
    // Only what workflows ask for is recorded; their nodes record in the session itself.
  }

  log(entry: LogEntry): void {
    this.#session.log(entry)
  }

  fire(call: TriggerCall): TriggerAnswer {
    return this.#session.fire(call)
  }
}
