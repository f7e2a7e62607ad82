import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { mapAt, textAt } from './json-value.ts'
import type { Replay } from './replay.ts'
import { restCallOf, type RestCall } from './rest-call.ts'
import type { VolatileValues } from './volatile.ts'

/**
 * Compares MISP's answer. To `executeWorkflow`: success and outcome, or HTTP 500 where PHP died. To a REST call that fired
 * a trigger: whether it died, and whether it was refused.
 */
export function compareResult(
  record: PhpMap,
  replay: Replay,
  volatile: VolatileValues,
): string | undefined {
  const result = mapAt(record, 'result')
  const call = restCallOf(record)
  if (call !== undefined) return compareCall(result, call, replay)
  if ('httpStatus' in result) return expectDeath(result, replay)
  return replay.answer === null
    ? `result: expected ${JSON.stringify(result)}, ${causeOfDeath(replay)}`
    : volatile.compare(result, replay.answer, ['result'])
}

/** Some calls have no page to show as JSON: MISP answers 500 after all is done. */
const DONE_BUT_NOT_SHOWN = '[MissingViewException]'

function compareCall(result: PhpMap, call: RestCall, replay: Replay): string | undefined {
  const status = getOffset(result, 'httpStatus')
  const isShown = !textAt(result, 'serverError').startsWith(DONE_BUT_NOT_SHOWN)
  if (status === 500 && isShown) return expectDeath(result, replay)
  if (replay.answer === null) return `result: expected HTTP ${status}, ${causeOfDeath(replay)}`
  // Queries and jobs that a workflow stopped do not show in the answer.
  if (call.enriches || call.inBackground) return undefined
  const went = status === 200
  return went === replay.answer.success
    ? undefined
    : `result: expected HTTP ${status}, the call was ${went ? 'refused' : 'carried out'}`
}

function expectDeath(result: PhpMap, { answer }: Replay): string | undefined {
  if (answer === null) return undefined
  return `result: expected HTTP 500 (${textAt(result, 'serverError')}), got ${JSON.stringify(answer)}`
}

function causeOfDeath({ executions }: Replay): string {
  const died = executions.find(({ fatal }) => fatal !== undefined)
  return `PHP died of ${died?.fatal?.message ?? 'nothing known'}`
}
