import { join } from 'node:path'
import { compatOf } from '@/engine/compat.ts'
import type { MispState } from '@/engine/effects/state.ts'
import { normalise } from '@/engine/event/normalise.ts'
import { findTriggerModule } from '@/engine/modules/registry.ts'
import { isPhpMap } from '@/engine/php/array.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { logTexts } from '@/engine/run/log-texts.ts'
import type { CaseKind } from '../case-kind.ts'
import { readBaseline } from '../replay/baseline.ts'
import { eventsOf } from '../replay/case-state.ts'
import { findDifference, type LeavesAgree } from '../replay/difference.ts'
import { expandRefs } from '../replay/expand-refs.ts'
import { mapAt, textAt } from '../replay/json-value.ts'
import { versionOf } from '../replay/version-of.ts'
import { maskText } from '../replay/volatile.ts'

/** Normalisations: the input of a trigger, and what MISP's workflow got or why it got nothing. */
export const convertKind: CaseKind = {
  name: 'convert',
  recognises: (record) => ['trigger', 'via', 'input'].every((key) => Object.hasOwn(record, key)),
  run: (record) => checkConvertCase(expandRefs(record)),
}

const BASELINE = join(import.meta.dirname, '../traces/baseline.json.gz')
let baseline: MispState | undefined

function checkConvertCase(record: PhpMap): string | undefined {
  baseline ??= readBaseline(BASELINE)
  const state = stateBefore(record, baseline)
  const compat = compatOf(versionOf(record))
  const triggerId = textAt(record, 'trigger')
  const trigger = findTriggerModule({ compat, state }, triggerId)
  if (trigger === undefined) return `unknown trigger ${triggerId}`
  const input = getOffset(record, 'input')
  const got = outcome(() => normalise(trigger.declaration, input, state, compat))
  return findDifference(expectedOutcome(record), got, leavesAgree(record))
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
