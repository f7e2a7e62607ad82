import { rethrowUnless } from '../../rethrow-unless.ts'
import { toByteText } from './byte-text.ts'
import { readDelimited, type DelimitedPattern } from './delimited-pattern.ts'
import { RefusedPattern, UnsupportedRegexError, Untranslatable } from './errors.ts'
import { checkLookBehinds } from './match-length.ts'
import { parsePattern } from './parser.ts'
import { offsetOfChar } from './pattern-chars.ts'
import { translate, type Translation } from './translate.ts'

/** A PHP regex, delimiters and modifiers included, made ready to run. */
export interface CompiledRegex {
  readonly pattern: string
  /** Why PHP refuses the pattern: it only warns, and nothing matches. */
  readonly refused: RegexFault | undefined
  /** Why this engine can't tell whether it matches: `test` throws it. */
  readonly unsupported: UnsupportedRegexError | undefined
  /** A JavaScript regex that gives the same answers, on texts as they are; undefined when it takes more than that. */
  readonly native: RegExp | undefined
  /**
   * Whether the regex matches somewhere in the text.
   *
   * @throws UnsupportedRegexError when JavaScript can't answer that faithfully
   */
  readonly test: (subject: string) => boolean
}

/** What is wrong with a pattern, and where in it (delimiters included). */
export interface RegexFault {
  readonly reason: string
  readonly position: number
}

/**
 * Prepares a regex as PHP's `preg_match` takes it. Never fails: what is wrong with it is told by the result. JavaScript's
 * own dialect differs in much, so the pattern is read by PCRE's rules and written anew.
 */
export function compileRegex(pattern: string): CompiledRegex {
  try {
    return compileDelimited(pattern, readDelimited(pattern))
  } catch (error) {
    rethrowUnless(error, RefusedPattern)
    return refusedRegex(pattern, { reason: error.message, position: error.index })
  }
}

function compileDelimited(pattern: string, delimited: DelimitedPattern): CompiledRegex {
  const { body, unicode } = delimited
  const positionOf = (index: number): number => 1 + offsetOfChar(body, unicode, index)
  try {
    const tree = parsePattern(body, unicode, delimited.options)
    checkLookBehinds(tree)
    return runnable(pattern, translate(tree, unicode, delimited.anchored), unicode)
  } catch (error) {
    if (error instanceof RefusedPattern) {
      return refusedRegex(pattern, { reason: error.message, position: positionOf(error.index) })
    }
    rethrowUnless(error, Untranslatable)
    const { construct, index } = error
    return unsupportedRegex(new UnsupportedRegexError(construct, positionOf(index), pattern))
  }
}

function runnable(pattern: string, translation: Translation, unicode: boolean): CompiledRegex {
  const regex = runnableRegExp(translation)
  if (regex === undefined) {
    return unsupportedRegex(new UnsupportedRegexError('a regex this big', 0, pattern))
  }
  const known = { pattern, refused: undefined, unsupported: undefined }
  const isNative = unicode ? !translation.hasReferences : translation.isAsciiOnly
  if (isNative) return { ...known, native: regex, test: (subject) => regex.test(subject) }
  const test = unicode ? characterSearch(regex) : byteSearch(regex)
  return { ...known, native: undefined, test }
}

/**
 * Too many groups are more than JavaScript takes, and repetitions of repetitions can be more than its regex machine has
 * room for, which shows when it starts.
 */
function runnableRegExp({ source, flags }: Translation): RegExp | undefined {
  try {
    const regex = new RegExp(source, flags)
    regex.test('')
    return regex
  } catch {
    return undefined
  }
}

function byteSearch(regex: RegExp): (subject: string) => boolean {
  return (subject) => regex.test(toByteText(subject))
}

function characterSearch(regex: RegExp): (subject: string) => boolean {
  const sticky = new RegExp(regex.source, `${regex.flags}y`)
  return (subject) =>
    HAS_SURROGATES.test(subject) ? matchesSomewhere(sticky, subject) : regex.test(subject)
}

const HAS_SURROGATES = /[\ud800-\udfff]/

/**
 * Tries a regex at each character. V8 by itself also tries between the two halves of a character, where references never
 * match, and a negative look ahead at one would succeed.
 */
function matchesSomewhere(sticky: RegExp, subject: string): boolean {
  for (let index = 0; index <= subject.length; index++) {
    sticky.lastIndex = index
    if (sticky.test(subject)) return true
    if (Number(subject.codePointAt(index)) > 0xffff) index++
  }
  return false
}

function refusedRegex(pattern: string, refused: RegexFault): CompiledRegex {
  return { pattern, refused, unsupported: undefined, native: undefined, test: () => false }
}

function unsupportedRegex(unsupported: UnsupportedRegexError): CompiledRegex {
  return {
    pattern: unsupported.pattern,
    refused: undefined,
    unsupported,
    native: undefined,
    test: () => {
      throw unsupported
    },
  }
}
