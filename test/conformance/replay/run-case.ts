import { compatOf, type MispVersion } from '@/engine/compat.ts'
import type { MispState } from '@/engine/effects/state.ts'
import { findTriggerModule } from '@/engine/modules/registry.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { DEFAULT_LIMITS } from '@/engine/run/limits.ts'
import type { RunResult } from '@/engine/run/records.ts'
import { runWorkflow } from '@/engine/run/run-workflow.ts'
import { stateBefore, type Surroundings } from './case-state.ts'
import { mapAt } from './json-value.ts'
import type { Replay } from './replay.ts'
import { readStoredWorkflow } from './stored-workflow.ts'
import { INITIATOR, versionOf } from './version-of.ts'

/** Posts the workflow's data to MISP's `executeWorkflow`, as the recorder did. */
export function executeCase(record: PhpMap, surroundings: Surroundings): Replay {
  const before = stateBefore(record, surroundings)
  const workflow = readStoredWorkflow(workflowRecord(record), getOffset(record, 'graph'))
  const request = {
    workflow,
    data: getOffset(record, 'input'),
    state: before,
    version: versionOf(record),
    initiator: INITIATOR,
  }
  const complete = runWorkflow(request)
  const isCut = !('endless' in record) && startsItselfAgain(complete, before, versionOf(record))
  const result = isCut
    ? runWorkflow({ ...request, limits: { ...DEFAULT_LIMITS, jobs: 0 } })
    : complete
  return {
    answer:
      result.outcome === 'fatal'
        ? null
        : {
            success: result.success,
            outcome: isAnswered(result.outcomeText) ? result.outcomeText : null,
          },
    executions: result.executions,
    debugCalls: result.debugCalls,
    templates: result.templates,
    log: result.log,
    before,
    after: result.state,
  }
}

/** Ad-hoc workflows were named by the recorder, which noted another name. */
function workflowRecord(record: PhpMap): PhpMap {
  const workflow = mapAt(record, 'workflow')
  if (!('adHoc' in record)) return workflow
  const enabled = mapAt(record, 'adHoc')['enabled'] ?? true
  return { ...workflow, name: 'Ad-hoc under test', enabled }
}

/** Without any data MISP answers under another key. */
function isAnswered(outcomeText: string): boolean {
  return outcomeText !== '' && outcomeText !== 'No data collected.'
}

/**
 * Whether the workflow set off its own trigger, which MISP then runs in the background, perhaps for ever: of such cases
 * the recorder kept the request alone (but for those it calls endless).
 */
function startsItselfAgain(
  { executions }: RunResult,
  state: MispState,
  version: MispVersion,
): boolean {
  const lookup = { compat: compatOf(version), state }
  return executions.some(
    ({ kind, triggerId }) =>
      kind === 'trigger' && findTriggerModule(lookup, triggerId)?.declaration.blocking === false,
  )
}
