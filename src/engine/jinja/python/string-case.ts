import type { Methods } from './call.ts'
import { characters } from './text.ts'
import type { Value } from './value.ts'

const UPPER = /\p{Uppercase}/u
const LOWER = /\p{Lowercase}/u
const TITLE = /\p{Lt}/u
const CASED = /[\p{Lu}\p{Ll}\p{Lt}]/u

/** A character at the beginning of a word: of those that become two letters, only the first is upper case. */
function toTitleCase(character: string): string {
  const [first = '', ...rest] = Array.from(character.toUpperCase())
  return first + rest.join('').toLowerCase()
}

/** First character to upper case, the rest to lower case. */
function capitalize(text: string): string {
  const [first = ''] = characters(text)
  return toTitleCase(first) + text.slice(first.length).toLowerCase()
}

/** `str.title()`: every run of letters starts with an upper case one. */
function title(text: string): string {
  let inWord = false
  return characters(text)
    .map((character) => {
      const changed = inWord ? character.toLowerCase() : toTitleCase(character)
      inWord = CASED.test(character)
      return changed
    })
    .join('')
}

function isTitle(text: string): boolean {
  let inWord = false
  let any = false
  for (const character of characters(text)) {
    const upper = UPPER.test(character) || TITLE.test(character)
    if (upper ? inWord : LOWER.test(character) && !inWord) return false
    inWord = upper || LOWER.test(character)
    any ||= inWord
  }
  return any
}

function swapCase(text: string): string {
  return characters(text)
    .map((character) => (UPPER.test(character) ? character.toLowerCase() : character.toUpperCase()))
    .join('')
}

/** `str.isupper()` */
export function isUpper(text: string): boolean {
  return UPPER.test(text) && !LOWER.test(text) && !TITLE.test(text)
}

/** `str.islower()` */
export function isLower(text: string): boolean {
  return LOWER.test(text) && !UPPER.test(text) && !TITLE.test(text)
}

function matching(pattern: RegExp): readonly ['', (text: string) => Value] {
  return ['', (text) => pattern.test(text)]
}

/** The methods of str about upper and lower case and kinds of characters. */
export const caseMethods = {
  capitalize: ['', capitalize],
  casefold: ['', (text) => text.toUpperCase().toLowerCase().replaceAll('ς', 'σ')],
  isalnum: matching(/^[\p{L}\p{N}]+$/u),
  isalpha: matching(/^\p{L}+$/u),
  isascii: matching(/^[\0-\x7f]*$/),
  isdecimal: matching(/^\p{Nd}+$/u),
  isdigit: matching(/^[\p{Nd}\xb2\xb3\xb9]+$/u),
  islower: ['', isLower],
  isnumeric: matching(/^\p{N}+$/u),
  isspace: ['', (text) => text !== '' && text.trim() === '' && !text.includes('\ufeff')],
  istitle: ['', isTitle],
  isupper: ['', isUpper],
  lower: ['', (text) => text.toLowerCase()],
  swapcase: ['', swapCase],
  title: ['', title],
  upper: ['', (text) => text.toUpperCase()],
} satisfies Methods<string>
