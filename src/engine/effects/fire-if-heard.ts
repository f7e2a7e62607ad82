import type { PhpValue } from '../php/value.ts'
import type { EffectContext, TriggerAnswer, TriggerLogging } from './context.ts'

const NOBODY_LISTENS: TriggerAnswer = { success: true, errors: [] }

/**
 * Fires a trigger whose data is only put together when a workflow listens to it: saving ten thousand attributes must
 * not build ten thousand records that nobody reads. A record that is gone by then is an empty one.
 */
export function fireIfHeard(
  context: EffectContext,
  triggerId: string,
  data: () => PhpValue | undefined,
  logging?: TriggerLogging,
): TriggerAnswer {
  const listens = context.state.workflows.some((workflow) => workflow.triggerId === triggerId)
  if (!listens) return NOBODY_LISTENS
  return context.fire({ triggerId, data: data() ?? {}, logging })
}
