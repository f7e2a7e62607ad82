import type { PhpValue } from '../../php/value.ts'
import type { PathToken } from '../parse-path.ts'
import type { DropGroup } from './drop-recorder.ts'
import { aTypeOf, countOf, shorten } from './show-value.ts'
import type { DropReason } from './explanation.ts'

/** Why items of a group ended at a token, in a sentence about all of them. */
export function dropSentence(group: DropGroup, token: PathToken, count: number): string {
  const items = countOf(count, 'item')
  const verb = count === 1 ? 'was' : 'were'
  return `${items} ${verb} dropped: ${reasonInWords(group, token)}.`
}

/** Why one item ended, where no comparison tells it. */
export function itemSentence(group: DropGroup, token: PathToken, value: PhpValue): string {
  return group.reason === 'not-an-array' || group.reason === 'scalar-has-no-keys'
    ? `This is ${aTypeOf(value)}: ${reasonInWords(group, token)}.`
    : `${capitalised(reasonInWords(group, token))}.`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function reasonInWords(group: DropGroup, token: PathToken): string {
  const condition = token.conditions?.[group.condition ?? -1]
  if (condition === undefined) return KEY_REASONS[group.reason](shorten(token.key))
  const field = `“${shorten(condition.attribute)}”`
  switch (group.reason) {
    case 'attribute-missing':
      return `there is no field ${field}${condition.operator === '!=' ? ' (!= needs it too)' : ''}`
    case 'attribute-null':
      return `${field} is null, which does not count as present`
    case 'regex-no-match':
      return `${field} does not match ${shorten(condition.value)}`
    case 'regex-refused':
      return `${shorten(condition.value)} is not a valid regex (${condition.regex?.refused?.reason ?? ''}), so nothing matches`
    default:
      return `${condition.text} does not hold`
  }
}

const unused = (): string => 'the condition does not hold'

const KEY_REASONS: Readonly<Record<DropReason, (key: string) => string>> = {
  'key-missing': (key) => `there is no field “${key}”`,
  'list-has-no-keys': (key) =>
    `this is a list, which has items but no field “${key}”; {n} goes to its items`,
  'scalar-has-no-keys': (key) => `a single value has no fields, so no “${key}” either`,
  'null-has-no-keys': () => 'null has no fields or items',
  'empty-array': () => 'the list or object is empty',
  'no-numeric-keys': () => 'this is an object with named fields, not a list, so {n} finds nothing',
  'no-text-keys': () => 'this is a list, which has no named fields, so {s} finds nothing',
  'index-missing': (key) => `the list has no item ${key}`,
  'null-value': () => 'the value is null, which counts as missing here',
  'not-an-array': () => 'brackets drop everything that is neither a list nor an object',
  'attribute-missing': unused,
  'attribute-null': unused,
  'condition-false': unused,
  'regex-no-match': unused,
  'regex-refused': unused,
}
