import { arrayGet, isPhpArray, isPhpMap } from '../php/array.ts'
import { phpTypeError } from '../php/errors.ts'
import {
  isGreater,
  isGreaterOrEqual,
  isLess,
  isLessOrEqual,
  looseEquals,
} from '../php/loose-compare.ts'
import { isNumericString } from '../php/numeric-string.ts'
import { toPhpString } from '../php/to-string.ts'
import { phpTypeName } from '../php/type-name.ts'
import type { PhpArray, PhpMap, PhpValue } from '../php/value.ts'
import { parseConditions, type Condition } from './parse-conditions.ts'
import { fieldOf, readField, type Field } from './read-field.ts'
import type { CompiledRegex } from './regex/compile-regex.ts'

/** Whether an item passes. */
export type ItemTest = (item: PhpArray) => boolean

/** Whether what stands under a condition's attribute passes. */
type ValueTest = (property: PhpValue) => boolean

/**
 * Whether an item passes all conditions of a text such as `[type=ip-src][to_ids=1]`.
 *
 * @throws PhpError when the item is no array, or when a regex meets an array
 * @throws UnsupportedRegexError when a regex can't be translated faithfully
 */
export function matches(item: PhpValue, conditions: string): boolean {
  return testOnlyArrays(itemTest(parseConditions(conditions)), item)
}

/** Runs a test as MISP's `_matches` does, which takes arrays only. */
export function testOnlyArrays(test: ItemTest, item: PhpValue): boolean {
  if (isPhpArray(item)) return test(item)
  throw phpTypeError(
    `Hash::_matches(): Argument #1 ($data) must be of type array, ${phpTypeName(item)} given`,
  )
}

/**
 * The conditions of a token, ready for testing many items. Most consist of one comparison with a text that is no number,
 * or of one simple regex: those are decided on the spot where the attribute is a text.
 */
export interface ItemFilter {
  readonly test: ItemTest
  readonly field: Field
  /** The text that the attribute has to be, if that is all. */
  readonly text: string | undefined
  /** The regex that the attribute has to match, if that is all. */
  readonly regex: RegExp | undefined
}

/** Prepares conditions. */
export function itemFilter(conditions: readonly Condition[]): ItemFilter {
  const test = itemTest(conditions)
  const [only, ...others] = conditions
  if (only?.operator !== '=' || others.length > 0) {
    return { test, field: fieldOf(''), text: undefined, regex: undefined }
  }
  const { attribute, value, regex } = only
  const isText = regex === undefined && !isNumericString(value)
  return {
    test,
    field: fieldOf(attribute),
    text: isText ? intern(value) : undefined,
    regex: regex?.native,
  }
}

/** The same text in the form V8 keeps one copy of: comparing it with others of that form is comparing addresses. */
function intern(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text
}

/** Whether a map passes a filter. */
export function passes({ test, field, regex }: ItemFilter, item: PhpMap): boolean {
  if (regex === undefined) return test(item)
  const property = readField(item, field.slot, field.name)
  return typeof property === 'string' ? regex.test(property) : test(item)
}

/** The test of several conditions: they are tried in order, the first that fails ends it. */
export function itemTest(conditions: readonly Condition[]): ItemTest {
  const tests = conditions.map(conditionTest)
  const [first, second] = tests
  if (first === undefined) return () => true
  if (second === undefined) return first
  return (item) => {
    for (const test of tests) if (!test(item)) return false
    return true
  }
}

/**
 * The test of one condition. The attribute must be there (also for `!=`); without an operator it must not be null.
 */
export function conditionTest(condition: Condition): ItemTest {
  const field = fieldOf(condition.attribute)
  if (condition.operator === undefined) return (item) => (readItem(item, field) ?? null) !== null
  const test = valueTest(condition)
  return (item) => {
    const property = readItem(item, field)
    return property !== undefined && test(property)
  }
}

function readItem(item: PhpArray, field: Field): PhpValue | undefined {
  return isPhpMap(item) ? readField(item, field.slot, field.name) : arrayGet(item, field.name)
}

function valueTest(condition: Condition): ValueTest {
  const { value, regex } = condition
  if (regex !== undefined) return (property) => matchesRegex(regex, booleanAsText(property, false))
  const isNumber = isNumericString(value)
  switch (condition.operator) {
    case '=':
      return (property) => equalsText(property, value, isNumber)
    case '!=':
      return (property) => !equalsText(property, value, isNumber)
    // An order holds unless its opposite does, which tells arrays apart that can't be compared.
    case '>':
      return (property) => !isLessOrEqual(booleanAsText(property, isNumber), value)
    case '<':
      return (property) => !isGreaterOrEqual(booleanAsText(property, isNumber), value)
    case '>=':
      return (property) => !isLess(booleanAsText(property, isNumber), value)
    case '<=':
      return (property) => !isGreater(booleanAsText(property, isNumber), value)
    case undefined:
      return () => true
  }
}

/** Loose equality with a text. Different texts can only be equal when both are numbers. */
function equalsText(property: PhpValue, value: string, isNumber: boolean): boolean {
  if (typeof property === 'string' && !isNumber) return property === value
  return looseEquals(booleanAsText(property, isNumber), value)
}

/** Booleans take part as text: as `1` or `0` when compared with a number, else as `true` or `false`. */
export function booleanAsText(property: PhpValue, comparedWithNumber: boolean): PhpValue {
  if (typeof property !== 'boolean') return property
  return comparedWithNumber ? String(Number(property)) : String(property)
}

function matchesRegex(regex: CompiledRegex, property: PhpValue): boolean {
  if (isPhpArray(property)) {
    throw phpTypeError('preg_match(): Argument #2 ($subject) must be of type string, array given')
  }
  return regex.test(toPhpString(property))
}
