import { Untranslatable } from './errors.ts'
import { octalCode, parseEscape, parseNamedCharacter } from './parse-escape.ts'
import { parseGroupNumber, parseName, parseQuotedReference } from './parse-name.ts'
import { isDigit, isOctalDigit } from './pattern-reader.ts'
import { repeatable, unrepeatable, type Item } from './item.ts'
import { anchor, NOT_NEWLINE, type PatternParser } from './parser.ts'
import type { Anchor, GroupReference } from './syntax-tree.ts'

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
    case 'K':
      // Where a match starts has no bearing on whether there is one.
      return unrepeatable()
    case 'N':
      return parseNotNewline(parser)
    case 'C':
      if (parser.reader.unicode) throw new Untranslatable('\\C with the modifier u', index)
      return repeatable({ kind: 'set', set: parser.anyCharacter() })
    case 'k':
      return backreference(parser, parseNameBehindK(parser), index)
    case 'g':
      return parseG(parser, index)
    default:
      return unrepeatable()
  }
}

/** `\N`, but `\N{U+1f600}` is a character and `\N{2}` is repeated. */
function parseNotNewline(parser: PatternParser): Item {
  const { reader } = parser
  if (!reader.sees('{') || isQuantifierAhead(parser)) {
    return repeatable({ kind: 'set', set: NOT_NEWLINE })
  }
  return repeatable(parser.charNode(parseNamedCharacter(reader)))
}

function isQuantifierAhead(parser: PatternParser): boolean {
  let text = ''
  for (let ahead = 1; /^[\d,]$/.test(parser.reader.peek(ahead)); ahead++) {
    text += parser.reader.peek(ahead)
  }
  return /^\d+,?\d*$/.test(text) && parser.reader.peek(text.length + 1) === '}'
}

/** `\1`: up to 9, or as many groups as were opened before, it is a group; otherwise up to three octal digits. */
function parseNumber(parser: PatternParser, first: string, index: number): Item {
  const { reader, register } = parser
  const behindFirst = reader.index
  if (first !== '0') {
    const number = Number(first + reader.eatWhile(isDigit))
    if (number < 10 || first >= '8' || number <= register.opened) {
      return backreference(parser, number, index)
    }
    reader.index = behindFirst
  }
  return repeatable(parser.charNode(octalCode(reader, first + reader.eatWhile(isOctalDigit, 2))))
}

function backreference(parser: PatternParser, group: GroupReference, index: number): Item {
  if (group === 0) throw parser.reader.refusal('reference to non-existent subpattern', index)
  parser.register.refer(group, index)
  return repeatable({ kind: 'backreference', group, caseless: parser.options.caseless, index })
}

function parseNameBehindK(parser: PatternParser): string {
  const end = quoteEnd(parser)
  if (end === undefined) {
    throw parser.reader.refusal('\\k is not followed by a braced, angle-bracketed, or quoted name')
  }
  return parseName(parser.reader, end)
}

/** Reads the opening of `{name}`, `<name>` or `'name'` and gives what closes it. */
function quoteEnd(parser: PatternParser): string | undefined {
  if (parser.reader.eat('{')) return '}'
  if (parser.reader.eat('<')) return '>'
  return parser.reader.eat("'") ? "'" : undefined
}

/** `\g1`, `\g{1}`, `\g{name}` */
function parseG(parser: PatternParser, index: number): Item {
  const { reader, register } = parser
  if (reader.sees('<') || reader.sees("'")) {
    throw new Untranslatable('a call of a group or recursion', index)
  }
  const end = quoteEnd(parser)
  const group =
    end === undefined
      ? parseGroupNumber(reader, register.opened)
      : parseQuotedReference(reader, register.opened, end)
  if (group === undefined) {
    throw reader.refusal(
      '\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number',
      index,
    )
  }
  return backreference(parser, group, index)
}
