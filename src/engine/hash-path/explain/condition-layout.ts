import type { Condition } from '../parse-conditions.ts'
import type { PathToken } from '../parse-path.ts'

/** A part of a path: from the first offset to before the second. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where the parts of a condition stand in the path. */
export interface ConditionLayout extends Span {
  readonly condition: Condition
  readonly attribute: Span
  /** Undefined for `[attribute]`. */
  readonly operator: Span | undefined
  readonly value: Span | undefined
}

/** Where a token's conditions stand in the path; none without brackets. */
export function conditionLayouts(token: PathToken): ConditionLayout[] {
  const offset = token.start + token.key.length
  return (token.conditions ?? []).map((condition) => layOut(condition, offset + condition.start))
}

function layOut(condition: Condition, start: number): ConditionLayout {
  const end = start + condition.text.length
  const attribute = { start: start + 1, end: start + 1 + condition.attribute.length }
  if (condition.operator === undefined) {
    return { condition, start, end, attribute, operator: undefined, value: undefined }
  }
  const operatorStart = condition.text.indexOf(condition.operator, attribute.end - start) + start
  const operator = { start: operatorStart, end: operatorStart + condition.operator.length }
  const value = { start: end - 1 - condition.value.length, end: end - 1 }
  return { condition, start, end, attribute, operator, value }
}

/** What stands in a token's brackets without being a condition: MISP ignores it. */
export function ignoredSpans(token: PathToken): Span[] {
  const ignored: Span[] = []
  let from = token.start + token.key.length
  for (const { start, end } of conditionLayouts(token)) {
    if (start > from) ignored.push({ start: from, end: start })
    from = end
  }
  const end = token.start + token.text.length
  if (end > from) ignored.push({ start: from, end })
  return ignored
}
