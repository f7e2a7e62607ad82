import type { PhpMap } from '../php/value.ts'
import { changeText } from './change-text.ts'
import type { EffectContext } from './context.ts'
import { isUuid } from './is-uuid.ts'
import { mispTime } from './misp-time.ts'
import { takeId } from './next-id.ts'
import { describeSave, writeLog } from './write-log.ts'
import { textOf } from './text-of.ts'

/** Adds an event's uuid to the blocklist; an entry that is there already or has no valid uuid is silently left out. */
export function blockEvent(context: EffectContext, entry: PhpMap): void {
  context.record({ kind: 'block-event', entry })
  const uuid = textOf(entry['event_uuid'])
  const isKnown = context.state.eventBlocklist.some((row) => textOf(row['event_uuid']) === uuid)
  if (isKnown || !isUuid(uuid)) return
  const id = takeId(context, 'blocklist')
  const row = { ...entry, created: mispTime(context.state.now) }
  const eventBlocklist = [...context.state.eventBlocklist, { id, ...row }]
  context.update({ ...context.state, eventBlocklist })
  writeLog(context, {
    model: 'EventBlocklist',
    modelId: Number(id),
    action: 'add',
    title: `EventBlocklist (${id})`,
    change: changeText(undefined, row),
    description: describeSave(context, 'EventBlocklist', id, 'added'),
  })
}
