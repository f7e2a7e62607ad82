import type { DroppedItem, StepItem } from './explanation.ts'
import { droppedItems, sortedDrops } from './describe-drops.ts'
import { previewOf } from './show-value.ts'
import { placeOfKept, type PathTrace } from './trace.ts'

/** Part of a list that may be long. */
export interface Page<Item> {
  readonly start: number
  readonly total: number
  readonly items: readonly Item[]
}

/** Some of the items that a step gave, with their places. */
export function stepItems(
  trace: PathTrace,
  step: number,
  start: number,
  count: number,
): Page<StepItem> {
  const items = trace.steps[step]?.kept
  const total = items?.count ?? 0
  const last = Math.min(start + count, total)
  const length = Math.max(0, last - start)
  return {
    start,
    total,
    items: Array.from({ length }, (_, offset) => ({
      place: placeOfKept(trace, step, start + offset),
      preview: previewOf(items?.values[start + offset] ?? null),
    })),
  }
}

/** Some of the items that ended at a step for one reason: `drop` is its number among the step's drops. */
export function stepDrops(
  trace: PathTrace,
  step: number,
  drop: number,
  start: number,
  count: number,
): Page<DroppedItem> {
  const group = sortedDrops(trace, step)[drop]
  if (group === undefined) return { start, total: 0, items: [] }
  const items = droppedItems(trace, step, group, start, count)
  return { start, total: group.indexes.length, items }
}
