import { isPhpArray } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { inArray } from '../../php/in-array.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import { itemsOf } from '../../php/offsets.ts'
import type { PhpList, PhpValue } from '../../php/value.ts'
import { compareValues } from '../../hash-path/explain/compare-values.ts'
import type { Comparison } from '../../hash-path/explain/explanation.ts'
import { countOf, previewOf } from '../../hash-path/explain/show-value.ts'
import type { ConditionReason } from './condition-query.ts'

/** Why what was found met a condition or did not. */
export interface Judgement {
  readonly isKept: boolean
  readonly reason: ConditionReason
}

/** The reason of a verdict; the verdict itself is MISP's. `subject` is what the operator compared. */
export function reasonOf(
  subject: PhpValue,
  operator: string,
  value: PhpValue,
  isKept: boolean,
): ConditionReason {
  switch (operator) {
    case 'any_value':
      return isKept ? 'found' : 'nothing-found'
    case 'equals':
    case 'not_equals':
      if (isPhpArray(subject)) return isEmpty(subject) ? 'nothing-found' : 'list-found'
      return isKept === (operator === 'equals') ? 'equal' : 'different'
    case 'in':
    case 'not_in':
      if (!isPhpArray(subject)) return 'single-found'
      if (isEmpty(subject)) return 'nothing-found'
      return inArray(value, subject) ? 'one-equal' : 'none-equal'
    case 'in_or':
    case 'not_in_or':
      if (!isPhpArray(subject)) return 'single-found'
      if (isEmpty(subject)) return 'nothing-found'
      return isKept === (operator === 'in_or') ? 'in-list' : 'not-in-list'
    case 'in_and':
    case 'not_in_and':
      return 'list-compared'
    default:
      return 'unknown-operator'
  }
}

/** The comparison that decided, where it was one. */
export function comparisonOf(
  subject: PhpValue,
  operator: string,
  value: PhpValue,
): Comparison | null {
  if (operator === 'equals' || operator === 'not_equals') {
    if (isPhpArray(subject)) return null
    const isEqual = looseEquals(subject, value)
    return operator === 'equals'
      ? compareValues(subject, '=', value, isEqual)
      : compareValues(subject, '!=', value, !isEqual)
  }
  if (operator !== 'in' && operator !== 'not_in') return null
  const values = itemsOf(subject)
  const decisive = values.find((other) => looseEquals(other, value)) ?? values[0]
  return decisive === undefined
    ? null
    : compareValues(decisive, '=', value, looseEquals(decisive, value))
}

/** What was decided, for one item. */
export function sentenceFor(
  { reason, isKept }: Judgement,
  subject: PhpValue,
  value: PhpValue,
): string {
  const found = previewOf(subject)
  const verdict = isKept ? 'The condition holds' : 'The condition does not hold'
  switch (reason) {
    case 'found':
      return `${verdict}: the path finds something (${found}).`
    case 'nothing-found':
      return `${verdict}: the path finds nothing.`
    case 'equal':
      return `${verdict}: ${found} is equal to ${previewOf(value)}.`
    case 'different':
      return `${verdict}: ${found} is not equal to ${previewOf(value)}.`
    case 'one-equal':
      return `${verdict}: one of ${countOf(valuesOf(subject).length, 'value')} is equal to ${previewOf(value)}.`
    case 'none-equal':
      return `${verdict}: none of ${countOf(valuesOf(subject).length, 'value')} is equal to ${previewOf(value)}.`
    case 'list-found':
      return `${verdict}: the path leads to a list or an object, and this operator is false for these.`
    case 'single-found':
      return `${verdict}: this operator needs a list, and here is a single value (${found}).`
    case 'in-list':
      return `${verdict}: ${listOf(commonValues(subject, value))} ${isPlural(subject, value) ? 'are' : 'is'} in the list.`
    case 'not-in-list':
      return `${verdict}: none of the values found is in the list.`
    case 'list-compared':
      return `${verdict}: in common with the list: ${listOf(commonValues(subject, value))}; the list has ${countOf(valuesOf(value).length, 'value')}.`
    case 'unknown-operator':
      return `${verdict}: the operator is not known to MISP.`
    case 'filter-off':
      return 'Kept: the filter is off.'
  }
}

/** What all items of a group have in common. */
export function groupSentence({ reason, isKept }: Judgement, count: number): string {
  const items = `${countOf(count, 'item')} ${isKept ? 'kept' : 'dropped'}`
  return `${items}: ${GROUP_WORDS[reason]}.`
}

const GROUP_WORDS: Readonly<Record<ConditionReason, string>> = {
  found: 'the path finds something',
  'nothing-found': 'the path finds nothing',
  equal: 'the value is equal',
  different: 'the value is not equal',
  'one-equal': 'one of the values found is equal',
  'none-equal': 'none of the values found is equal',
  'list-found': 'the path leads to a list or an object, which this operator does not compare',
  'single-found': 'the operator needs a list, and there is a single value',
  'in-list': 'one of the values found is in the list',
  'not-in-list': 'none of the values found is in the list',
  'list-compared': 'the values found are compared with the whole list',
  'unknown-operator': 'MISP does not know the operator',
  'filter-off': 'the filter is off',
}

function valuesOf(value: PhpValue): PhpList {
  return itemsOf(value)
}

function commonValues(subject: PhpValue, value: PhpValue): PhpList {
  if (!isPhpArray(value)) return []
  return valuesOf(subject).filter((item) => inArray(item, value))
}

function isPlural(subject: PhpValue, value: PhpValue): boolean {
  return commonValues(subject, value).length !== 1
}

const MOST_NAMED = 3

function listOf(values: PhpList): string {
  if (values.length === 0) return 'nothing'
  const named = values.slice(0, MOST_NAMED).map(previewOf).join(', ')
  return values.length > MOST_NAMED ? `${named} and ${values.length - MOST_NAMED} more` : named
}
