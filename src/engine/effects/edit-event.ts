import { EVENT_COLUMNS, pickColumns } from '../event/columns.ts'
import type { PhpMap } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import { saveEvent } from './save-event.ts'
import { textOf } from './text-of.ts'
import { unpublishEvent } from './touch.ts'

export interface EventEdit {
  readonly eventId: string
  /** The whole record as it is written: all of its columns, stale ones included. */
  readonly event: PhpMap
  /** Unpublish and give it the present as its timestamp afterwards. */
  readonly touch: boolean
  /** What is meant to change, for the sentence. */
  readonly fields: readonly string[]
}

/** Columns that a record of the roaming data can't change. */
const KEPT = ['id', 'attribute_count', 'user_id', 'sighting_timestamp']

/**
 * Writes a whole event record over the stored event, as the event model does with what the roaming data holds.
 *
 * @returns false when there is no such event, its distribution is none, or a workflow prevented the saving
 */
export function editEvent(context: EffectContext, edit: EventEdit): boolean {
  context.record({ kind: 'edit-event', ...edit })
  if (!/^[0-4]$/.test(textOf(edit.event['distribution']))) return false
  const fields = columnsOf(edit.event)
  const saved = saveEvent(context, edit.eventId, { fields, row: fields })
  if (saved && edit.touch) unpublishEvent(context, edit.eventId)
  return saved
}

function columnsOf(event: PhpMap): PhpMap {
  const columns = EVENT_COLUMNS.filter(
    (column) => Object.hasOwn(event, column) && !KEPT.includes(column),
  )
  return pickColumns(event, columns)
}
