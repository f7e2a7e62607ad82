import { conditionLayouts, ignoredSpans, type Span } from '../explain/condition-layout.ts'
import type { ParsedPath, PathToken } from '../parse-path.ts'
import { classFix } from './check-regexes.ts'
import { insertAt, makeNote, replace } from './make-note.ts'
import type { Note } from './note.ts'

/** What is odd about the brackets of a path: not closed, too many, or holding something that is no matcher. */
export function checkBrackets(path: ParsedPath): Note[] {
  return path.tokens.flatMap((token) => {
    if (token.conditions === undefined) return checkBare(token)
    const unclosed = checkUnclosed(token)
    return unclosed === undefined
      ? ignoredSpans(token).map((span) => noteIgnored(token, span))
      : [unclosed]
  })
}

/** A token without any opening bracket may still have closing ones. */
function checkBare(token: PathToken): Note[] {
  const at = token.key.indexOf(']')
  return at === -1 ? [] : [surplus({ start: token.start + at, end: token.start + at + 1 })]
}

function surplus(span: Span): Note {
  const sentence =
    'This bracket closes nothing. MISP takes it as text, and the dots behind it no longer separate the parts of the path if there is any “[” in it.'
  return makeNote(
    'error',
    'surplus-bracket',
    span,
    sentence,
    replace('Remove the bracket', span, ''),
  )
}

/** An opening bracket behind the last matcher that nothing closes: it swallows the rest of the path. */
function checkUnclosed(token: PathToken): Note | undefined {
  const ignored = ignoredSpans(token).at(-1)
  if (ignored === undefined) return undefined
  const text = textOf(token, ignored)
  const open = text.lastIndexOf('[')
  if (open === -1 || text.includes(']', open)) return undefined
  const start = ignored.start + open
  const rest = text.slice(open)
  const span = { start, end: start + rest.length }
  const swallows = rest.includes('.') ? ' and the rest of the path belongs to it' : ''
  const sentence = `The bracket is not closed, so MISP sees no matcher here${swallows}: every item that has fields is kept.`
  return makeNote(
    'error',
    'unclosed-bracket',
    span,
    sentence,
    insertAt('Close the bracket', start + endOfMatcher(rest), ']'),
  )
}

/** Where the matcher probably was meant to end: before a dot that is followed by the name of a field. */
function endOfMatcher(text: string): number {
  const dot = /\.(?=[A-Za-z_{])/.exec(text)?.index ?? text.length
  return text.slice(0, dot).trimEnd().length
}

function textOf(token: PathToken, { start, end }: Span): string {
  return token.text.slice(start - token.start, end - token.start)
}

/** What kinds of text that is no matcher there are. */
function noteIgnored(token: PathToken, span: Span): Note {
  const text = textOf(token, span)
  return (
    noteCutClass(token, span) ??
    noteEmptyMatcher(text, span) ??
    noteMissingDot(text, span) ??
    noteSurplus(text, span) ??
    makeNote('warning', 'text-ignored', span, `“${text}” is no matcher, so MISP ignores it.`)
  )
}

/** The rest of a regex that was cut at the end of a character class has its note where the regex is. */
function noteCutClass(token: PathToken, span: Span): Note | undefined {
  const before = conditionLayouts(token).find(({ end }) => end === span.start)
  const fix = before && classFix(token, before)
  if (before === undefined || fix === undefined) return undefined
  const sentence =
    'MISP ends the regex at the first “]”, as the last “/” is not directly followed by one. What is left is no valid regex and matches nothing. Modifiers can stand inside the regex instead.'
  return makeNote(
    'error',
    'class-with-modifiers',
    { start: before.start, end: fix.end },
    sentence,
    fix,
  )
}

function noteEmptyMatcher(text: string, span: Span): Note | undefined {
  const empty = /^\[([^[\]=<>!]*)([=<>!]*)[^[\]]*\]$/.exec(text)
  if (empty === null) return undefined
  const [, attribute = '', operator = ''] = empty
  const fix =
    attribute.trim() !== '' && operator !== ''
      ? replace('Ask whether the field is there', span, `[${attribute.trim()}]`)
      : replace('Remove the brackets', span, '')
  const sentence = `${text} is no complete matcher (name, operator, value), so MISP ignores it: every item that has fields is kept.`
  return makeNote('error', 'empty-matcher', span, sentence, fix)
}

function noteMissingDot(text: string, span: Span): Note | undefined {
  if (!/^(?:[A-Za-z_]\w*|\{[ns*]\})$/.test(text)) return undefined
  const sentence = `There is no dot before “${text}”, so MISP takes it as a part of the brackets and ignores it.`
  return makeNote(
    'error',
    'text-ignored',
    span,
    sentence,
    insertAt('Insert a dot', span.start, '.'),
  )
}

/** With a closing bracket too many, what is behind it still belongs to the brackets. */
function noteSurplus(text: string, { start }: Span): Note | undefined {
  const brackets = /^\]+/.exec(text)?.[0]
  return brackets === undefined ? undefined : surplus({ start, end: start + brackets.length })
}
