import type { StoredWorkflow } from '../effects/state.ts'
import { searchEvents } from '../event/rest-search.ts'
import { findTriggerNode } from '../graph/model.ts'
import { arrayHas, isPhpArray } from '../php/array.ts'
import { PhpError } from '../php/errors.ts'
import { getOffset } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'
import { executeWorkflow } from './execute-workflow.ts'
import { ExecutionRecord } from './execution.ts'
import { describeFatal, toRunEnd } from './fatal.ts'
import type { Execution, ExecutionKind } from './records.ts'
import type { Session } from './session.ts'
import type { Pause } from './walk-nodes.ts'

/**
 * Runs an ad-hoc workflow: it collects its own data as its trigger node says (the data passed, the events with the ids
 * passed, or the events a search finds) and runs once for each. The last run is the answer.
 */
export function* executeAdHoc(
  session: Session,
  workflow: StoredWorkflow,
  passed: PhpValue,
  kind: ExecutionKind,
): Generator<Pause, Execution> {
  let collected: readonly PhpValue[]
  try {
    collected = collectData(session, workflow, passed)
  } catch (error) {
    const fatal = describeFatal(toRunEnd(error), 'request')
    return addExecution(
      session,
      newRecord(session, workflow, passed, kind).end('fatal', fatal.message, fatal),
    )
  }
  let last: Execution | undefined
  for (const data of collected) {
    // MISP collects the errors of all runs in one list.
    last = yield* executeWorkflow(session, workflow, data, kind, last?.errors)
    if (last.outcome === 'fatal') return last
  }
  return (
    last ??
    addExecution(session, newRecord(session, workflow, passed, kind).end('failure', NO_DATA))
  )
}

const NO_DATA = 'No data collected.'

function newRecord(
  session: Session,
  workflow: StoredWorkflow,
  original: PhpValue,
  kind: ExecutionKind,
): ExecutionRecord {
  const parent = kind === 'run' ? {} : { parent: session.currentExecution }
  return new ExecutionRecord({ kind, workflow, startNode: null, original, ...parent })
}

function addExecution(session: Session, execution: Execution): Execution {
  session.executions.push(execution)
  return execution
}

/** @throws PhpError when the trigger's filters are no JSON: nothing in MISP catches that */
function collectData(
  session: Session,
  workflow: StoredWorkflow,
  passed: PhpValue,
): readonly PhpValue[] {
  const saved = findTriggerNode(workflow.graph)?.parameters
  const filters = readFilters(getOffset(saved, 'filters'))
  switch (getOffset(saved, 'scope')) {
    case 'passed_roaming_data':
      return [passed]
    case 'passed_event_ids':
      return isPhpArray(passed) && !arrayHas(passed, 'Event')
        ? searchEvents(session.state, passed)
        : []
    case 'events':
      return searchEvents(session.state, filters)
    default:
      return []
  }
}

function readFilters(text: PhpValue): PhpArray {
  try {
    const filters: PhpValue = JSON.parse(isPhpArray(text) ? '' : toPhpString(text))
    return isPhpArray(filters) ? filters : []
  } catch {
    throw new PhpError('Error', 'Syntax error')
  }
}
