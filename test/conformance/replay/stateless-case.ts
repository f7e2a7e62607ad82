import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { runStateless, type StatelessResult } from '@/engine/run/stateless.ts'
import { stateBefore, type Surroundings } from './case-state.ts'
import { mapAt, textAt } from './json-value.ts'
import type { Replay } from './replay.ts'
import { INITIATOR, versionOf } from './version-of.ts'
import type { VolatileValues } from './volatile.ts'

/** Posts a module's parameters and data to `moduleStatelessExecution`, as the recorder did. */
export function executeStateless(record: PhpMap, surroundings: Surroundings): StatelessReplay {
  const before = stateBefore(record, surroundings)
  const request = mapAt(record, 'request')
  const body = 'raw' in request ? mapAt(request, 'raw') : asPosted(request)
  const result = runStateless({
    moduleId: textAt(record, 'module'),
    inputData: getOffset(body, 'input_data'),
    parameters: getOffset(body, 'module_indexed_param'),
    convert: getOffset(body, 'convert_data'),
    state: before,
    version: versionOf(record),
    initiator: INITIATOR,
  })
  const { log, state, templates } = result
  return {
    result,
    replay: { answer: null, executions: [], debugCalls: [], templates, log, before, after: state },
  }
}

/** What the module answered, and what it did in the form a run's replay has. */
export interface StatelessReplay {
  readonly result: StatelessResult
  readonly replay: Replay
}

/** The recorder noted the data as a value, and posted it as JSON text. */
function asPosted(request: PhpMap): PhpMap {
  return { ...request, input_data: JSON.stringify(getOffset(request, 'input_data')) }
}

/** Compares MISP's answer: success, errors and filtered data, or HTTP 500 where PHP died. */
export function compareStatelessAnswer(
  record: PhpMap,
  { success, errors, fatal, filteredData }: StatelessResult,
  volatile: VolatileValues,
): string | undefined {
  const response = mapAt(record, 'response')
  if (getOffset(response, 'status') === 500) {
    return fatal === undefined
      ? `response: expected HTTP 500 (${textAt(response, 'serverError')}), got success ${success}`
      : undefined
  }
  if (fatal !== undefined) return `response: expected HTTP 200, PHP died of ${fatal.message}`
  const ours: PhpMap = {
    success,
    errors: [...errors],
    ...(filteredData === undefined ? {} : { filtered_data: filteredData }),
  }
  return volatile.compare(getOffset(response, 'body'), ours, ['response'])
}
