import type { Condition, ConditionOperator } from '../parse-conditions.ts'
import type { PathToken } from '../parse-path.ts'
import { shorten } from './show-value.ts'

/** What a token does, in a sentence. */
export function meaningOf(token: PathToken, isSimple: boolean): string {
  const goes = isSimple ? goesToKey(token.key) : goesTo(token)
  if (token.conditions === undefined) return `${goes}.`
  const conditions = token.conditions.map(conditionInWords)
  return conditions.length === 0
    ? `${goes}, then keeps whatever has fields: there is no matcher in the brackets.`
    : `${goes}, then keeps those ${conditions.join(' and ')}.`
}

function goesTo({ kind, key }: PathToken): string {
  switch (kind) {
    case 'number':
      return 'Goes to every item of the list'
    case 'text':
      return 'Goes to every named field, never to the items of a list'
    case 'any':
      return 'Goes to everything there is: the items of a list, the fields of an object'
    case 'numeric':
      return `Goes to the item ${key.trim()} of the list${key.trim() === '0' ? ', the first one' : ''} (or to a field whose name is equal to that number)`
    case 'name':
      return goesToKey(key)
  }
}

function goesToKey(key: string): string {
  if (key === '') return 'Looks for a field whose name is empty'
  if (/^\d+$/.test(key)) {
    return `Goes to the item ${key} of the list${key === '0' ? ', the first one' : ''} (or to the field “${key}”)`
  }
  return `Goes to the field “${shorten(key)}”`
}

/** A condition as the end of “those …”. */
function conditionInWords(condition: Condition): string {
  const { attribute, operator, value, regex } = condition
  const field = `“${shorten(attribute)}”`
  if (operator === undefined) return `that have a field ${field} (null does not count)`
  if (regex !== undefined) return `whose ${field} matches the regex ${shorten(value)}`
  const there = operator === '!=' ? ', where it is there,' : ''
  return `whose ${field}${there} is ${OPERATOR_WORDS[operator]} “${shorten(value)}”`
}

const OPERATOR_WORDS: Readonly<Record<ConditionOperator, string>> = {
  '=': 'equal to',
  '!=': 'not equal to',
  '>': 'greater than',
  '<': 'less than',
  '>=': 'greater than or equal to',
  '<=': 'less than or equal to',
}
