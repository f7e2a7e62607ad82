import { arrayValues, isPhpArray, isPhpList, isPhpMap } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import { getOffset } from '../../php/offsets.ts'
import type { PhpValue } from '../../php/value.ts'
import { NOTE_TITLES } from '../../hash-path/advice/note-titles.ts'
import type { NoteId, Severity } from '../../hash-path/advice/note.ts'
import { countOf } from '../../hash-path/explain/show-value.ts'
import { filtersEnabled } from '../node-filter.ts'
import type { ConditionNote, ConditionReason } from './condition-query.ts'
import type { ConditionTrace } from './condition-trace.ts'

/** What is worth knowing about how a condition dealt with the data. */
export function conditionNotes(trace: ConditionTrace): ConditionNote[] {
  return NOTES.flatMap((note) => note(trace) ?? [])
}

const NOTES: readonly ((trace: ConditionTrace) => ConditionNote | undefined)[] = [
  noteOff,
  noteIncomplete,
  noteUnknownOperator,
  noteCreatedField,
  noteScalars,
  noteList,
  noteFirstOnly,
  noteNothingUnequal,
  noteNothingNotIn,
  noteEmptyValues,
  noteCountedFields,
]

function makeNote(
  severity: Severity,
  id: NoteId,
  field: ConditionNote['field'],
  sentence: string,
  fix?: ConditionNote['fix'],
): ConditionNote {
  const note = { id, severity, title: NOTE_TITLES[id], sentence, field }
  return fix === undefined ? note : { ...note, fix }
}

function useInstead(operator: string): NonNullable<ConditionNote['fix']> {
  return { title: `Use the operator ${operator}`, text: operator }
}

function isFilter({ query }: ConditionTrace): boolean {
  return query.kind === 'filter-generic' || query.kind === 'node-filter'
}

function countJudged(trace: ConditionTrace, reason: ConditionReason, isKept: boolean): number {
  const isMeant = (judged: (typeof trace.judgements)[number]) =>
    judged.reason === reason && judged.isKept === isKept
  return trace.judgements.filter(isMeant).length
}

function noteOff({ query }: ConditionTrace): ConditionNote | undefined {
  const { kind, path, operator, value, selector = '' } = query
  if (kind !== 'node-filter' || filtersEnabled({ path, operator, value, selector }))
    return undefined
  const sentence = 'All four fields are empty, so the action works on all attributes of the event.'
  return makeNote('info', 'filter-is-off', 'selector', sentence)
}

/** MISP asks loosely whether a field is null. */
function noteIncomplete({ query }: ConditionTrace): ConditionNote | undefined {
  const { kind, path, operator, value, selector = '' } = query
  const fields = [
    ['selector', selector],
    ['value', value],
    ['operator', operator],
    ['path', path],
  ] as const
  const isOn = filtersEnabled({ path, operator, value, selector })
  const empty = fields.find(([, text]) => looseEquals(text, null))
  if (kind !== 'node-filter' || !isOn || empty === undefined) return undefined
  const [field] = empty
  const sentence = `The field “${field}” is empty. Actions on attributes use the filter all the same, but those that send or store data then take all of the data, unfiltered.`
  return makeNote('warning', 'filter-is-incomplete', field, sentence)
}

function noteUnknownOperator(trace: ConditionTrace): ConditionNote | undefined {
  const isUnknown =
    trace.query.kind === 'count-if'
      ? !COUNT_OPERATORS.includes(trace.query.operator)
      : trace.judgements.some(({ reason }) => reason === 'unknown-operator')
  if (!isUnknown) return undefined
  const sentence = `“${trace.query.operator}” is no operator of this module. The condition is always false.`
  return makeNote('error', 'unknown-operator', 'operator', sentence)
}

const COUNT_OPERATORS: readonly string[] = [
  'equals',
  'not_equals',
  'greater',
  'greater_equals',
  'less',
  'less_equals',
]

