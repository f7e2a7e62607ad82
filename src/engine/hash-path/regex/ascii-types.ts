import type { CharRange } from './char-set.ts'

/** Character types of the C locale, named as POSIX does: the first and last characters of their ranges. */
const TYPES = {
  alpha: 'AZaz',
  lower: 'az',
  upper: 'AZ',
  alnum: '09AZaz',
  ascii: '\0\x7f',
  blank: '\t\t  ',
  cntrl: '\0\x1f\x7f\x7f',
  digit: '09',
  graph: '!~',
  print: ' ~',
  punct: '!/:@[`{~',
  space: '\t\r  ',
  word: '09AZ__az',
  xdigit: '09AFaf',
} as const

export type PosixClass = keyof typeof TYPES

export function isPosixClass(name: string): name is PosixClass {
  return Object.hasOwn(TYPES, name)
}

/** The ranges of a character type. */
export function asciiType(name: PosixClass): CharRange[] {
  const ends = TYPES[name]
  const ranges: CharRange[] = []
  for (let at = 0; at < ends.length; at += 2) {
    ranges.push([ends.charCodeAt(at), ends.charCodeAt(at + 1)])
  }
  return ranges
}
