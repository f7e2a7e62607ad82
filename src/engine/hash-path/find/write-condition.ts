import { isPhpArray } from '../../php/array.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpValue } from '../../php/value.ts'
import { parseConditions } from '../parse-conditions.ts'

const MOST_CHARACTERS = 200

/** The matcher for items whose field has this value; undefined where none can be written. */
export function equalityWith(field: string, value: PhpValue): string | undefined {
  if (value === null || isPhpArray(value)) return undefined
  return written(field, '=', valueText(value))
}

/** The matcher for items whose field has another value. */
export function differenceFrom(field: string, value: PhpValue): string | undefined {
  if (value === null || isPhpArray(value)) return undefined
  return written(field, '!=', valueText(value))
}

/** The matcher for items that have a field. */
export function presenceOf(field: string): string | undefined {
  const text = `[${field}]`
  const [condition, ...others] = parseConditions(text)
  const isRead = condition?.text === text && condition.attribute === field && others.length === 0
  return isRead && !/[[\]]/.test(field) && condition.operator === undefined ? text : undefined
}

/** The matcher for items whose field matches a regex, given without delimiters. */
export function regexOn(field: string, pattern: string): string | undefined {
  const text = written(field, '=', `/${pattern}/`)
  const regex = text === undefined ? undefined : parseConditions(text)[0]?.regex
  return regex?.refused === undefined && regex?.unsupported === undefined ? text : undefined
}

/** A text for use inside of a regex; undefined where brackets would end the matcher. */
export function escapeForRegex(text: string): string | undefined {
  return /[[\]\n]/.test(text) ? undefined : text.replace(/[\\^$.|?*+(){}/#]/g, '\\$&')
}

/** Booleans are compared as words. */
function valueText(value: PhpValue): string {
  return typeof value === 'boolean' ? String(value) : toPhpString(value)
}

/** The matcher, if MISP reads it as it was meant: brackets, slashes and spaces can't be escaped. */
function written(field: string, operator: string, value: string): string | undefined {
  if (value.length > MOST_CHARACTERS || /[[\]]/.test(field + value)) return undefined
  const text = `[${field}${operator}${value}]`
  const [condition, ...others] = parseConditions(text)
  const isRead =
    condition?.text === text &&
    condition.attribute === field &&
    condition.operator === operator &&
    condition.value === value
  return isRead && others.length === 0 ? text : undefined
}
