import {
  complementRanges,
  LAST_BYTE,
  LAST_CHARACTER,
  rangesSet,
  type CharRange,
  type CharSet,
} from './char-set.ts'
import { asciiType } from './ascii-types.ts'

const HORIZONTAL_SPACE: readonly CharRange[] = [
  [0x09, 0x09],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
]

const VERTICAL_SPACE: readonly CharRange[] = [
  [0x0a, 0x0d],
  [0x85, 0x85],
  [0x2028, 0x2029],
]

/** What `\s`, `\w` and `\d` mean with `u`, as content of a JavaScript class. */
export const UNICODE_SPACE = '\\p{Z}\\t-\\r\\x85\\u180e'
export const UNICODE_WORD = '\\p{L}\\p{N}_'
const UNICODE_DIGIT = '\\p{Nd}'

/**
 * The set of an escape such as `\d`, `\W` or `\h`; undefined for any other letter.
 */
export function characterType(letter: string, unicode: boolean): CharSet | undefined {
  const positive = positiveType(letter.toLowerCase(), unicode)
  if (positive === undefined || letter === letter.toLowerCase()) return positive
  return negateType(positive, unicode)
}

function positiveType(letter: string, unicode: boolean): CharSet | undefined {
  switch (letter) {
    case 'd':
      return unicode ? propertySet(UNICODE_DIGIT) : rangesSet(...asciiType('digit'))
    case 's':
      return unicode ? propertySet(UNICODE_SPACE) : rangesSet(...asciiType('space'))
    case 'w':
      return wordType(unicode)
    case 'h':
      return horizontalSpace(unicode)
    case 'v':
      return spaceType(VERTICAL_SPACE, unicode)
    default:
      return undefined
  }
}

/** What `\w` matches. */
function wordType(unicode: boolean): CharSet {
  return unicode ? propertySet(UNICODE_WORD) : rangesSet(...asciiType('word'))
}

/** What `\h` matches. */
export function horizontalSpace(unicode: boolean): CharSet {
  return spaceType(HORIZONTAL_SPACE, unicode)
}

/** Characters with a property, as content of a JavaScript class. */
export function propertySet(content: string, negated = false): CharSet {
  return { ranges: [], properties: [{ content, negated }], negated: false }
}

function spaceType(ranges: readonly CharRange[], unicode: boolean): CharSet {
  return rangesSet(...ranges.filter(([first]) => unicode || first <= LAST_BYTE))
}

/** The complement in a form that can stand within a class: by ranges or properties, not by `negated`. */
export function negateType(set: CharSet, unicode: boolean): CharSet {
  if (set.properties.length > 0) {
    return {
      ...set,
      properties: set.properties.map(({ content, negated }) => ({ content, negated: !negated })),
    }
  }
  return rangesSet(...complementRanges(set.ranges, unicode ? LAST_CHARACTER : LAST_BYTE))
}
