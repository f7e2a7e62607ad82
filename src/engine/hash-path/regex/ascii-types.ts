import type { CharRange } from './char-set.ts'

const UPPER: CharRange = [0x41, 0x5a]
const LOWER: CharRange = [0x61, 0x7a]
const DIGITS: CharRange = [0x30, 0x39]

/** Character types of the C locale, named as POSIX does. */
export const ASCII_TYPES = {
  alpha: [UPPER, LOWER],
  lower: [LOWER],
  upper: [UPPER],
  alnum: [DIGITS, UPPER, LOWER],
  ascii: [[0x00, 0x7f]],
  blank: [
    [0x09, 0x09],
    [0x20, 0x20],
  ],
  cntrl: [
    [0x00, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: [DIGITS],
  graph: [[0x21, 0x7e]],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
  ],
  word: [DIGITS, UPPER, [0x5f, 0x5f], LOWER],
  xdigit: [DIGITS, [0x41, 0x46], [0x61, 0x66]],
} as const satisfies Record<string, readonly CharRange[]>

export type PosixClass = keyof typeof ASCII_TYPES

export function isPosixClass(name: string): name is PosixClass {
  return Object.hasOwn(ASCII_TYPES, name)
}
