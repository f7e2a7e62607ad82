import { findEventRow } from '../event/stored-events.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import { announceAttribute } from './attribute-triggers.ts'
import { newUuid } from './next-id.ts'
import { saveEvent } from './save-event.ts'
import { changeAttribute, changeObject, findStoredAttribute } from './stored-rows.ts'
import { textOf } from './text-of.ts'
import { describeSave, writeLog } from './write-log.ts'

/** What unpublishing does beside. */
export interface UnpublishOptions {
  /** Sets the event's `proposal_email_lock` free. */
  readonly freesProposalLock?: boolean
  /**
   * The event's row as the caller loaded it earlier: MISP's log then tells how the database has moved on since. By an
   * id alone MISP unpublishes without a word.
   */
  readonly staleRow?: PhpMap | undefined
}

/** Makes an event unpublished with the present as its timestamp; false when it is not there or may not be saved. */
export function unpublishEvent(
  context: EffectContext,
  eventId: PhpValue,
  { freesProposalLock, staleRow }: UnpublishOptions = {},
): boolean {
  const before = findEventRow(context.state, eventId)
  if (before === undefined) return false
  const timestamp = String(context.state.now)
  const fields = {
    published: false,
    timestamp,
    ...(freesProposalLock === true ? { proposal_email_lock: false } : {}),
  }
  return saveEvent(context, eventId, {
    fields,
    row: { ...(staleRow ?? before), ...fields, published: 0, unpublishAction: true },
    silent: staleRow === undefined,
  })
}

/** What a change of its tags does to an attribute: new timestamps for it and its object, its event unpublished. */
export function touchAttribute(context: EffectContext, attributeId: PhpValue): boolean {
  const found = findStoredAttribute(context.state, attributeId)
  if (found === undefined) return false
  const timestamp = String(context.state.now)
  context.update(
    changeAttribute(context.state, attributeId, (attribute) => ({ ...attribute, timestamp })),
  )
  announceAttribute(context, attributeId, 'edit')
  if (found.object !== undefined) touchObject(context, found.object)
  return unpublishEvent(context, found.eventId)
}

/**
 * Gives an object the present as its timestamp. MISP's log tells of changes that never happen: it compares with a
 * record whose template version and uuid were filled in anew.
 */
export function touchObject(context: EffectContext, object: PhpMap): void {
  const id = textOf(object['id'])
  const timestamp = String(context.state.now)
  context.update(changeObject(context.state, id, (row) => ({ ...row, timestamp })))
  const version = textOf(object['template_version'])
  const versionChange = version === '1' ? '' : `template_version (${version}) => (1), `
  const place = `objects-log-${context.state.outbox.log.length}`
  writeLog(context, {
    model: 'Object',
    modelId: Number(id),
    action: 'edit',
    title: textOf(object['name']),
    change: `${versionChange}uuid (${textOf(object['uuid'])}) => (${newUuid(place, id)})`,
    description: describeSave(context, 'Object', id, 'updated'),
  })
}
