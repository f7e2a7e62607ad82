import type { Compat } from '../../compat.ts'
import { describeError } from '../../hash-path/explain/describe-failure.ts'
import { explainPath, explainTrace } from '../../hash-path/explain/explain-path.ts'
import type { Explanation } from '../../hash-path/explain/explanation.ts'
import type { Page } from '../../hash-path/explain/inspect-step.ts'
import { countOf, previewOf } from '../../hash-path/explain/show-value.ts'
import { getOffset } from '../../php/offsets.ts'
import type { PhpMap } from '../../php/value.ts'
import { subjectOf } from '../condition.ts'
import { conditionNotes } from './condition-notes.ts'
import type {
  ConditionGroup,
  ConditionItem,
  ConditionQuery,
  ExplainedCondition,
} from './condition-query.ts'
import { traceCondition, type ConditionTrace } from './condition-trace.ts'
import { comparisonOf, groupSentence, sentenceFor, type Judgement } from './judge.ts'

/** What a condition decides on data, item by item, in words. */
export function explainCondition(
  data: PhpMap,
  query: ConditionQuery,
  compat: Compat,
): ExplainedCondition {
  return describeCondition(traceCondition(data, query, compat))
}

/** As `explainCondition`, for a condition that was worked out already. */
export function describeCondition(trace: ConditionTrace): ExplainedCondition {
  const kept = trace.judgements.filter(({ isKept }) => isKept).length
  return {
    kind: trace.query.kind,
    holds: trace.holds,
    outcome: outcomeOf(trace, kept),
    total: trace.items.length,
    kept,
    dropped: trace.judgements.length - kept,
    groups: groupsOf(trace).map((group) => describeGroup(trace, group)),
    notes: conditionNotes(trace),
    walk: explainTrace(trace.walk),
    itemWalk: walkOfItem(trace),
    failure: trace.failure === undefined ? null : describeError(trace.failure),
  }
}

/** Some of the items of a group, from a number on. */
export function conditionItems(
  trace: ConditionTrace,
  number: number,
  start: number,
  count: number,
): Page<ConditionItem> {
  const group = groupsOf(trace)[number]
  if (group === undefined) return { start, total: 0, items: [] }
  const indexes = group.indexes.slice(start, start + count)
  const items = indexes.map((index) => describeItem(trace, group, index))
  return { start, total: group.indexes.length, items }
}

interface Group extends Judgement {
  readonly indexes: number[]
}

/** The items by verdict and reason, the most frequent first. */
function groupsOf({ judgements }: ConditionTrace): Group[] {
  const groups = new Map<string, Group>()
  for (const [index, { isKept, reason }] of judgements.entries()) {
    const key = `${isKept} ${reason}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { isKept, reason, indexes: [index] })
    else group.indexes.push(index)
  }
  return [...groups.values()].toSorted((a, b) => b.indexes.length - a.indexes.length)
}

const EXAMPLES = 3

function describeGroup(trace: ConditionTrace, group: Group): ConditionGroup {
  const { isKept, reason, indexes } = group
  return {
    isKept,
    reason,
    count: indexes.length,
    sentence: groupSentence(group, indexes.length),
    examples: indexes.slice(0, EXAMPLES).map((index) => describeItem(trace, group, index)),
  }
}

function describeItem(trace: ConditionTrace, group: Group, index: number): ConditionItem {
  const { query, items, found } = trace
  const values = getOffset(found, String(index))
  const isFilter = query.kind === 'filter-generic' || query.kind === 'node-filter'
  const subject = isFilter ? subjectOf(values, query.operator) : values
  const isCounted = query.kind === 'count-if' || group.reason === 'filter-off'
  const comparison = isCounted ? null : comparisonOf(subject, query.operator, query.value)
  const sentence = sentenceFor(group, subject, query.value)
  return {
    place: trace.placeOf(index),
    preview: previewOf(getOffset(items, String(index))),
    found: previewOf(values),
    sentence: comparison === null ? sentence : `${sentence} ${comparison.sentence}`,
    comparison,
  }
}

function walkOfItem(trace: ConditionTrace): Explanation | null {
  const { query, items, judgements } = trace
  if (query.kind === 'generic-if' || query.kind === 'count-if' || query.path === '') return null
  const failing = judgements.length < items.length ? judgements.length : -1
  const dropped = judgements.findIndex(({ isKept }) => !isKept)
  const item = items[failing !== -1 ? failing : Math.max(0, dropped)]
  return item === undefined ? null : explainPath(item, query.path)
}

function outcomeOf({ query, holds, failure, items }: ConditionTrace, kept: number): string {
  if (failure !== undefined) return 'No result: the condition ends with an error.'
  if (query.kind === 'count-if') {
    const branch = holds === true ? 'then' : 'else'
    return `${countOf(items.length, 'value')} counted: the workflow goes on at “${branch}”.`
  }
  if (query.kind === 'generic-if') {
    return holds === true
      ? 'The condition holds: the workflow goes on at “then”.'
      : 'The condition does not hold: the workflow goes on at “else”.'
  }
  return `${countOf(kept, 'item')} of ${items.length.toLocaleString('en')} kept.`
}
