import { arrayGet, isPhpArray, isPhpMap } from '../../php/array.ts'
import type { PhpValue } from '../../php/value.ts'
import { conditionLayouts } from './condition-layout.ts'
import { compareByCondition } from './compare-values.ts'
import type { DropGroup } from './drop-recorder.ts'
import type { ConditionPlace, Drop, DroppedItem, FrequentValue } from './explanation.ts'
import { dropSentence, itemSentence } from './drop-sentences.ts'
import { Frequencies } from './frequencies.ts'
import { previewOf, shorten } from './show-value.ts'
import { placeOfBefore, placeOfReached, type PathTrace, type StepTrace } from './trace.ts'

const EXAMPLES = 3
const FREQUENT = 5

/** The items that ended at a step, by reason; the most frequent first. */
export function describeDrops(trace: PathTrace, step: number): Drop[] {
  return sortedDrops(trace, step).map((group) => describeDrop(trace, step, group))
}

/** The groups of dropped items in the order in which they are described. */
export function sortedDrops(trace: PathTrace, step: number): DropGroup[] {
  return (trace.steps[step]?.drops ?? []).toSorted((a, b) => b.indexes.length - a.indexes.length)
}

function describeDrop(trace: PathTrace, step: number, group: DropGroup): Drop {
  const { token } = trace.steps[step] ?? {}
  const count = group.indexes.length
  return {
    reason: group.reason,
    count,
    sentence: token === undefined ? '' : dropSentence(group, token, count),
    condition: conditionPlace(trace.steps[step], group),
    examples: droppedItems(trace, step, group, 0, EXAMPLES),
    frequent: frequentValues(trace.steps[step], group),
  }
}

/** Some of the items of a group, from a number on. */
export function droppedItems(
  trace: PathTrace,
  step: number,
  group: DropGroup,
  from: number,
  count: number,
): DroppedItem[] {
  const { token } = trace.steps[step] ?? {}
  if (token === undefined) return []
  return group.indexes.slice(from, from + count).map((index) => {
    const value = droppedValue(trace.steps[step], group, index)
    const condition = token.conditions?.[group.condition ?? -1]
    const property =
      condition && isPhpArray(value) ? arrayGet(value, condition.attribute) : undefined
    const comparison =
      condition?.operator === undefined || property === undefined
        ? null
        : compareByCondition(property, condition, false)
    return {
      place:
        group.of === 'before'
          ? placeOfBefore(trace, step, index)
          : placeOfReached(trace, step, index),
      preview: previewOf(value),
      sentence: comparison?.sentence ?? itemSentence(group, token, value),
      comparison,
    }
  })
}

/** The value of a dropped item. */
export function droppedValue(
  step: StepTrace | undefined,
  group: DropGroup,
  index: number,
): PhpValue {
  return step?.[group.of].values[index] ?? null
}

function conditionPlace(step: StepTrace | undefined, group: DropGroup): ConditionPlace | null {
  if (step === undefined || group.condition === undefined) return null
  const layout = conditionLayouts(step.token)[group.condition]
  return layout === undefined
    ? null
    : { text: layout.condition.text, start: layout.start, end: layout.end }
}

const MOST_LOOKED_AT = 2_000

/** What was there instead: the values that failed a condition, the fields of items that lack the wanted one. */
function frequentValues(step: StepTrace | undefined, group: DropGroup): FrequentValue[] {
  const seen = new Frequencies<PhpValue>()
  const attribute = step?.token.conditions?.[group.condition ?? -1]?.attribute
  for (const index of group.indexes.slice(0, MOST_LOOKED_AT)) {
    const value = droppedValue(step, group, index)
    if (!isPhpArray(value)) continue
    const property = attribute === undefined ? undefined : arrayGet(value, attribute)
    if (property === undefined)
      for (const key of isPhpMap(value) ? Object.keys(value) : []) seen.add(key)
    else if (!isPhpArray(property)) seen.add(property)
  }
  return seen.top(FREQUENT).map(([value, count]) => ({ text: shorten(toPhpText(value)), count }))
}

/** A single value as somebody would write it in a matcher. */
function toPhpText(value: PhpValue): string {
  return typeof value === 'string' ? value : previewOf(value)
}
