import { conditionLayouts, type ConditionLayout } from '../explain/condition-layout.ts'
import { isNumericString } from '../../php/numeric-string.ts'
import type { PathToken } from '../parse-path.ts'
import { makeNote, replace } from './make-note.ts'
import type { Note } from './note.ts'

/** What is odd about the matchers of a token, whatever the data. */
export function checkConditions(token: PathToken): Note[] {
  return conditionLayouts(token).flatMap((layout) => [
    ...checkAttribute(layout),
    ...checkOperator(layout),
    ...checkValue(layout),
  ])
}

function checkAttribute({ condition, attribute, ...span }: ConditionLayout): Note[] {
  const name = condition.attribute
  const trimmed = name.trim()
  if (trimmed !== name && trimmed !== '') {
    const sentence = `MISP looks for a field named “${name}”, space included.`
    const fix = replace('Remove the space', attribute, trimmed)
    return [makeNote('error', 'attribute-spaces', attribute, sentence, fix)]
  }
  if (condition.operator === undefined && /^(?:\d+|\*|\{[ns*]\})$/.test(name)) {
    return [noteIndex(name, span)]
  }
  return []
}

/** `Attribute[0]` and `Attribute[*]`, as other path languages write them. */
function noteIndex(name: string, span: { start: number; end: number }): Note {
  const meant = /^\d+$/.test(name) ? name : '{n}'
  const sentence = `Brackets hold matchers: [${name}] keeps what has a field “${name}”, it does not go into the list. Items of a list are reached with a dot.`
  return makeNote(
    'warning',
    'not-json-path',
    span,
    sentence,
    replace(`Write .${meant}`, span, `.${meant}`),
  )
}

/** What other languages write, and what a hash path calls it. */
const OPERATORS: readonly (readonly [wrong: string, right: string])[] = [
  ['===', '='],
  ['!==', '!='],
  ['==', '='],
  ['=>', '>='],
  ['=<', '<='],
  ['<>', '!='],
  ['=~', '='],
  ['=!', '!='],
]

function checkOperator({ condition, operator, value }: ConditionLayout): Note[] {
  if (operator === undefined || value === undefined) return []
  const written = `${condition.operator ?? ''}${condition.value}`
  const known = OPERATORS.find(([wrong]) => written.startsWith(wrong))
  if (known === undefined) return checkMissingValue(condition, operator, value)
  const [wrong, right] = known
  const span = { start: operator.start, end: operator.start + wrong.length }
  if (span.end <= value.start) return []
  const sentence = `MISP reads “${wrong}” as ${condition.operator ?? ''} and compares with “${condition.value}”. The operators are = != < > <= >=.`
  return [
    makeNote('error', 'doubled-operator', span, sentence, replace(`Write ${right}`, span, right)),
  ]
}

/** `[a>=]` is read as “greater than the text =”, and `[a= ]` as “equal to a space”. */
function checkMissingValue(
  condition: ConditionLayout['condition'],
  operator: { start: number; end: number },
  value: { start: number; end: number },
): Note[] {
  const written = `${condition.operator ?? ''}${condition.value}`
  const isOrder = written === '>=' || written === '<='
  if (!isOrder && condition.value.trim() !== '') return []
  const read = condition.value.trim() === '' ? 'a space' : `the text “${condition.value}”`
  const sentence = `There is no value, so MISP reads this as ${condition.operator ?? ''} and compares with ${read}.`
  return [makeNote('error', 'empty-matcher', { start: operator.start, end: value.end }, sentence)]
}

const QUOTED = /^(["'“”‘’`«]).*(["'“”‘’`»])$/s

function checkValue({ condition, value, ...span }: ConditionLayout): Note[] {
  if (value === undefined) return []
  const text = condition.value
  if (QUOTED.test(text.trim()) && text.trim().length > 1) {
    const inner = text.trim().slice(1, -1)
    const fix = inner.trim() === '' ? undefined : replace('Remove the quotes', value, inner)
    const sentence = `Quotes mean nothing special in a matcher: MISP compares with ${text}, quotes included.`
    return [makeNote('error', 'quoted-value', value, sentence, fix)]
  }
  if (text.trimEnd() !== text && text.trim() !== '' && !isNumericString(text)) {
    const sentence = `The space before the bracket belongs to the value: MISP compares with “${text}”.`
    const fix = replace('Remove the space', value, text.trimEnd())
    return [makeNote('error', 'value-spaces', value, sentence, fix)]
  }
  return checkWord(condition, value, span)
}

function checkWord(
  condition: ConditionLayout['condition'],
  value: { start: number; end: number },
  span: { start: number; end: number },
): Note[] {
  const { attribute, operator, value: word } = condition
  if (/^null$/i.test(word) && (operator === '=' || operator === '!=')) {
    const sentence = `Matchers know no null: MISP compares with the text “${word}”. [${attribute}] asks whether the field is there and not null; nothing finds those where it is.`
    const fix =
      operator === '!=' ? replace(`Write [${attribute}]`, span, `[${attribute}]`) : undefined
    return [makeNote('warning', 'null-is-text', value, sentence, fix)]
  }
  if (/^(?:true|false)$/i.test(word) && word !== word.toLowerCase()) {
    const sentence = `A boolean counts as the text “true” or “false” here, in lower case: “${word}” is equal to neither.`
    const fix = replace(`Write ${word.toLowerCase()}`, value, word.toLowerCase())
    return [makeNote('error', 'boolean-case', value, sentence, fix)]
  }
  return []
}

/**
 * `[Tag.name=x]`: a matcher compares direct fields, so what is further inside can't be asked for. Another path finds the
 * inner items themselves.
 *
 * @param end of the path: what stands behind the condition was meant for the outer items
 */
export function dottedAttribute(layout: ConditionLayout, end: number): Note | undefined {
  const { condition, attribute, start } = layout
  const inner = /^(.+)\.([^.]+)$/.exec(condition.attribute)
  if (inner === null) return undefined
  const [, list = '', field = ''] = inner
  const sentence = `MISP looks for one field whose name is “${condition.attribute}”. Matchers see the direct fields of an item only, so no path can keep items by what is inside their “${list}”. A filter can: with the path to the items as selector and “${list}.{n}.${field}” as path.`
  const steps = list.replaceAll('.{n}', '').split('.').join('.{n}.')
  const test = condition.text.slice(1 + condition.attribute.length, -1)
  const fix = replace(
    `Find the entries of ${list} instead`,
    { start, end },
    `.${steps}.{n}[${field}${test}]`,
  )
  return makeNote('error', 'dotted-attribute', attribute, sentence, fix)
}
