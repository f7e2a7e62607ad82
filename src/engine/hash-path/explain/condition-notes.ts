import { isPhpArray } from '../../php/array.ts'
import { isNumericString } from '../../php/numeric-string.ts'
import { toPhpString } from '../../php/to-string.ts'
import { dottedAttribute } from '../advice/check-conditions.ts'
import { makeNote, replace } from '../advice/make-note.ts'
import type { Note } from '../advice/note.ts'
import { comparedAs } from './compare-values.ts'
import { conditionLayouts } from './condition-layout.ts'
import { countOf, previewOf } from './show-value.ts'
import { similarTo } from './similar.ts'
import { TestedCondition } from './tested-condition.ts'
import type { StepTrace } from './trace.ts'

/** What is worth knowing about how a token's conditions dealt with the data. */
export function conditionNotes(step: StepTrace, pathEnd: number): Note[] {
  if (step.reached.count === 0) return []
  return conditionLayouts(step.token).flatMap((layout, number) => {
    const tested = new TestedCondition(step, layout, number, pathEnd)
    return NOTES.flatMap((note) => note(tested) ?? [])
  })
}

const NOTES: readonly ((tested: TestedCondition) => Note | undefined)[] = [
  noteMissingField,
  noteMissingValue,
  noteLooselyEqual,
  noteUnequalWithoutField,
  noteUnequalNull,
  notePresenceOfNull,
  noteOrderOfTexts,
  noteListCompared,
]

/** No item has the field at all. */
function noteMissingField(tested: TestedCondition): Note | undefined {
  if (tested.countDropped('attribute-missing') === 0 || !tested.nothingPassed) return undefined
  const isCompared =
    tested.countDropped('condition-false') > 0 || tested.countDropped('regex-no-match') > 0
  const missing = tested.otherFields
  if (missing.length === 0 || isCompared) return undefined
  if (tested.countDropped('attribute-null') > 0) return undefined
  const { attribute } = tested.layout
  const name = tested.condition.attribute
  const dotted = dottedAttribute(tested.layout, tested.pathEnd)
  if (dotted !== undefined) return dotted
  const [meant] = similarTo(name, missing)
  const sentence = `No item has a field “${name}”.`
  if (meant === undefined) return makeNote('warning', 'attribute-missing', attribute, sentence)
  const fix = replace(`Write ${meant}`, attribute, meant)
  return makeNote(
    'error',
    'attribute-missing',
    attribute,
    `${sentence} Did you mean “${meant}”?`,
    fix,
  )
}

/** Items have the field, but none has the value. */
function noteMissingValue(tested: TestedCondition): Note | undefined {
  const { operator, regex, value } = tested.condition
  const span = tested.layout.value
  if (operator !== '=' || regex !== undefined || span === undefined) return undefined
  if (!tested.nothingPassed) return undefined
  const failed = tested.failedValues
  if (failed.length === 0) return undefined
  const number = NUMBERS_OF_WORDS.get(value)
  if (number !== undefined && failed.some((other) => String(other) === number)) {
    const sentence = `“${value}” is equal to real booleans only, and here the field is ${number} or “${number}”. A matcher with ${number} finds both.`
    return makeNote(
      'error',
      'only-booleans',
      span,
      sentence,
      replace(`Write ${number}`, span, number),
    )
  }
  const texts = new Set(failed.filter((other) => !isPhpArray(other)).map(toPhpString))
  const [meant] = similarTo(value, texts)
  const sentence = `The field is there, but in no item is it equal to “${value}”.`
  if (meant === undefined) return makeNote('warning', 'value-missing', span, sentence)
  const isCase = meant.toLowerCase() === value.toLowerCase()
  const hint = isCase
    ? `Upper and lower case count: there is “${meant}”.`
    : `Did you mean “${meant}”?`
  return makeNote(
    'error',
    'value-missing',
    span,
    `${sentence} ${hint}`,
    replace(`Write ${meant}`, span, meant),
  )
}

