import { Untranslatable } from './errors.ts'
import { octalCode, parseEscape } from './parse-escape.ts'
import { parseReference } from './parse-name.ts'
import { isDigit, isOctalDigit } from './pattern-reader.ts'
import { repeatable, unrepeatable, type Item } from './item.ts'
import { anchor, NOT_NEWLINE, type PatternParser } from './parser.ts'
import type { Anchor } from './syntax-tree.ts'

const ANCHORS: Readonly<Record<string, Anchor>> = {
  A: 'start',
  G: 'start',
  Z: 'endOrLastNewline',
  z: 'end',
  b: 'wordBoundary',
  B: 'noWordBoundary',
}

/**
 * Reads an escape outside of character classes, behind its backslash.
 *
 * @throws RefusedPattern when PCRE refuses it
 */
export function parseItemEscape(parser: PatternParser, index: number): Item {
  const escape = parseEscape(parser.reader)
  switch (escape.kind) {
    case 'char':
      return repeatable(parser.charNode(escape.code))
    case 'set':
      return repeatable(escape)
    case 'letter':
      return isDigit(escape.letter)
        ? parseNumber(parser, escape.letter, index)
        : parseLetter(parser, escape.letter, index)
  }
}

function parseLetter(parser: PatternParser, letter: string, index: number): Item {
  const name = ANCHORS[letter]
  if (name !== undefined) return unrepeatable(anchor(name))
  switch (letter) {
    case 'R':
      return repeatable({ kind: 'newline' })
    case 'X':
      throw new Untranslatable('\\X', index)
    case 'N':
      if (parser.reader.sees('{')) throw new Untranslatable('\\N{…}', index)
      return repeatable({ kind: 'set', set: NOT_NEWLINE })
    case 'C':
      if (parser.reader.unicode) throw new Untranslatable('\\C with the modifier u', index)
      return repeatable({ kind: 'set', set: parser.anyCharacter() })
    case 'k':
    case 'g':
      return parser.reference(parseReference(parser.reader, letter, parser.register.opened), index)
    default:
      // `\K`: where a match starts has no bearing on whether there is one.
      return unrepeatable()
  }
}

/** `\1`: up to 9, or as many groups as were opened before, it is a group; otherwise up to three octal digits. */
function parseNumber(parser: PatternParser, first: string, index: number): Item {
  const { reader, register } = parser
  const behindFirst = reader.index
  if (first !== '0') {
    const number = Number(first + reader.eatWhile(isDigit))
    if (number < 10 || first >= '8' || number <= register.opened) {
      return parser.reference(number, index)
    }
    reader.index = behindFirst
  }
  return repeatable(parser.charNode(octalCode(reader, first + reader.eatWhile(isOctalDigit, 2))))
}
