import { getOffset } from '../php/offsets.ts'
import type { EffectContext } from './context.ts'
import { textOf } from './text-of.ts'

/** Who MISP's log names for what happens. */
export interface Actor {
  readonly id: string
  readonly email: string
  /** The name of the organisation. */
  readonly org: string
}

const SYSTEM: Actor = { id: '0', email: 'SYSTEM', org: 'SYSTEM' }

/** The user whose request is at work; `SYSTEM` in background jobs and when nobody is known. */
export function actorOf({ state, initiator, inBackground }: EffectContext): Actor {
  if (inBackground || initiator === null) return SYSTEM
  const user = state.users.find((row) => textOf(row['id']) === initiator)
  if (user === undefined) return SYSTEM
  const org = state.organisations.find((row) => textOf(row['id']) === textOf(user['org_id']))
  return {
    id: initiator,
    email: textOf(user['email']),
    org: textOf(getOffset(org, 'name')),
  }
}
