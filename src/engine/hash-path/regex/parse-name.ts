import { Untranslatable } from './errors.ts'
import { isDigit, type PatternReader } from './pattern-reader.ts'
import type { GroupReference } from './syntax-tree.ts'

const LONGEST_NAME = 32
const ENDS: Readonly<Record<string, string>> = { '{': '}', '<': '>', "'": "'" }

/**
 * Reads the name of a group and the character that ends it.
 *
 * @throws RefusedPattern when there is none, it starts with a digit, is too long or not ended
 */
export function parseName(reader: PatternReader, end: string): string {
  const name = reader.eatWhile((char) =>
    reader.unicode ? /^[\p{L}\p{Nd}_]$/u.test(char) : /^\w$/.test(char),
  )
  if (!/^\P{Nd}/u.test(name) || Array.from(name).length > LONGEST_NAME || !reader.eat(end)) {
    throw reader.refusal('not a subpattern name')
  }
  return name
}

/**
 * Reads what stands behind `\k` or `\g`: a name as `{name}`, `<name>` or `'name'`, behind `\g` also a number as `1`, `{1}`
 * or, counted back from here, `{-1}`.
 *
 * @throws RefusedPattern when it is none of these
 * @throws Untranslatable for a call or a reference to a group further on
 */
export function parseReference(
  reader: PatternReader,
  letter: string,
  opened: number,
): GroupReference {
  const takesNumber = letter === 'g'
  const start = reader.peek()
  const isForward = start === '+' || reader.sees('{+')
  if (takesNumber && (isForward || start === '<' || start === "'")) {
    throw new Untranslatable('\\g like this', reader.index)
  }
  const end = ENDS[start]
  if (end !== undefined) reader.next()
  const isBack = takesNumber && reader.eat('-')
  const digits = takesNumber ? reader.eatWhile(isDigit) : ''
  if (digits === '' && end !== undefined && !isBack) return parseName(reader, end)
  const number = isBack ? opened + 1 - Number(digits) : Number(digits)
  if (digits === '' || number < 1 || (end !== undefined && !reader.eat(end))) {
    throw reader.refusal(`\\${letter} is not followed by a group`)
  }
  return number
}
