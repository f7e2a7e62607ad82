import { isPhpArray } from '../../php/array.ts'
import { isTruthy } from '../../php/empty.ts'
import { isNumeric, isNumericString } from '../../php/numeric-string.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpValue } from '../../php/value.ts'
import { booleanAsText } from '../match-conditions.ts'
import type { Condition } from '../parse-conditions.ts'
import type { ComparedAs, Comparison } from './explanation.ts'
import { aTypeOf, comparedValue, previewOf } from './show-value.ts'

/** How a condition compared a field's value with its own text. `holds` is the outcome of the real test. */
export function compareByCondition(
  property: PhpValue,
  condition: Condition,
  holds: boolean,
): Comparison {
  const { operator = '=', value, regex } = condition
  if (regex !== undefined) return compareWithRegex(property, condition, holds)
  const left = booleanAsText(property, isNumericString(value))
  const comparison = compareValues(left, operator, value, holds)
  if (left === property) return comparison
  const how = `${previewOf(property)} counts as the text ${previewOf(left)} in a matcher. `
  return { ...comparison, left: comparedValue(property), sentence: how + comparison.sentence }
}

function compareWithRegex(property: PhpValue, condition: Condition, holds: boolean): Comparison {
  return {
    left: comparedValue(property),
    operator: '=',
    right: { text: condition.value, type: 'text' },
    as: 'regex',
    holds,
    sentence: regexSentence(property, condition, holds),
  }
}

function regexSentence(property: PhpValue, { regex, value }: Condition, holds: boolean): string {
  if (regex?.refused !== undefined) {
    return `${value} is not a valid regex (${regex.refused.reason}), so nothing matches it.`
  }
  const subject = previewOf(toPhpString(booleanAsText(property, false)))
  const read = typeof property === 'string' ? '' : `${previewOf(property)} is read as ${subject}. `
  return `${read}${subject} ${holds ? 'matches' : 'does not match'} ${value}.`
}

/** How PHP compares two values loosely; `holds` is the outcome. */
export function compareValues(
  left: PhpValue,
  operator: string,
  right: PhpValue,
  holds: boolean,
): Comparison {
  const as = comparedAs(left, right)
  const verdict = `so ${previewOf(left)} ${operator} ${previewOf(right)} is ${holds ? 'true' : 'false'}`
  return {
    left: comparedValue(left),
    operator,
    right: comparedValue(right),
    as,
    holds,
    sentence: `${howCompared(as, left, right)}, ${verdict}.`,
  }
}

/** What PHP 8 compares two values as: the first rule that applies. */
export function comparedAs(left: PhpValue, right: PhpValue): ComparedAs {
  if (isPhpArray(left) && isPhpArray(right)) return 'arrays'
  if (isNullAndText(left, right) || isNullAndText(right, left)) return 'null-as-empty-text'
  if (isNullOrBoolean(left) || isNullOrBoolean(right)) return 'booleans'
  if (isPhpArray(left) || isPhpArray(right)) return 'array-is-greater'
  return isNumeric(left) && isNumeric(right) ? 'numbers' : 'texts'
}

function isNullAndText(one: PhpValue, other: PhpValue): boolean {
  return one === null && typeof other === 'string'
}

function isNullOrBoolean(value: PhpValue): boolean {
  return value === null || typeof value === 'boolean'
}

function howCompared(as: ComparedAs, left: PhpValue, right: PhpValue): string {
  switch (as) {
    case 'numbers':
      return 'Both read as numbers and are compared as such'
    case 'texts':
      return 'They are compared as texts, letter by letter'
    case 'booleans':
      return `One of them is ${aTypeOf(isNullOrBoolean(left) ? left : right)}, so both are compared as true or false (${truth(left)} and ${truth(right)})`
    case 'null-as-empty-text':
      return 'null is compared as an empty text'
    case 'array-is-greater':
      return 'A list or object is greater than any single value and equal to none'
    case 'arrays':
      return 'Lists and objects are compared by their number of entries, then entry by entry'
    case 'regex':
      return 'Compared with a regex'
  }
}

function truth(value: PhpValue): string {
  return `${previewOf(value)} counts as ${isTruthy(value) ? 'true' : 'false'}`
}
