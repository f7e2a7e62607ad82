import { isDigit, type PatternReader } from './pattern-reader.ts'
import type { GroupReference } from './syntax-tree.ts'

const LONGEST_NAME = 32
const LARGEST_GROUP = 65535

/**
 * Reads the name of a group and the character that ends it.
 *
 * @throws RefusedPattern when there is none, it starts with a digit, or is not ended
 */
export function parseName(reader: PatternReader, end: string): string {
  if (reader.atEnd || !isNameChar(reader.peek(), reader.unicode)) {
    throw reader.refusal('subpattern name expected')
  }
  if (isNameDigit(reader.peek()))
    throw reader.refusal('subpattern name must start with a non-digit')
  const name = reader.eatWhile((char) => isNameChar(char, reader.unicode))
  if (Array.from(name).length > LONGEST_NAME) {
    throw reader.refusal('subpattern name is too long (maximum 32 code units)')
  }
  if (!reader.eat(end))
    throw reader.refusal('syntax error in subpattern name (missing terminator?)')
  return name
}

function isNameChar(char: string, unicode: boolean): boolean {
  return unicode ? /^[\p{L}\p{Nd}_]$/u.test(char) : /^\w$/.test(char)
}

function isNameDigit(char: string): boolean {
  return /^\p{Nd}$/u.test(char)
}

/**
 * Reads the number of a group; with a sign it counts from here (`-1` is the group opened last, `+1` the next). Undefined
 * (nothing read) when there is no number.
 *
 * @throws RefusedPattern when a relative number leads nowhere, or the number is too big
 */
export function parseGroupNumber(reader: PatternReader, opened: number): number | undefined {
  const sign = reader.peek()
  const isRelative = sign === '+' || sign === '-'
  if (!isDigit(reader.peek(isRelative ? 1 : 0))) return undefined
  if (isRelative) reader.next()
  const number = Number(reader.eatWhile(isDigit))
  if (number > LARGEST_GROUP) throw reader.refusal('number is too big')
  if (!isRelative) return number
  const absolute = sign === '+' ? opened + number : opened - number + 1
  if (number === 0 || absolute < 1) throw reader.refusal('reference to non-existent subpattern')
  return absolute
}

/** `{name}`, `<name>` or `'name'` behind `\k`, or the same with a number behind `\g`. */
export function parseQuotedReference(
  reader: PatternReader,
  opened: number,
  end: string,
): GroupReference {
  const start = reader.index
  const number = parseGroupNumber(reader, opened)
  if (number === undefined) return parseName(reader, end)
  if (!reader.eat(end)) {
    throw reader.refusal(
      '\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number',
      start,
    )
  }
  return number
}
