import { compileRegex, type CompiledRegex } from './regex/compile-regex.ts'

export type ConditionOperator = '=' | '!=' | '>' | '<' | '>=' | '<='

/** One condition of a token, such as `[type=ip-src]`. */
export interface Condition {
  /** The condition as written, brackets included. */
  readonly text: string
  /** Where it starts in the text the conditions were read from. */
  readonly start: number
  readonly attribute: string
  /** Undefined for `[attribute]`, which asks whether the attribute is there. */
  readonly operator: ConditionOperator | undefined
  /** The text to compare with; empty without an operator. */
  readonly value: string
  /** The value as a regex: with `=` and a value that starts with `/`. */
  readonly regex: CompiledRegex | undefined
}

/**
 * One condition: as few characters as possible (none of `= > < !`), then perhaps an operator and a value. A value runs
 * from `/` to a `/` directly followed by `]`, or else up to the first `]`. White space is ASCII only.
 */
const CONDITION = /\[([^=><!]+?)(?:[ \t-\r]*([><!]?=|[><])[ \t-\r]*(\/[^\n]*?\/(?=\])|[^\]]+))?\]/g

/**
 * Reads the conditions of a token: all that can be found from left to right. MISP ignores text that is no condition.
 */
export function parseConditions(text: string): Condition[] {
  return Array.from(text.matchAll(CONDITION), (match) => {
    const [whole, attribute = '', operator, value = ''] = match
    return {
      text: whole,
      start: match.index,
      attribute,
      operator: isOperator(operator) ? operator : undefined,
      value,
      regex: operator === '=' && value.startsWith('/') ? compileRegex(value) : undefined,
    }
  })
}

const OPERATORS: readonly string[] = ['=', '!=', '>', '<', '>=', '<='] satisfies ConditionOperator[]

function isOperator(text: string | undefined): text is ConditionOperator {
  return text !== undefined && OPERATORS.includes(text)
}
