import { isPhpArray, isPhpList, isPhpMap } from '../../php/array.ts'
import type { PhpValue } from '../../php/value.ts'
import { insertAt, makeNote, replace } from '../advice/make-note.ts'
import type { Note, Severity } from '../advice/note.ts'
import type { Span } from './condition-layout.ts'
import type { DropReason } from './explanation.ts'
import { countOf } from './show-value.ts'
import { similarTo } from './similar.ts'
import type { PathTrace, StepTrace } from './trace.ts'

/** What is worth knowing about what a token's key part found. */
export function keyNotes(trace: PathTrace, step: StepTrace, index: number): Note[] {
  return [
    ...noteMissingKey(step),
    ...noteList(trace, step),
    ...noteObject(trace, step, index),
    ...noteTextWildcard(step),
    ...noteScalars(step),
    ...noteLooseNumber(step),
    ...noteBracketsOnList(step),
    ...noteScalarsInBrackets(step),
  ]
}

function keySpan({ token }: StepTrace): Span {
  return { start: token.start, end: token.start + token.key.length }
}

/** How many items ended for a reason. */
function countDropped(step: StepTrace, reason: DropReason): number {
  return step.drops
    .filter((group) => group.reason === reason)
    .reduce((sum, { indexes }) => sum + indexes.length, 0)
}

/** A find that leaves nothing is a problem, one that leaves something is worth a word. */
function severityOf({ reached }: StepTrace): Severity {
  return reached.count === 0 ? 'error' : 'info'
}

function noteMissingKey(step: StepTrace): Note[] {
  const count = countDropped(step, 'key-missing')
  if (count === 0 || step.reached.count > 0 || step.token.key === '') return []
  const { key } = step.token
  const [meant] = similarTo(key, keysOf(step.before.values))
  const where = count === 1 ? 'There is' : `None of ${countOf(count, 'item')} has`
  const sentence = count === 1 ? `There is no field “${key}” here.` : `${where} a field “${key}”.`
  if (meant === undefined) return [makeNote('warning', 'key-missing', keySpan(step), sentence)]
  const fix = replace(`Write ${meant}`, keySpan(step), meant)
  return [
    makeNote('error', 'key-missing', keySpan(step), `${sentence} Did you mean “${meant}”?`, fix),
  ]
}

const MOST_LOOKED_AT = 1_000

function keysOf(values: readonly PhpValue[]): Set<string> {
  const keys = new Set<string>()
  for (const value of values.slice(0, MOST_LOOKED_AT)) {
    if (isPhpMap(value)) for (const key of Object.keys(value)) keys.add(key)
  }
  return keys
}

function noteList({ parsed }: PathTrace, step: StepTrace): Note[] {
  const count = countDropped(step, 'list-has-no-keys')
  if (count === 0 || parsed === undefined || step.token.key === '') return []
  const { key, start } = step.token
  const sentence = `“${key}” is looked for in a list, and a list has items, not fields. Write {n} to go through the items first.`
  const fix = insertAt('Insert {n}.', start, '{n}.')
  return [makeNote(severityOf(step), 'list-needs-wildcard', keySpan(step), sentence, fix)]
}

/** `{n}` on an object: what stands behind it may be its field. */
function noteObject({ parsed }: PathTrace, step: StepTrace, index: number): Note[] {
  if (countDropped(step, 'no-numeric-keys') === 0 || step.token.kind !== 'number') return []
  const sentence =
    'This is an object with named fields, not a list. {n} goes through numbered items only and finds nothing in it.'
  const next = parsed?.tokens[index + 1]
  const span = { start: step.token.start, end: next?.start ?? 0 }
  const leadsOn = next !== undefined && keysOf(step.before.values).has(next.key)
  const fix =
    leadsOn && step.token.conditions === undefined ? replace('Remove {n}', span, '') : undefined
  return [makeNote(severityOf(step), 'object-needs-no-wildcard', keySpan(step), sentence, fix)]
}

function noteTextWildcard(step: StepTrace): Note[] {
  if (countDropped(step, 'no-text-keys') === 0) return []
  const sentence =
    'This is a list: its items are numbered, not named, and {s} goes through named fields only.'
  const fix = replace('Write {n}', keySpan(step), '{n}')
  return [makeNote(severityOf(step), 'text-wildcard-on-list', keySpan(step), sentence, fix)]
}

function noteScalars(step: StepTrace): Note[] {
  const { keys } = step.reached
  const count = keys.reduce<number>((sum, key) => sum + Number(key === null), 0)
  if (count === 0) return []
  const sentence = `${countOf(count, 'single value')} ${count === 1 ? 'counts as a list of itself' : 'count as lists of themselves'}: “${step.token.key}” gives the value back.`
  return [makeNote('info', 'scalar-iterated', keySpan(step), sentence)]
}

function noteLooseNumber(step: StepTrace): Note[] {
  const { token, reached } = step
  if (token.kind !== 'numeric') return []
  const others = new Set(
    reached.keys.map(String).filter((key) => key !== token.key && key !== 'null'),
  )
  if (others.size === 0) return []
  const found = [...others]
    .slice(0, 3)
    .map((key) => `“${key}”`)
    .join(', ')
  const sentence = `“${token.key}” also stands for keys that are equal to it as numbers: found ${found}.`
  return [makeNote('warning', 'number-is-loose', keySpan(step), sentence)]
}

/** `Attribute[type=x]` tests the list, whose keys are numbers. */
function noteBracketsOnList(step: StepTrace): Note[] {
  const { token, reached, kept } = step
  if (token.conditions === undefined || token.conditions.length === 0 || token.kind !== 'name')
    return []
  const lists = reached.values.filter((value) => isPhpList(value) && value.length > 0).length
  if (lists === 0 || token.key === '') return []
  const span = { start: token.start + token.key.length, end: token.start + token.text.length }
  const sentence = `The brackets test what “${token.key}” leads to, which is a list: it has no such field, its items have. Write {n} before the brackets to test the items.`
  const fix = insertAt('Insert .{n}', span.start, '.{n}')
  return [makeNote(kept.count === 0 ? 'error' : 'warning', 'matcher-on-list', span, sentence, fix)]
}

function noteScalarsInBrackets(step: StepTrace): Note[] {
  const { token, reached } = step
  const count = countDropped(step, 'not-an-array')
  if (count === 0) return []
  const span = { start: token.start + token.key.length, end: token.start + token.text.length }
  const isAll = count === reached.count && !reached.values.some(isPhpArray)
  const sentence = `${countOf(count, 'value')} ${count === 1 ? 'is' : 'are'} dropped for being no list or object, whatever stands in the brackets.`
  return [makeNote(isAll ? 'error' : 'info', 'matcher-drops-scalars', span, sentence)]
}
