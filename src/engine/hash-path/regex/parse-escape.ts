import { codePoint } from '../../code-point.ts'
import { LAST_CHARACTER } from './char-set.ts'
import { Untranslatable } from './errors.ts'
import { characterType } from './character-types.ts'
import { isDigit, isHexDigit, type PatternReader } from './pattern-reader.ts'
import { lookUpProperty } from './properties.ts'
import type { CharSet } from './char-set.ts'

/** What an escape stands for, where that is the same within and outside of a character class. */
export type Escape =
  | { readonly kind: 'char'; readonly code: number }
  | { readonly kind: 'set'; readonly set: CharSet }
  /** Any other letter: what it means depends on where it stands. */
  | { readonly kind: 'letter'; readonly letter: string }

const CONTROL_CHARACTERS: Readonly<Record<string, number>> = {
  a: 0x07,
  e: 0x1b,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
}

/** Letters that mean something outside of a class or are refused with words of their own. */
const OTHER_LETTERS = 'ABCEGKNQRXZbgkz'

/**
 * Reads an escape behind its backslash. Digits are not read here but given as a letter: whether they are an octal number
 * depends on where they stand.
 *
 * @throws RefusedPattern when PCRE refuses it
 */
export function parseEscape(reader: PatternReader): Escape {
  const start = reader.index - 1
  const char = reader.next()
  if (char === '') throw reader.refusal('\\ at end of pattern')
  if (!/^[\da-z]$/i.test(char)) return charEscape(codePoint(char))
  const control = CONTROL_CHARACTERS[char]
  if (control !== undefined) return charEscape(control)
  const type = characterType(char, reader.unicode)
  if (type !== undefined) return { kind: 'set', set: type }
  switch (char) {
    case 'c':
    case 'o':
      throw new Untranslatable(`\\${char}`, start)
    case 'x':
      return charEscape(parseHex(reader))
    case 'p':
    case 'P':
      return parseProperty(reader, char === 'P', start)
    default:
      return letterEscape(reader, char, start)
  }
}

function letterEscape(reader: PatternReader, letter: string, start: number): Escape {
  if (!isDigit(letter) && !OTHER_LETTERS.includes(letter)) {
    throw reader.refusal('unrecognized character follows \\', start)
  }
  return { kind: 'letter', letter }
}

function charEscape(code: number): Escape {
  return { kind: 'char', code }
}

/** `\x41` (up to two digits) or `\x{1f600}`. */
function parseHex(reader: PatternReader): number {
  if (!reader.eat('{')) return parseInt(reader.eatWhile(isHexDigit, 2) || '0', 16)
  const code = parseInt(reader.eatWhile(isHexDigit), 16)
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  if (!(code <= (reader.unicode ? LAST_CHARACTER : 0xff)) || isSurrogate || !reader.eat('}')) {
    throw reader.refusal('not a character in \\x{}')
  }
  return code
}

/** `\012`: digits given as read so far, at most three, as a character's number. */
export function octalCode(reader: PatternReader, digits: string): number {
  const code = parseInt(digits, 8)
  if (code > 0xff && !reader.unicode) {
    throw reader.refusal('octal value is greater than \\377')
  }
  return code
}

/** `\pL`, `\p{Lu}`, `\p{^Lu}`. */
function parseProperty(reader: PatternReader, isNegated: boolean, start: number): Escape {
  const name = propertyName(reader)
  const isCaret = name.startsWith('^')
  const property = lookUpProperty(isCaret ? name.slice(1) : name, reader.unicode)
  if (property === undefined) throw new Untranslatable(`the property ${name}`, start)
  return { kind: 'set', set: isNegated === isCaret ? property : { ...property, negated: true } }
}

function propertyName(reader: PatternReader): string {
  if (!reader.eat('{')) {
    const letter = reader.next()
    if (letter === '') throw reader.refusal('malformed \\P or \\p sequence')
    return letter
  }
  const name = reader.eatUpTo('}')?.trim()
  if (name === undefined || !/^\^?[-\w:=& \t]*$/.test(name)) {
    throw reader.refusal('malformed \\P or \\p sequence')
  }
  return name
}
