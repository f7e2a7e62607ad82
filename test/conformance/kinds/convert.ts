import { compatOf, MISP_VERSIONS, type MispVersion } from '@/engine/compat.ts'
import type { MispState } from '@/engine/effects/state.ts'
import { normalise } from '@/engine/event/normalise.ts'
import { findTriggerModule } from '@/engine/modules/registry.ts'
import { isPhpMap } from '@/engine/php/array.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { logTexts } from '@/engine/run/log-texts.ts'
import { eventsOf } from '../replay/case-state.ts'
import { findDifference, type LeavesAgree } from '../replay/difference.ts'
import { expandRefs } from '../replay/expand-refs.ts'
import { mapAt, textAt } from '../replay/json-value.ts'
import { maskText } from '../replay/volatile.ts'

/** Whether a recorded case is a normalisation: the input of a trigger and what its workflow got. */
export function isConvertCase(record: PhpMap): boolean {
  return textAt(record, 'id').startsWith('convert-')
}

/**
 * Normalises the input of a recorded case as our engine does and compares with what MISP's workflow got.
 *
 * @param baseline the state of the recorded MISP before every case
 * @returns the first difference in words, or undefined
 */
export function checkConvertCase(record: PhpMap, baseline: MispState): string | undefined {
  const expanded = expandRefs(record)
  const compat = compatOf(versionOf(expanded))
  const state = stateBefore(expanded, baseline)
  const trigger = findTriggerModule({ compat, state }, textAt(expanded, 'trigger'))
  if (trigger === undefined) return `unknown trigger ${textAt(expanded, 'trigger')}`
  const input = getOffset(expanded, 'input')
  const got = outcome(() => normalise(trigger.declaration, input, state, compat))
  return findDifference(expectedOutcome(expanded), got, leavesAgree(expanded))
}

/** The data, or the text with which the run ends. */
function outcome(run: () => PhpMap | false): PhpValue {
  try {
    const normalized = run()
    return normalized === false ? logTexts.normalisationRefused : normalized
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return logTexts.normalisationThrew(error.message)
  }
}

function expectedOutcome(record: PhpMap): PhpValue {
  if (Object.hasOwn(record, 'normalized')) return getOffset(record, 'normalized')
  return textAt(mapAt(record, 'result'), 'outcome').replace(/^failure /, '')
}

function versionOf(record: PhpMap): MispVersion {
  const version = textAt(record, 'mispVersion')
  return MISP_VERSIONS.find((known) => known === version) ?? '2.5.1'
}

/** The simulated MISP in which the case happened. Forum threads were recorded in the result alone. */
function stateBefore(record: PhpMap, baseline: MispState): MispState {
  const recorded = eventsOf(mapAt(mapAt(record, 'database'), 'before'))
  const thread = getOffset(mapAt(record, 'normalized'), 'Thread')
  return {
    ...baseline,
    events: { ...baseline.events, ...recorded },
    threads: isPhpMap(thread) ? { [textAt(thread, 'id')]: thread } : {},
  }
}

/** A real call touches its event before the workflow starts; apart from that and PHP's file names all is compared. */
function leavesAgree(record: PhpMap): LeavesAgree {
  const isReal = textAt(record, 'via') !== 'executeWorkflow'
  return (path, expected, actual) => {
    if (isReal && path.at(-1) === 'timestamp') return true
    if (typeof expected !== 'string' || typeof actual !== 'string') return false
    return maskText(expected) === maskText(actual)
  }
}
