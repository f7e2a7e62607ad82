import { compatOf, DEFAULT_MISP_VERSION } from '@/engine/compat.ts'
import { emptyState } from '@/engine/effects/empty-state.ts'
import { overrideAttributes } from '@/engine/event/edit.ts'
import { normalise } from '@/engine/event/normalise.ts'
import { getOffset, itemsOf, setOffset } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { generateEvent } from './generate-event.ts'
import { median, timed } from './median.ts'

/** Milliseconds for what happens to an event before a workflow walks over it, beside parsing the same event. */
export interface NormaliseTimes {
  readonly attributes: number
  readonly parse: number
  readonly normalise: number
  /** Replacing one attribute in the normalised data for the first time, and again in the data that gave. */
  readonly firstEdit: number
  readonly nextEdit: number
}

const ROUNDS = 25
const compat = compatOf(DEFAULT_MISP_VERSION)
const trigger = { id: 'event-publish', coreFormat: true }

/** Measures generated events of these sizes: the median of many rounds each, every round on a freshly parsed event. */
export function benchNormalise(sizes: readonly number[]): readonly NormaliseTimes[] {
  return sizes.map((attributes) =>
    measureNormalise(JSON.stringify(generateEvent({ attributes })), attributes),
  )
}

/** Measures an event given as JSON. */
export function measureNormalise(json: string, attributes: number): NormaliseTimes {
  const state = emptyState(0)
  const rounds = Array.from({ length: ROUNDS }, () => {
    const [parse, event] = timed((): PhpValue => JSON.parse(json))
    const [normaliseMs, data] = timed(() => normalise(trigger, event, state, compat) || {})
    const [firstEdit, edited] = timed(() => edit(data, attributes))
    const [nextEdit] = timed(() => edit(edited, attributes))
    return { parse, normalise: normaliseMs, firstEdit, nextEdit }
  })
  const middle = (key: keyof (typeof rounds)[number]): number =>
    median(rounds.map((round) => round[key]))
  return {
    attributes,
    parse: middle('parse'),
    normalise: middle('normalise'),
    firstEdit: middle('firstEdit'),
    nextEdit: middle('nextEdit'),
  }
}

/** Replaces the attribute in the middle of the event. */
function edit(data: PhpMap, attributes: number): PhpMap {
  const flattened = itemsOf(getOffset(getOffset(data, 'Event'), '_AttributeFlattened'))
  const old = flattened[Math.floor(attributes / 2)] ?? {}
  const attribute = setOffset(old, 'comment', 'edited')
  return overrideAttributes(data, [{ id: getOffset(old, 'id'), attribute }], compat)
}