const NUMBERS_OF_WORDS: ReadonlyMap<string, string> = new Map([
  ['true', '1'],
  ['false', '0'],
])

/** Items that passed as their text is the same number. */
function noteLooselyEqual(tested: TestedCondition): Note | undefined {
  const { operator, value } = tested.condition
  const span = tested.layout.value
  if (operator !== '=' || span === undefined || !isNumericString(value)) return undefined
  const loose = tested.keptValues.filter(
    (other) =>
      (typeof other === 'string' || typeof other === 'number') && toPhpString(other) !== value,
  )
  const [first] = loose
  if (first === undefined) return undefined
  const sentence = `${countOf(loose.length, 'item')} matched although written differently: ${previewOf(first)} and “${value}” both read as numbers, and as numbers they are equal.`
  return makeNote('warning', 'loosely-equal', span, sentence)
}

function noteUnequalWithoutField(tested: TestedCondition): Note | undefined {
  const { operator, attribute } = tested.condition
  const count = tested.countDropped('attribute-missing')
  if (operator !== '!=' || count === 0) return undefined
  const sentence = `${countOf(count, 'item')} without a field “${attribute}” ${count === 1 ? 'was' : 'were'} dropped: != only holds where the field is there.`
  return makeNote('info', 'not-equal-needs-field', tested.layout, sentence)
}

/** Null behaves as an empty text: it differs from every value, and is less than all. */
function noteUnequalNull(tested: TestedCondition): Note | undefined {
  const { operator } = tested.condition
  if (operator !== '!=' && operator !== '<' && operator !== '<=') return undefined
  const count = tested.keptValues.reduce<number>((sum, value) => sum + Number(value === null), 0)
  if (count === 0) return undefined
  const sentence = `In ${countOf(count, 'item')} the field is null, which is compared as an empty text, so ${operator} holds.`
  return makeNote('info', 'null-is-unequal', tested.layout, sentence)
}

function notePresenceOfNull(tested: TestedCondition): Note | undefined {
  const count = tested.countDropped('attribute-null')
  if (count === 0) return undefined
  const sentence = `In ${countOf(count, 'item')} the field is there but null, which counts as not there. (false, 0 and empty texts do count.)`
  return makeNote('info', 'presence-of-null', tested.layout, sentence)
}

const DATE = /^\d{4}-\d\d/

/** `9a` and `10` are compared letter by letter. Dates are written so that this does not matter. */
function noteOrderOfTexts(tested: TestedCondition): Note | undefined {
  const { operator, value } = tested.condition
  const span = tested.layout.value
  if (span === undefined || operator === '=' || operator === '!=') return undefined
  if (!/^\d/.test(value) || DATE.test(value)) return undefined
  const odd = [...tested.keptValues, ...tested.failedValues].find(
    (other) =>
      typeof other === 'string' && /\d/.test(other) && comparedAs(other, value) === 'texts',
  )
  if (odd === undefined) return undefined
  const culprit = isNumericString(value) ? previewOf(odd) : `“${value}”`
  const sentence = `${culprit} is no number, so the two are compared letter by letter, where “10” comes before “9”.`
  return makeNote('warning', 'compared-as-text', span, sentence)
}

function noteListCompared(tested: TestedCondition): Note | undefined {
  const { operator, regex, attribute } = tested.condition
  if (operator === undefined || regex !== undefined) return undefined
  const values = [...tested.keptValues, ...tested.failedValues]
  const count = values.reduce<number>((sum, value) => sum + Number(isPhpArray(value)), 0)
  if (count === 0) return undefined
  const sentence = `In ${countOf(count, 'item')} “${attribute}” is a list or an object. It is equal to no text and greater than all of them, so ${operator} ${'!>'.includes(operator.charAt(0)) ? 'always holds' : 'never holds'}.`
  return makeNote('warning', 'list-compared', tested.layout, sentence)
}
