import type { LogEntry } from '@/engine/effects/state.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { compareRows } from './compare-rows.ts'
import { mapsAt, textAt, withoutKeys } from './json-value.ts'
import type { Replay } from './replay.ts'
import { restCallOf } from './rest-call.ts'
import type { VolatileValues } from './volatile.ts'

/**
 * Compares the new rows of MISP's log: model, id of the row (of workflows only, others may be made up), action and title
 * letter for letter, and the change where ours tells one. Rows about the workflow's counter or an
 * API key are left out. Where a REST call fired the trigger, MISP's log also holds what the call itself did: there our rows must occur in
 * MISP's in the same order.
 */
export function compareLog(
  record: PhpMap,
  replay: Replay,
  volatile: VolatileValues,
  anyOrder: boolean,
): string | undefined {
  const ours = replay.log.filter((row) => !isOwnRecord(row.model, row.action)).map(ourRow)
  const theirs = mapsAt(record, 'log')
    .filter((row) => !isOwnRecord(textAt(row, 'model'), textAt(row, 'action')))
    .map(theirRow)
  const call = restCallOf(record)
  if (call?.isRolledBack === true) return undefined
  const comparable = call === undefined ? theirs : onlyKnown(theirs, ours, volatile)
  const aligned = comparable.map((row, index) => withChangeLike(row, ours[index], anyOrder))
  return compareRows('log', aligned, anyOrder ? ours.map(withoutChange) : ours, volatile, anyOrder)
}

/** MISP notes the workflow's counter and the last use of the recorder's API key. */
function isOwnRecord(model: string, action: string): boolean {
  return action === 'edit' && ['Workflow', 'AuthKey'].includes(model)
}

function ourRow({ model, modelId, action, title, change }: LogEntry): PhpMap {
  return {
    model,
    ...(model === 'Workflow' ? { model_id: modelId } : {}),
    action,
    title,
    ...(change === undefined ? {} : { change }),
  }
}

function theirRow(row: PhpMap): PhpMap {
  const model = textAt(row, 'model')
  return {
    model,
    ...(model === 'Workflow' ? { model_id: getOffset(row, 'model_id') } : {}),
    action: textAt(row, 'action'),
    title: textAt(row, 'title'),
    ...('change' in row ? { change: textAt(row, 'change') } : {}),
  }
}

function withoutChange(row: PhpMap): PhpMap {
  return withoutKeys(row, ['change'])
}

function withChangeLike(row: PhpMap, ours: PhpMap | undefined, anyOrder: boolean): PhpMap {
  return anyOrder || ours === undefined || !('change' in ours) ? withoutChange(row) : row
}

/** The rows of theirs up to which ours occur in the same order, without those that are none of ours. */
function onlyKnown(
  theirs: readonly PhpMap[],
  ours: readonly PhpMap[],
  volatile: VolatileValues,
): readonly PhpMap[] {
  let next = 0
  return theirs.filter((row) => {
    const wanted = ours[next]
    // Rows under id 0 are written by whoever fired the trigger.
    const isOfEngine = row['model'] === 'Workflow' && row['model_id'] !== 0
    const isNext =
      wanted !== undefined &&
      volatile.compare(withoutChange(row), withoutChange(wanted)) === undefined
    if (isNext) next += 1
    return isNext || isOfEngine
  })
}
