import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { mapAt } from './json-value.ts'
import type { Replay } from './replay.ts'
import type { VolatileValues } from './volatile.ts'

/** Compares MISP's answer to `executeWorkflow`: success and outcome, or HTTP 500 where PHP died. */
export function compareResult(
  record: PhpMap,
  { answer, executions }: Replay,
  volatile: VolatileValues,
): string | undefined {
  const result = mapAt(record, 'result')
  if ('httpStatus' in result) {
    return answer === null
      ? undefined
      : `result: expected HTTP 500 (${String(getOffset(result, 'serverError'))}), got ${JSON.stringify(answer)}`
  }
  if (answer !== null) return volatile.compare(result, answer, ['result'])
  const died = executions.find(({ fatal }) => fatal !== undefined)
  return `result: expected ${JSON.stringify(result)}, PHP died of ${died?.fatal?.message ?? 'nothing known'}`
}
