import type { LogEntry, MispState } from '@/engine/effects/state'
import type { PhpMap } from '@/engine/php/value'

/**
 * What the run leaves in MISP's file `workflow-execution.log`: one line for each message of the engine, as
 * `[2026-01-31 12:00:00] Workflow(event-publish:1). message`. Log rows of others are not in that file.
 */
export function logFile(log: readonly LogEntry[], { now, workflows }: MispState): string {
  const time = new Date(now * 1000).toISOString().slice(0, 19).replace('T', ' ')
  const triggers = new Map(workflows.map(({ id, triggerId }) => [Number(id), triggerId]))
  return log
    .filter(
      ({ model, action, change }) =>
        model === 'Workflow' && action === 'execute_workflow' && change === undefined,
    )
    .flatMap(({ modelId, title }) => {
      const trigger = triggers.get(modelId)
      return trigger === undefined ? [] : [`[${time}] Workflow(${trigger}:${modelId}). ${title}\n`]
    })
    .join('')
}

/** A row of MISP's log table under the names of its columns. */
export function logRow({ model, modelId, action, title, change, description }: LogEntry): PhpMap {
  return {
    model,
    model_id: modelId,
    action,
    title,
    ...(change === undefined ? {} : { change }),
    ...(description === undefined ? {} : { description }),
  }
}
