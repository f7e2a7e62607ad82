import type { Span } from '../explain/condition-layout.ts'
import type { ParsedPath, PathToken } from '../parse-path.ts'
import { insertAt, makeNote, replace } from './make-note.ts'
import type { Note } from './note.ts'

/** What is odd about the keys of a path and the dots and spaces between them, whatever the data. */
export function checkKeys(path: ParsedPath): Note[] {
  const hasBrackets = path.text.includes('[')
  return path.tokens.flatMap((token, index) => [
    ...checkEmptyKey(path, token, index),
    ...(hasBrackets ? [] : checkSpaces(token)),
    ...checkWildcard(token),
    ...checkNumber(path, token),
  ])
}

function keySpan(token: PathToken): Span {
  return { start: token.start, end: token.start + token.key.length }
}

function checkEmptyKey(path: ParsedPath, token: PathToken, index: number): Note[] {
  if (token.key !== '' || path.text === '') return []
  if (token.text !== '') return [checkLoneBrackets(token)]
  const isLast = index === path.tokens.length - 1
  // The dot to take away: the one behind an empty name, at the end the one before it.
  const dot = isLast ? path.text.lastIndexOf('.') : path.text.indexOf('.', token.start)
  const span = { start: dot, end: dot + 1 }
  const where = isLast
    ? 'ends with a dot'
    : index === 0
      ? 'starts with a dot'
      : 'has two dots in a row'
  const sentence = `The path ${where}, so MISP looks for a field whose name is empty. There hardly ever is one, and then the result is empty.`
  return [makeNote('error', 'empty-key', span, sentence, replace('Remove the dot', span, ''))]
}

function checkLoneBrackets(token: PathToken): Note {
  const span = { start: token.start, end: token.start + token.text.length }
  const sentence =
    'There is no name before the brackets, so MISP looks for a field whose name is empty. To test every item of a list write {n} before them.'
  return makeNote(
    'error',
    'matcher-without-key',
    span,
    sentence,
    insertAt('Insert {n}', token.start, '{n}'),
  )
}

/** PHP's white space. */
const OUTER_SPACE = /^[ \t\n\r\v\0]+|[ \t\n\r\v\0]+$/g

function checkSpaces(token: PathToken): Note[] {
  const trimmed = token.text.replace(OUTER_SPACE, '')
  if (trimmed === token.text || trimmed === '') return []
  const span = { start: token.start, end: token.start + token.text.length }
  const sentence = `MISP looks for a field named “${token.text}”, spaces included: they are only dropped in paths with brackets.`
  return [
    makeNote('error', 'spaces-kept', span, sentence, replace('Remove the spaces', span, trimmed)),
  ]
}

const WILDCARD_INSIDE = /\{([nsNS*])\}/

function checkWildcard(token: PathToken): Note[] {
  if (token.kind !== 'name') return []
  const span = keySpan(token)
  const isStar = token.key === '*'
  const inside = WILDCARD_INSIDE.exec(token.key)
  const spelled = /^\{?\s*([nsNS*])\s*\}?$/.exec(token.key)?.[1]
  if (isStar || (spelled !== undefined && /[{}]/.test(token.key))) {
    return [misspelled(token.key, span, spelled ?? '*')]
  }
  if (inside !== null) return [stuckTogether(token.key, span)]
  if (/^\{.*\}$/s.test(token.key)) return [unknownBraces(token.key, span)]
  return []
}

function misspelled(key: string, span: Span, letter: string): Note {
  const wildcard = `{${letter.toLowerCase()}}`
  const sentence = `MISP takes “${key}” for the name of a field. The wildcards are {n} (every item of a list), {s} (every named field) and {*} (both), in lower case and without spaces.`
  const meant = wildcard === '{*}' && !key.includes('{') ? '{n}' : wildcard
  return makeNote(
    'error',
    'unknown-wildcard',
    span,
    sentence,
    replace(`Write ${meant}`, span, meant),
  )
}

function stuckTogether(key: string, span: Span): Note {
  const spaced = key
    .split(/(\{[nsNS*]\})/)
    .filter((part) => part !== '')
    .join('.')
  const sentence = `MISP takes “${key}” as a whole for the name of a field. A wildcard stands alone between dots.`
  return makeNote(
    'error',
    'wildcard-without-dot',
    span,
    sentence,
    replace(`Write ${spaced}`, span, spaced),
  )
}

function unknownBraces(key: string, span: Span): Note {
  const inner = key.slice(1, -1).trim()
  const sentence = `MISP takes “${key}” for the name of a field: only {n}, {s} and {*} are wildcards.`
  const fix = /^\d+$/.test(inner) ? replace(`Write ${inner}`, span, inner) : undefined
  return makeNote('error', 'unknown-wildcard', span, sentence, fix)
}

/** A number that is not written as MISP itself would write it. */
function checkNumber(path: ParsedPath, token: PathToken): Note[] {
  const isOddNumber =
    /^[ \t-\r]*[+-]?[\d.]/.test(token.key) && !/^(?:0|-?[1-9]\d*)$/.test(token.key)
  const number = Number(token.key)
  if (!isOddNumber || !Number.isFinite(number) || token.key.trim() === '') return []
  const span = keySpan(token)
  const fix = replace(`Write ${number}`, span, String(number))
  return path.isSimple
    ? [makeNote('warning', 'number-is-exact', span, exactSentence(token.key, number), fix)]
    : [makeNote('info', 'number-is-loose', span, looseSentence(token.key, number), fix)]
}

function exactSentence(key: string, number: number): string {
  return `MISP looks for a field named exactly “${key}”. The item number ${number} of a list is written ${number}.`
}

function looseSentence(key: string, number: number): string {
  return `In a path with {n} or brackets this stands for every key that is equal to ${number} as a number: ${number}, but also “0${number}” or “${number}.0”, not just “${key}”.`
}
