import { fetchEvent } from '../event/fetch-event.ts'
import { findEventRow } from '../event/stored-events.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpValue } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import { fireIfHeard } from './fire-if-heard.ts'
import { saveEvent } from './save-event.ts'
import { wholeNumberOf } from './text-of.ts'

/** What came of publishing: done, no such event, or a workflow said no (with its reasons). */
export type PublishResult =
  { readonly published: true } | { readonly published: false; readonly reason: string | undefined }

/**
 * Publishes an event: the workflow of `event-publish` is asked first, then flag and time are saved. Servers to push to
 * are not simulated.
 */
export function publishEvent(context: EffectContext, eventId: PhpValue): PublishResult {
  context.record({ kind: 'publish-event', eventId: toPhpString(eventId) })
  if (findEventRow(context.state, eventId) === undefined) {
    return { published: false, reason: undefined }
  }
  const answer = fireIfHeard(
    context,
    'event-publish',
    () => fetchEvent(context.state, eventId, context.compat),
    {
      model: 'Event',
      action: 'publish',
      id: wholeNumberOf(eventId),
      message: 'Publishing stopped by a blocking workflow.',
    },
  )
  if (!answer.success) return { published: false, reason: answer.errors.join(', ') }
  const fields = { published: true, publish_timestamp: String(context.state.now) }
  const saved = saveEvent(context, eventId, { fields })
  return saved ? { published: true } : { published: false, reason: undefined }
}
