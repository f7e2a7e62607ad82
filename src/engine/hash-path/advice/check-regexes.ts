import { conditionLayouts, type ConditionLayout, type Span } from '../explain/condition-layout.ts'
import type { PathToken } from '../parse-path.ts'
import { parseConditions } from '../parse-conditions.ts'
import { makeNote, replace } from './make-note.ts'
import type { Fix, Note } from './note.ts'

/** What is odd about the regexes of a token. */
export function checkRegexes(token: PathToken): Note[] {
  return conditionLayouts(token).flatMap((layout) => {
    const { regex } = layout.condition
    if (regex === undefined) return noteOtherOperator(layout)
    if (regex.unsupported !== undefined) return [noteUnsupported(layout, regex.unsupported.message)]
    if (regex.refused === undefined || classFix(token, layout) !== undefined) return []
    return [noteSwallowed(layout) ?? notePath(layout) ?? noteRefused(layout)]
  })
}

/** `[name!=/tlp/]` compares with the text `/tlp/`. */
function noteOtherOperator({ condition, value }: ConditionLayout): Note[] {
  const pattern = /^\/(.+)\/[a-zA-Z]*$/s.exec(condition.value)?.[1]
  if (pattern === undefined || value === undefined) return []
  const sentence = `Only = understands a regex. With ${condition.operator ?? ''} MISP compares with the text “${condition.value}”, slashes included.`
  return [
    makeNote('error', 'regex-needs-equals', value, sentence, negated(condition, value, pattern)),
  ]
}

function negated(
  { operator, attribute, value: text }: ConditionLayout['condition'],
  value: Span,
  pattern: string,
): Fix | undefined {
  if (operator !== '!=') return undefined
  const modifiers = text.slice(text.lastIndexOf('/') + 1)
  const inline = modifiers === '' ? '' : `(?${modifiers})`
  const regex = pattern.startsWith('^')
    ? `/^(?!${inline}${pattern.slice(1)})/`
    : `/^(?!${inline}(?s:.*)(?:${pattern}))/`
  const fixed = `[${attribute}=${regex}]`
  if (!isRunnable(fixed)) return undefined
  return replace(
    'Use a regex that excludes it',
    { start: value.start - 2, end: value.end },
    `=${regex}`,
  )
}

/** Whether a text is one condition with a regex that PHP accepts. */
function isRunnable(condition: string): boolean {
  const [read, ...others] = parseConditions(condition)
  return read?.text === condition && others.length === 0 && read.regex?.refused === undefined
}

function noteUnsupported(layout: ConditionLayout, message: string): Note {
  const sentence = `MISP can run this regex, this page can't: what it would keep is not known. ${message}.`
  return makeNote('warning', 'regex-unsupported', layout.value ?? layout, sentence)
}

/** Modifiers that can stand inside a regex, as `(?i)`. */
const INLINE_MODIFIERS = /^[imsxnUJ]+$/

/**
 * The fix of a regex that ends too early: `[a=/[a-z]/i]`. MISP ends it at the first `]`, as its last slash is not
 * directly followed by one.
 */
export function classFix(token: PathToken, layout: ConditionLayout): Fix | undefined {
  const { condition, start, operator } = layout
  if (condition.regex?.refused === undefined || operator === undefined) return undefined
  const text = token.text.slice(start - token.start)
  const match = /^\[[^=]+=[ \t-\r]*\/((?:\\.|[^/\\])*)\/([a-zA-Z]+)\]/.exec(text)
  const [whole = '', body = '', modifiers = ''] = match ?? []
  if (!body.includes(']') || !INLINE_MODIFIERS.test(modifiers)) return undefined
  const fixed = `[${condition.attribute}=/(?${modifiers})${body}/]`
  if (!isRunnable(fixed)) return undefined
  return replace('Put the modifiers inside', { start, end: start + whole.length }, fixed)
}

/** `[a=/x/i][b=/y/]`: the regex goes on to the last slash that is followed by a bracket. */
function noteSwallowed({ condition, value, ...span }: ConditionLayout): Note | undefined {
  const match = /^\/((?:\\.|[^/\\\]])+)\/([a-zA-Z]+)(\].*\[.*)$/s.exec(condition.value)
  const [, body = '', modifiers = '', rest = ''] = match ?? []
  if (match === null || value === undefined) return undefined
  const sentence = `A regex goes on to a “/” that is directly followed by “]”. So MISP reads “${condition.value}” as one regex, which is not valid and matches nothing.`
  const fixed = `/(?${modifiers})${body}/${rest}`
  const fix = INLINE_MODIFIERS.test(modifiers)
    ? replace('Put the modifiers inside', value, fixed)
    : undefined
  return makeNote('error', 'swallowed-matcher', span, sentence, fix)
}

/** A value that starts with a slash without being meant as a regex: `/usr/bin`. */
function notePath({ condition, value }: ConditionLayout): Note | undefined {
  const text = condition.value
  if (value === undefined || /[()*+?^$|\\]/.test(text) || /^\/.*\/[imsxADSUXJun]*$/.test(text))
    return undefined
  const escaped = text.replace(/[/.{[]/g, (char) => `\\${char}`)
  const sentence = `A value that starts with “/” is read as a regex, and “${text}” is none: ${reasonOf(condition)}. Nothing matches. To compare with such a text write it as a regex.`
  return makeNote(
    'error',
    'regex-refused',
    value,
    sentence,
    replace('Write it as a regex', value, `/^${escaped}$/`),
  )
}

function noteRefused(layout: ConditionLayout): Note {
  const sentence = `PHP refuses this regex, so nothing matches: ${reasonOf(layout.condition)}.`
  return makeNote('error', 'regex-refused', layout.value ?? layout, sentence)
}

function reasonOf({ regex }: ConditionLayout['condition']): string {
  if (regex?.refused === undefined) return ''
  const { reason, position } = regex.refused
  return `${reason} (at character ${position + 1})`
}
