import type { Compat } from '../compat.ts'
import { extract, extractor } from '../hash-path/index.ts'
import { arrayEntries, arrayFromEntries, arrayGet, arrayValues, isPhpArray } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { phpTypeError } from '../php/errors.ts'
import { inArray } from '../php/in-array.ts'
import { looseEquals } from '../php/loose-compare.ts'
import { phpSort } from '../php/sort.ts'
import { phpTypeName } from '../php/type-name.ts'
import type { PhpArray, PhpList, PhpValue } from '../php/value.ts'

/** The operators of MISP's conditions. */
export type Operator = ValueOperator | ListOperator | 'any_value'

type ValueOperator = 'in' | 'not_in' | 'equals' | 'not_equals'
type ListOperator = 'in_or' | 'in_and' | 'not_in_or' | 'not_in_and'

/** In MISP's order, which decides when an operator is loosely equal to several (true is `in`). */
const OPERATORS = [
  'in',
  'not_in',
  'equals',
  'not_equals',
  'in_or',
  'in_and',
  'not_in_or',
  'not_in_and',
] as const satisfies Operator[]

/**
 * Whether data meets a condition.
 *
 * MISP: `in` and `not_in` need data that is an array, `equals` and `not_equals` data that is none, the four list
 * operators two arrays; otherwise all are false. Values are compared loosely. Any other operator (`any_value`, `greater`
 * and the like included) is false.
 */
export function evaluateCondition(data: PhpValue, operator: PhpValue, value: PhpValue): boolean {
  return evaluateKnown(data, knownOperator(operator), value)
}

type KnownOperator = ValueOperator | ListOperator

function knownOperator(operator: PhpValue): KnownOperator | undefined {
  return OPERATORS.find((name) => looseEquals(operator, name))
}

function evaluateKnown(
  data: PhpValue,
  operator: KnownOperator | undefined,
  value: PhpValue,
): boolean {
  switch (operator) {
    case undefined:
      return false
    case 'in':
      return isPhpArray(data) && inArray(value, data)
    case 'not_in':
      return isPhpArray(data) && !inArray(value, data)
    case 'equals':
      return !isPhpArray(data) && looseEquals(data, value)
    case 'not_equals':
      return !isPhpArray(data) && !looseEquals(data, value)
    default:
      return isPhpArray(data) && isPhpArray(value) && compareLists(data, operator, value)
  }
}

function compareLists(data: PhpArray, operator: ListOperator, value: PhpArray): boolean {
  const items = arrayValues(data)
  const isCommon = (item: PhpValue): boolean => inArray(item, value)
  switch (operator) {
    case 'in_or':
      return items.some(isCommon)
    case 'not_in_or':
      return !items.some(isCommon)
    case 'in_and':
      return looseEquals(phpSort(items.filter(isCommon)), phpSort(value))
    case 'not_in_and':
      // Not sorted, so the same items in another order count as different.
      return !looseEquals(items.filter(isCommon), arrayValues(value))
  }
}

/**
 * What a path finds in data; with an empty path the data itself, whatever it is.
 *
 * @throws PhpError when there is a path and the data is no array, or a regex meets an array
 * @throws UnsupportedRegexError when a regex of the path can't be translated faithfully
 */
export function extractData(data: PhpValue, path: PhpValue): PhpValue {
  return isEmpty(path) ? data : extract(data, path)
}

/**
 * The items that meet a condition on what the path finds in each of them. Depending on the version they keep their keys
 * or are numbered anew.
 *
 * MISP: `equals` and `not_equals` look at the first value found only (at nothing, if nothing was found, which fails both);
 * `any_value` keeps items in which something was found.
 *
 * @throws PhpError when an item is no array and the path is not empty, or a regex meets an array
 * @throws UnsupportedRegexError when a regex of the path can't be translated faithfully
 */
export function getItemsMatchingCondition(
  items: PhpValue,
  value: PhpValue,
  operator: PhpValue,
  path: PhpValue,
  compat: Compat,
): PhpValue {
  if (!isPhpArray(items)) return itemsThatAreNone(items, compat)
  const find = isEmpty(path) ? (item: PhpValue): PhpValue => item : extractor(path)
  const meets = conditionTest(operator, value)
  if (compat.reindexesFilteredItems) return arrayValues(items).filter((item) => meets(find(item)))
  return arrayFromEntries(arrayEntries(items).filter(([, item]) => meets(find(item))))
}

/** Items that can't be iterated: only a warning, unless they are to be numbered anew. */
function itemsThatAreNone(items: PhpValue, compat: Compat): PhpValue {
  if (!compat.reindexesFilteredItems) return items
  throw phpTypeError(
    `array_values(): Argument #1 ($array) must be of type array, ${phpTypeName(items)} given`,
  )
}

const LOOKS_AT_FIRST: PhpList = ['equals', 'not_equals']

/** Whether what the path found in an item meets the condition of a filter. */
export function meetsCondition(found: PhpValue, operator: PhpValue, value: PhpValue): boolean {
  return conditionTest(operator, value)(found)
}

/** `meetsCondition` for many items: the operator is looked at once. */
function conditionTest(operator: PhpValue, value: PhpValue): (found: PhpValue) => boolean {
  const known = knownOperator(operator)
  const subject = subjectFor(operator)
  const needsAny = looseEquals(operator, 'any_value')
  return (found) => {
    const compared = subject(found)
    return (needsAny && !isEmpty(compared)) || evaluateKnown(compared, known, value)
  }
}

/** What a filter compares: `equals` and `not_equals` take the first value found, all others what was found. */
export function subjectOf(found: PhpValue, operator: PhpValue): PhpValue {
  return subjectFor(operator)(found)
}

function subjectFor(operator: PhpValue): (found: PhpValue) => PhpValue {
  if (!inArray(operator, LOOKS_AT_FIRST)) return (found) => found
  return (found) => (isEmpty(found) ? found : firstElement(found))
}

/** PHP's `$value[0]`: of a text the first byte, of other values that are no array nothing. */
function firstElement(value: PhpValue): PhpValue {
  if (isPhpArray(value)) return arrayGet(value, '0') ?? null
  if (typeof value !== 'string') return null
  const unit = value.charCodeAt(0)
  return unit < 0x80 ? value.charAt(0) : loneByte(value)
}

/** The first byte of a character of several: no text by itself, so it is written as half of a surrogate pair. */
function loneByte(text: string): string {
  return String.fromCharCode(0xdc00 + Number(new TextEncoder().encode(text)[0]))
}