function noteCreatedField({ query, items, failure }: ConditionTrace): ConditionNote | undefined {
  const { kind, selector = '' } = query
  if (kind !== 'filter-generic' || failure !== undefined || items.length > 0) return undefined
  const hasWildcard = /[{[]/.test(selector.replace(/\.\{n\}$/, ''))
  if (hasWildcard) return undefined
  const sentence = `Nothing is found at “${selector}”. The filter then writes an empty list there, for all later nodes to see.`
  return makeNote('warning', 'filter-creates-field', 'selector', sentence)
}

function noteScalars(trace: ConditionTrace): ConditionNote | undefined {
  const failing = trace.items[trace.judgements.length]
  if (!isFilter(trace) || trace.failure === undefined) return undefined
  if (failing === undefined || isPhpArray(failing) || trace.query.path === '') return undefined
  const sentence =
    'The selector leads to single values, and the path looks for fields in them. PHP ends with an error then, and MISP ends the whole run.'
  const fix = { title: 'Leave the path empty', text: '' }
  return makeNote('error', 'filter-needs-records', 'path', sentence, fix)
}

function noteList(trace: ConditionTrace): ConditionNote | undefined {
  const { operator } = trace.query
  if (!isEqualityOperator(operator)) return undefined
  if (!trace.judgements.some(({ reason }) => reason === 'list-found')) return undefined
  const instead = operator === 'equals' ? 'in' : 'not_in'
  const sentence = `The path leads to a list or an object. ${operator} is false for these, whatever they hold; ${instead} looks at all values.`
  return makeNote('error', 'list-is-never-equal', 'operator', sentence, useInstead(instead))
}

function isEqualityOperator(operator: string): boolean {
  return operator === 'equals' || operator === 'not_equals'
}

/** Items in which a later value would have decided otherwise. */
function noteFirstOnly(trace: ConditionTrace): ConditionNote | undefined {
  const { operator, value } = trace.query
  if (!isFilter(trace) || !isEqualityOperator(operator)) return undefined
  const count = trace.found.filter((found) => hidesLaterValue(found, value)).length
  if (count === 0) return undefined
  const instead = operator === 'equals' ? 'in' : 'not_in'
  const sentence = `In ${countOf(count, 'item')} the path finds several values, and a later one is equal to the value while the first is not. ${operator} looks at the first only; ${instead} looks at all of them.`
  return makeNote('warning', 'first-value-only', 'operator', sentence, useInstead(instead))
}

function hidesLaterValue(found: PhpValue, value: PhpValue): boolean {
  const [first, ...later] = isPhpList(found) ? found : []
  if (first === undefined || isPhpArray(first) || looseEquals(first, value)) return false
  return later.some((other) => !isPhpArray(other) && looseEquals(other, value))
}

function noteNothingUnequal(trace: ConditionTrace): ConditionNote | undefined {
  const count = countJudged(trace, 'nothing-found', false)
  if (trace.query.operator !== 'not_equals' || count === 0) return undefined
  const what = isFilter(trace)
    ? `${countOf(count, 'item')} in which the path finds nothing`
    : 'A path that finds nothing'
  const sentence = `${what} ${count === 1 || !isFilter(trace) ? 'does' : 'do'} not meet not_equals either. not_in does.`
  return makeNote('warning', 'not-equals-needs-value', 'operator', sentence, useInstead('not_in'))
}

function noteNothingNotIn(trace: ConditionTrace): ConditionNote | undefined {
  const count = countJudged(trace, 'nothing-found', true)
  if (trace.query.operator !== 'not_in' || !isFilter(trace) || count === 0) return undefined
  const sentence = `${countOf(count, 'item')} in which the path finds nothing ${count === 1 ? 'is' : 'are'} kept: no value is there that could be equal.`
  return makeNote('info', 'not-in-keeps-missing', 'operator', sentence)
}

function noteEmptyValues(trace: ConditionTrace): ConditionNote | undefined {
  if (trace.query.operator !== 'any_value') return undefined
  const count = trace.judgements.filter(
    ({ isKept }, index) => isKept && holdsOnlyEmpty(getOffset(trace.found, String(index))),
  ).length
  if (count === 0) return undefined
  const sentence = `In ${countOf(count, 'case')} all that was found is empty, 0, false or null. any_value counts these too.`
  return makeNote('info', 'any-value-counts-empty', 'operator', sentence)
}

function holdsOnlyEmpty(found: PhpValue): boolean {
  return isPhpArray(found) && arrayValues(found).every(isEmpty)
}

function noteCountedFields({ query, walk }: ConditionTrace): ConditionNote | undefined {
  if (query.kind !== 'count-if' || !isPhpMap(walk.result)) return undefined
  if (isEmpty(walk.result)) return undefined
  const count = Object.keys(walk.result).length
  const sentence = `The path leads to an object, so its ${countOf(count, 'field')} are counted, not the object.`
  return makeNote('warning', 'count-of-fields', 'path', sentence)
}
