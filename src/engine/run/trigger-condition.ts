import type { GraphNode } from '../graph/model.ts'
import type { TriggerModule } from '../modules/module.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpValue } from '../php/value.ts'
import { parametersOf } from '../modules/parameters-of.ts'
import type { Session } from './session.ts'

/**
 * Whether the trigger's own condition (if it has one) lets the workflow go on. It looks at the data as it was before
 * normalisation; a parameter that was never saved has its default.
 */
export function triggerConditionHolds(
  session: Session,
  node: GraphNode | null,
  trigger: TriggerModule,
  data: PhpValue,
): boolean {
  if (trigger.condition === undefined) return true
  const declared = parametersOf(trigger.declaration, session)
  return trigger.condition(data, (id) => {
    const saved = getOffset(node?.parameters, id)
    return saved ?? declared.find((parameter) => parameter.id === id)?.default ?? ''
  })
}
