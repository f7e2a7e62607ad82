import { MISP_VERSIONS, type MispVersion } from '@/engine/compat.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { runWorkflow } from '@/engine/run/run-workflow.ts'
import { stateBefore, type Surroundings } from './case-state.ts'
import { mapAt, textAt } from './json-value.ts'
import type { Replay } from './replay.ts'
import { readStoredWorkflow } from './stored-workflow.ts'

/** The recorder's user. */
const INITIATOR = '1'

/** Posts the workflow's data to MISP's `executeWorkflow`, as the recorder did. */
export function executeCase(record: PhpMap, surroundings: Surroundings): Replay {
  const before = stateBefore(record, surroundings)
  const workflow = readStoredWorkflow(mapAt(record, 'workflow'), getOffset(record, 'graph'))
  const result = runWorkflow({
    workflow,
    data: getOffset(record, 'input'),
    state: before,
    version: versionOf(record),
    initiator: INITIATOR,
  })
  return {
    answer:
      result.outcome === 'fatal'
        ? null
        : {
            success: result.success,
            outcome: result.outcomeText === '' ? null : result.outcomeText,
          },
    executions: result.executions,
    debugCalls: result.debugCalls,
    templates: result.templates,
    log: result.log,
    before,
    after: result.state,
  }
}

/** The version a case was recorded with. */
export function versionOf(record: PhpMap): MispVersion {
  const version = textAt(record, 'mispVersion')
  return MISP_VERSIONS.find((known) => known === version) ?? '2.5.1'
}
