import { compatOf } from '@/engine/compat.ts'
import { publishEvent } from '@/engine/effects/publish-event.ts'
import { enrichmentModule, queryEnrichment } from '@/engine/effects/query-enrichment.ts'
import type { MispState } from '@/engine/effects/state.ts'
import { isPhpMap } from '@/engine/php/array.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { toRunEnd } from '@/engine/run/fatal.ts'
import { workflowStarter } from '@/engine/run/fire-trigger.ts'
import { runJobs } from '@/engine/run/jobs.ts'
import { Session } from '@/engine/run/session.ts'
import { stateBefore, type Surroundings } from './case-state.ts'
import { mapAt, mapsAt, textAt, withoutKeys } from './json-value.ts'
import type { Replay } from './replay.ts'
import { restCallOf, type RestCall } from './rest-call.ts'
import { stateAtFiring } from './state-at-firing.ts'
import { readStoredWorkflow } from './stored-workflow.ts'
import { INITIATOR, versionOf } from './version-of.ts'

/**
 * Does what the recorded REST call made MISP do: publishes the event, or fires the trigger with the data MISP passed
 * (`original` of the recorded `/init`); then carries out the background jobs. Triggers that the workflow itself sets off
 * are fired by our engine.
 */
export function fireCase(record: PhpMap, surroundings: Surroundings): Replay {
  const workflow = readStoredWorkflow(mapAt(record, 'workflow'), getOffset(record, 'graph'))
  const recorded = stateBefore(record, surroundings)
  const before: MispState = {
    ...stateAtFiring(record, recorded),
    workflows: [...recorded.workflows, workflow],
  }
  const session = new Session({
    state: before,
    compat: compatOf(versionOf(record)),
    starter: workflowStarter,
    initiator: INITIATOR,
  })
  const success = wentOn(record, session)
  Array.from(runJobs(session))
  return {
    answer: success === null ? null : { success, outcome: null },
    executions: session.executions,
    debugCalls: session.debugCalls,
    templates: session.templates,
    log: session.logRows,
    before,
    after: session.state,
  }
}

/** Whether the call went on after its triggers had been fired; null when it died. */
function wentOn(record: PhpMap, session: Session): boolean | null {
  try {
    return act(record, session)
  } catch (error) {
    toRunEnd(error)
    return null
  }
}

function act(record: PhpMap, session: Session): boolean {
  const call = restCallOf(record)
  if (call?.publishes === true) {
    session.inBackground = call.inBackground
    const [eventId] = Object.keys(mapAt(mapAt(record, 'database'), 'before'))
    return publishEvent(session, eventId ?? null).published
  }
  const triggerId = textAt(record, 'trigger')
  const answers = firings(record, triggerId, call).map((data) =>
    call?.enriches === true && ask(session, data)
      ? true
      : session.fire({ triggerId, data }).success,
  )
  return answers.every(Boolean)
}

/** What the call itself made MISP fire the trigger with: enriching asks for each query, adding fires for each row. */
function firings(
  record: PhpMap,
  triggerId: string,
  call: RestCall | undefined,
): readonly PhpValue[] {
  const originals = mapsAt(record, 'trace')
    .filter(({ path }) => String(path).startsWith(`/${triggerId}/init`))
    .map((entry) => mapAt(entry, 'data')['original'] ?? null)
  if (call?.enriches === true) return originals
  const seen = new Set<string>()
  return originals.filter((original) => {
    const id = textAt(mapAt(original, 'Attribute'), 'id')
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}

/** Asks the module about the attribute that the trigger's data are about; false where they tell of none. */
function ask(session: Session, data: PhpValue): boolean {
  const attribute = [...mapsAt(data, 'Attribute'), mapAt(data, 'Attribute')].find(
    (row) => 'id' in row,
  )
  const module = enrichmentModule(session.state.mispModules, textAt(data, '_module'))
  if (attribute === undefined || module === undefined || !isPhpMap(data)) return false
  queryEnrichment(session, { module, attribute, triggerData: withoutKeys(data, ['_module']) })
  return true
}
