import { LAST_CHARACTER } from './char-set.ts'
import { Untranslatable } from './errors.ts'
import { characterType } from './character-types.ts'
import { isDigit, isHexDigit, isOctalDigit, type PatternReader } from './pattern-reader.ts'
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
const NEVER_SUPPORTED = 'FLUlu'

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
  if (!/^[\da-z]$/i.test(char)) return charEscape(char.codePointAt(0) ?? 0)
  const control = CONTROL_CHARACTERS[char]
  if (control !== undefined) return charEscape(control)
  const type = characterType(char, reader.unicode)
  if (type !== undefined) return { kind: 'set', set: type }
  switch (char) {
    case 'c':
      return charEscape(parseControl(reader))
    case 'o':
      return charEscape(parseBracedOctal(reader))
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
  if (NEVER_SUPPORTED.includes(letter)) {
    throw reader.refusal('PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u', start)
  }
  if (!isDigit(letter) && !OTHER_LETTERS.includes(letter)) {
    throw reader.refusal('unrecognized character follows \\', start)
  }
  return { kind: 'letter', letter }
}

function charEscape(code: number): Escape {
  return { kind: 'char', code }
}

/** `\cA`: the letter's code with one bit flipped. */
function parseControl(reader: PatternReader): number {
  const char = reader.next()
  if (char === '') throw reader.refusal('\\c at end of pattern')
  if (!/^[ -~]$/.test(char))
    throw reader.refusal('\\c must be followed by a printable ASCII character')
  return char.toUpperCase().charCodeAt(0) ^ 0x40
}

/** `\x41` (up to two digits) or `\x{1f600}`. */
function parseHex(reader: PatternReader): number {
  if (reader.eat('{')) return parseBraced(reader, isHexDigit, 16, 'non-hex character in \\x{}')
  return parseInt(reader.eatWhile(isHexDigit, 2) || '0', 16)
}

function parseBracedOctal(reader: PatternReader): number {
  if (!reader.eat('{')) throw reader.refusal('missing opening brace after \\o')
  return parseBraced(reader, isOctalDigit, 8, 'non-octal character in \\o{}')
}

function parseBraced(
  reader: PatternReader,
  isDigitOfBase: (char: string) => boolean,
  base: number,
  complaint: string,
): number {
  if (reader.sees('}')) throw reader.refusal('digits missing in \\x{} or \\o{} or \\N{U+}')
  const digits = reader.eatWhile(isDigitOfBase)
  const code = digits === '' ? 0 : parseInt(digits, base)
  if (code > (reader.unicode ? LAST_CHARACTER : 0xff)) {
    throw reader.refusal('character code point value in \\x{} or \\o{} is too large')
  }
  if (digits === '' || !reader.eat('}'))
    throw reader.refusal(`${complaint} (closing brace missing?)`)
  checkNoSurrogate(reader, code)
  return code
}

function checkNoSurrogate(reader: PatternReader, code: number): void {
  if (code >= 0xd800 && code <= 0xdfff) {
    throw reader.refusal('disallowed Unicode code point (>= 0xd800 && <= 0xdfff)')
  }
}

/** `\N{U+1f600}`, behind the `N`. */
export function parseNamedCharacter(reader: PatternReader): number {
  if (!reader.eat('{U+')) {
    throw reader.refusal('PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u')
  }
  if (!reader.unicode) throw reader.refusal('\\N{U+dddd} is supported only in Unicode (UTF) mode')
  return parseBraced(reader, isHexDigit, 16, 'non-hex character in \\x{}')
}

/** `\012`: digits given as read so far, at most three, as a character's number. */
export function octalCode(reader: PatternReader, digits: string): number {
  const code = parseInt(digits, 8)
  if (code > 0xff && !reader.unicode) {
    throw reader.refusal('octal value is greater than \\377 in 8-bit non-UTF-8 mode')
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
