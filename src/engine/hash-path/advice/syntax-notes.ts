import type { PathMode } from '../explain/explanation.ts'
import type { ParsedPath } from '../parse-path.ts'
import { checkBrackets } from './check-brackets.ts'
import { checkConditions } from './check-conditions.ts'
import { checkKeys } from './check-keys.ts'
import { checkRegexes } from './check-regexes.ts'
import { makeNote } from './make-note.ts'
import type { Note } from './note.ts'

/** What is odd about a path, whatever the data it is used on. */
export function syntaxNotes(path: ParsedPath, mode: PathMode): Note[] {
  if (mode === 'get') return checkGet(path)
  const root = checkRoot(path)
  if (root.length > 0) return root
  return [
    ...checkKeys(path),
    ...checkBrackets(path),
    ...path.tokens.flatMap((token) => [...checkConditions(token), ...checkRegexes(token)]),
  ]
}

const WILDCARD_OR_MATCHER = /\{[^{}]*\}|\[[^\]]*\]?/g

/** `get` takes wildcards and matchers for names. */
function checkGet({ text }: ParsedPath): Note[] {
  return Array.from(text.matchAll(WILDCARD_OR_MATCHER), ({ 0: part, index }) => {
    const sentence = `Here MISP takes “${part}” for a part of a field’s name and finds nothing. Wildcards and matchers work where MISP extracts several values: with the operators in and not_in, or any_value.`
    return makeNote(
      'error',
      'get-has-no-wildcards',
      { start: index, end: index + part.length },
      sentence,
    )
  })
}

/** Other path languages name the root of the data. */
function checkRoot({ text }: ParsedPath): Note[] {
  const root = /^\s*(?:\$\.?|\/+)(?=[A-Za-z_])/.exec(text)?.[0]
  if (root === undefined) return []
  const span = { start: 0, end: root.length }
  const sentence =
    'A hash path starts with the name of a field, without a sign for the root of the data.'
  const fix = { title: `Remove “${root}”`, ...span, text: '' }
  return [makeNote('error', 'not-json-path', span, sentence, fix)]
}
