import type { PhpMap } from '@/engine/php/value.ts'
import type { CaseKind } from '../case-kind.ts'
import { compareDatabase } from '../replay/compare-database.ts'
import { compareJobs } from '../replay/compare-jobs.ts'
import { compareLog } from '../replay/compare-log.ts'
import { compareOutbox } from '../replay/compare-outbox.ts'
import { compareResult } from '../replay/compare-result.ts'
import { compareTrace, sequencesOf } from '../replay/compare-trace.ts'
import type { Surroundings } from '../replay/case-state.ts'
import { expandRefs } from '../replay/expand-refs.ts'
import { fireCase } from '../replay/fire-case.ts'
import { restCallOf } from '../replay/rest-call.ts'
import { executeCase } from '../replay/run-case.ts'
import { surroundingsOf, whyWithoutWarninglists } from '../replay/surroundings.ts'
import { versionOf } from '../replay/version-of.ts'
import { VolatileValues } from '../replay/volatile.ts'

/** Recorded executions of workflows. */
export const runsKind: CaseKind = {
  name: 'runs',
  recognises: isRunCase,
  whyNotHere: whyWithoutWarninglists,
  run: (record, context) => differencesOfRun(record, surroundingsOf(context))[0],
}

/** Whether a recorded case is one execution of a workflow with everything it did. */
function isRunCase(record: PhpMap): boolean {
  return 'execution' in record && 'trace' in record
}

/**
 * Runs a recorded workflow with our engine and compares everything that was recorded: MISP's answer, the debug calls
 * (order of nodes, roaming data after each, errors), the log, what left MISP, rendered templates, background jobs, and
 * the database afterwards. Of a case that never ends in MISP only the debug calls were recorded, up to a point.
 *
 * @returns one line per part that differs; empty when all agree
 */
function differencesOfRun(record: PhpMap, surroundings: Surroundings): readonly string[] {
  const expanded = expandRefs(record)
  const isFired = restCallOf(expanded) !== undefined
  const replay = isFired ? fireCase(expanded, surroundings) : executeCase(expanded, surroundings)
  const volatile = new VolatileValues(expanded)
  const sequences = sequencesOf(replay, versionOf(expanded))
  const anyOrder = sequences.length > 1
  const trace = compareTrace(expanded, sequences, volatile)
  if ('endless' in expanded) return trace === undefined ? [] : [trace]
  return [
    compareResult(expanded, replay, volatile),
    trace,
    compareOutbox(expanded, replay, volatile, anyOrder),
    compareLog(expanded, replay, volatile, anyOrder),
    compareJobs(expanded, replay, volatile),
    compareDatabase(expanded, replay, volatile),
  ].filter((difference) => difference !== undefined)
}
