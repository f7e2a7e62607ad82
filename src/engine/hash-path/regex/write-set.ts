import { byteChar } from './byte-text.ts'
import {
  complementRanges,
  LAST_BYTE,
  LAST_CHARACTER,
  normaliseRanges,
  type CharRange,
  type CharSet,
} from './char-set.ts'

const NEVER = '[]'
const ANYTHING = '[^]'

/** The JavaScript for a set of characters: it matches exactly one character (without `u`: one byte). */
export function writeSet(set: CharSet, unicode: boolean): string {
  return unicode ? writeCharacterSet(set) : writeByteSet(set)
}

function writeByteSet(set: CharSet): string {
  const ranges = byteRanges(set)
  const others = complementRanges(ranges, LAST_BYTE)
  return others.length < ranges.length
    ? writeClass(others.map(writeBytes).join(''), true)
    : writeRanges(ranges, writeBytes)
}

/** Whether a set of bytes holds only ASCII. */
export function matchesOnlyAscii(set: CharSet): boolean {
  return byteRanges(set).every(([, last]) => last < 0x80)
}

function byteRanges(set: CharSet): CharRange[] {
  return set.negated ? complementRanges(set.ranges, LAST_BYTE) : normaliseRanges(set.ranges)
}

function writeCharacterSet(set: CharSet): string {
  const ranges = normaliseRanges(set.ranges)
  if (set.properties.length === 0 && !set.negated) return writeRanges(ranges, writeCharacters)
  const shared = set.properties.filter(({ negated }) => !negated)
  const content = ranges.map(writeCharacters).join('') + contents(shared).join('')
  const complements = contents(set.properties.filter(({ negated }) => negated))
  if (complements.length === 0) return writeClass(content, set.negated)
  if (complements.length === 1 && content === '') {
    return writeClass(complements.join(''), !set.negated)
  }
  // Classes don't nest, so complements stand beside the class.
  const parts = [writeClass(content, false), ...complements.map((part) => writeClass(part, true))]
  return set.negated ? `(?:(?!${parts.join('|')})[^])` : `(?:${parts.join('|')})`
}

function contents(properties: CharSet['properties']): string[] {
  return properties.map(({ content }) => content)
}

function writeRanges(ranges: readonly CharRange[], write: (range: CharRange) => string): string {
  const [only, ...others] = ranges
  if (only !== undefined && others.length === 0 && only[0] === only[1]) return write(only)
  if (only?.[0] === 0 && (only[1] === LAST_BYTE || only[1] === LAST_CHARACTER)) return ANYTHING
  return writeClass(ranges.map(write).join(''), false)
}

function writeClass(content: string, negated: boolean): string {
  if (content === '') return negated ? ANYTHING : NEVER
  return negated ? `[^${content}]` : `[${content}]`
}

/** Bytes below and from 0x80 on are apart in JavaScript. */
function writeBytes([first, last]: CharRange): string {
  if (first < 0x80 && last >= 0x80) return writeBytes([first, 0x7f]) + writeBytes([0x80, last])
  return writeFromTo(first, last, (byte) => writeUnit(byteChar(byte)))
}

function writeCharacters([first, last]: CharRange): string {
  return writeFromTo(first, last, (code) =>
    code > 0xffff ? `\\u{${code.toString(16)}}` : writeUnit(code),
  )
}

function writeFromTo(first: number, last: number, write: (code: number) => string): string {
  return first === last ? write(first) : `${write(first)}-${write(last)}`
}

function writeUnit(code: number): string {
  const char = String.fromCharCode(code)
  if (/^[\da-z_]$/i.test(char)) return char
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`
}
