import { UNICODE_WORD } from './character-types.ts'
import type { Anchor } from './syntax-tree.ts'

const WORD = `[${UNICODE_WORD}]`
const UNICODE_WORD_START = `(?<!${WORD})(?=${WORD})`
const UNICODE_WORD_END = `(?<=${WORD})(?!${WORD})`

const ANCHORS: Readonly<Record<Anchor, string>> = {
  start: '^',
  end: '$',
  // Only a line feed ends a line, and the place behind a last one begins none.
  lineStart: '(?:^|(?<=\\n)(?!$))',
  lineEnd: '(?=\\n|$)',
  endOrLastNewline: '(?=\\n?$)',
  wordBoundary: '\\b',
  noWordBoundary: '\\B',
}

const UNICODE_ANCHORS: Readonly<Record<Anchor, string>> = {
  ...ANCHORS,
  wordBoundary: `(?:${UNICODE_WORD_START}|${UNICODE_WORD_END})`,
  noWordBoundary: `(?:(?<=${WORD})(?=${WORD})|(?<!${WORD})(?!${WORD}))`,
}

/** The JavaScript for an anchor, without the flag `m`. */
export function writeAnchor(anchor: Anchor, unicode: boolean): string {
  return (unicode ? UNICODE_ANCHORS : ANCHORS)[anchor]
}
