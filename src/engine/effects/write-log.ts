import type { PhpMap } from '../php/value.ts'
import { actorOf } from './actor.ts'
import type { EffectContext } from './context.ts'
import { fireIfHeard } from './fire-if-heard.ts'
import { mispTime } from './misp-time.ts'
import type { LogEntry } from './state.ts'

/** Writes a row to MISP's log as an action of whoever is at work, and fires the trigger of new log rows. */
export function writeLog(context: EffectContext, entry: LogEntry): void {
  context.log(entry)
  fireIfHeard(context, 'log-after-save', () => ({ Log: logRow(context, entry) }))
}

function logRow(context: EffectContext, entry: LogEntry): PhpMap {
  const actor = actorOf(context)
  return {
    model_id: String(entry.modelId),
    description: entry.description ?? '',
    action: entry.action,
    change: entry.change ?? '',
    changes: (entry.change ?? '').split(') => (').length - 1,
    title: entry.title,
    model: entry.model,
    user_id: actor.id,
    email: actor.email,
    org: actor.org,
    created: mispTime(context.state.now),
    ...(context.inBackground ? {} : { request_is_rest: true }),
    ip: '',
    id: String(context.state.outbox.log.length),
  }
}

/** What MISP's log says beside the change of a row: who added or changed it. `name` is put in quotes if given. */
export function describeSave(
  context: EffectContext,
  model: string,
  id: string,
  action: 'added' | 'updated',
  name?: string,
): string {
  const actor = actorOf(context)
  const quoted = name === undefined ? '' : ` "${name}"`
  return `${model}${quoted} (${id}) ${action} by User "${actor.email}" (${actor.id}).`
}
