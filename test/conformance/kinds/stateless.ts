import type { PhpMap } from '@/engine/php/value.ts'
import type { CaseKind } from '../case-kind.ts'
import { compareDatabase } from '../replay/compare-database.ts'
import { compareLog } from '../replay/compare-log.ts'
import { compareOutbox } from '../replay/compare-outbox.ts'
import type { Surroundings } from '../replay/case-state.ts'
import { expandRefs } from '../replay/expand-refs.ts'
import { compareStatelessAnswer, executeStateless } from '../replay/stateless-case.ts'
import { surroundingsOf, whyWithoutWarninglists } from '../replay/surroundings.ts'
import { VolatileValues } from '../replay/volatile.ts'

/** Recorded executions of single modules. */
export const statelessKind: CaseKind = {
  name: 'stateless',
  recognises: isStatelessCase,
  whyNotHere: whyWithoutWarninglists,
  run: (record, context) => differencesOfStateless(record, surroundingsOf(context))[0],
}

/** Whether a recorded case is one module tried out without a workflow. */
function isStatelessCase(record: PhpMap): boolean {
  return 'module' in record && 'request' in record && 'response' in record
}

/**
 * Tries out a module with our engine and compares everything that was recorded: MISP's answer, what left MISP, rendered
 * templates, the log, and the database afterwards.
 *
 * @returns one line per part that differs; empty when all agree
 */
function differencesOfStateless(record: PhpMap, surroundings: Surroundings): readonly string[] {
  const expanded = expandRefs(record)
  const { replay, result } = executeStateless(expanded, surroundings)
  const volatile = new VolatileValues(expanded)
  return [
    compareStatelessAnswer(expanded, result, volatile),
    compareOutbox(expanded, replay, volatile, false),
    compareLog(expanded, replay, volatile, false),
    compareDatabase(expanded, replay, volatile),
  ].filter((difference) => difference !== undefined)
}
