import { fetchFullEvent } from '../../../event/fetch-event.ts'
import { phpTypeError } from '../../../php/errors.ts'
import { getOffset } from '../../../php/offsets.ts'
import type { ModuleContext } from '../../../run/module-context.ts'

/**
 * Replaces the roaming data by the event as it stands in MISP's database. Everything else in them is lost: filters,
 * enrichments, warnings.
 *
 * @throws PhpError when there is no such event
 */
export function reloadRoamingData(context: ModuleContext): void {
  const id = getOffset(getOffset(context.data(), 'Event'), 'id')
  const event = fetchFullEvent(context.session.state, id, context.compat)
  if (event === undefined) {
    throw phpTypeError(
      'WorkflowFormatConverterTool::convert(): Argument #1 ($data) must be of type array, null given',
    )
  }
  context.store(event)
}
