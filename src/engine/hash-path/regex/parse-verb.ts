import { isAsciiLetter, type PatternReader } from './pattern-reader.ts'
import { unrepeatable, type Item } from './item.ts'
import type { RegexNode } from './syntax-tree.ts'

/** Settings at the very start of a pattern that have no bearing on whether it matches. */
const HARMLESS_SETTINGS = /^\(\*(?:NO_START_OPT|NO_AUTO_POSSESS|NO_JIT|NO_DOTSTAR_ANCHOR|LF)\)/
const OTHER_SETTINGS =
  /^\(\*(?:UTF8?|UCP|CR|CRLF|ANYCRLF|ANY|NUL|BSR_ANYCRLF|BSR_UNICODE|NOTEMPTY|NOTEMPTY_ATSTART|LIMIT_(?:MATCH|DEPTH|RECURSION|HEAP)=\d+)\)/

/** What settings such as `(*UTF)` at the start of a pattern mean for its translation. */
export interface StartSettings {
  /** How many characters they take. */
  readonly length: number
  readonly untranslatable: string | undefined
}

/** Reads the settings at the start of a pattern. */
export function readStartSettings(body: string): StartSettings {
  let length = 0
  let untranslatable: string | undefined
  for (;;) {
    const rest = body.slice(length)
    const harmless = HARMLESS_SETTINGS.exec(rest)?.[0]
    const other = OTHER_SETTINGS.exec(rest)?.[0]
    if (harmless === undefined && other === undefined) return { length, untranslatable }
    untranslatable ??= other
    length += (harmless ?? other ?? '').length
  }
}

const VERBS: Readonly<Record<string, 'never' | 'nothing' | 'untranslatable'>> = {
  FAIL: 'never',
  F: 'never',
  MARK: 'nothing',
  '': 'nothing',
  ACCEPT: 'untranslatable',
  COMMIT: 'untranslatable',
  PRUNE: 'untranslatable',
  SKIP: 'untranslatable',
  THEN: 'untranslatable',
}

/**
 * Reads a verb such as `(*FAIL)` behind its `(*`. Some have no effect on whether there is a match.
 *
 * @throws RefusedPattern when PCRE knows no such verb
 */
export function parseVerb(reader: PatternReader, start: number): Item {
  const name = reader.eatWhile((char) => isAsciiLetter(char) || char === '_')
  const effect = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (effect === undefined || (!reader.sees(')') && !reader.sees(':'))) {
    throw reader.refusal('(*VERB) not recognized or malformed')
  }
  const hasArgument = reader.eat(':')
  const argument = reader.eatWhile((char) => char !== ')')
  if (effect === 'nothing' && (!hasArgument || argument === '')) {
    throw reader.refusal('(*MARK) must have an argument')
  }
  if (!reader.eat(')')) throw reader.refusal('(*VERB) not recognized or malformed')
  if (effect === 'nothing') return unrepeatable()
  if (effect === 'never') return unrepeatable({ kind: 'never' })
  return { node: untranslatableVerb(name, start), isRepeatable: name === 'ACCEPT' }
}

function untranslatableVerb(name: string, index: number): RegexNode {
  return { kind: 'untranslatable', construct: `(*${name})`, index }
}
