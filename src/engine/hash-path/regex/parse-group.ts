import { rangesSet } from './char-set.ts'
import { Untranslatable } from './errors.ts'
import { readInlineOptions } from './inline-options.ts'
import { repeatable, unrepeatable, type Item } from './item.ts'
import { parseName } from './parse-name.ts'
import type { PatternParser } from './parser.ts'
import { isAsciiLetter } from './pattern-reader.ts'
import type { GroupNode, RegexNode } from './syntax-tree.ts'

/**
 * What JavaScript has nothing for, by what follows `(?`: groups numbered anew in each branch, conditions, callouts, calls of
 * groups and recursion, all options cleared.
 */
const UNSUPPORTED = /^(?:[|(CR&^]|P>|[+-]?\d)/

/**
 * Reads a group, or anything else in parentheses, behind the opening one.
 *
 * @throws RefusedPattern when PCRE refuses it
 * @throws Untranslatable for what JavaScript has nothing for
 */
export function parseGroup(parser: PatternParser, index: number): Item {
  const { reader } = parser
  if (reader.eat('?')) return parseSpecial(parser, index)
  // An empty set matches nothing.
  if (reader.eat('*FAIL)') || reader.eat('*F)'))
    return unrepeatable({ kind: 'set', set: rangesSet() })
  if (reader.sees('*') && (isAsciiLetter(reader.peek(1)) || reader.peek(1) === ':')) {
    throw new Untranslatable('(*…)', index)
  }
  return parser.options.namedOnly ? plainGroup(parser) : capturingGroup(parser, undefined)
}

function parseSpecial(parser: PatternParser, index: number): Item {
  const { reader } = parser
  const ahead = reader.peek() + reader.peek(1)
  if (UNSUPPORTED.test(ahead)) throw new Untranslatable(`(?${reader.peek()}…)`, index)
  if (reader.eat('>')) return repeatable({ kind: 'atomic', body: closedBody(parser) })
  if (reader.eat('=')) return look(parser, index, false, false)
  if (reader.eat('!')) return look(parser, index, false, true)
  if (reader.eat('<=')) return look(parser, index, true, false)
  if (reader.eat('<!')) return look(parser, index, true, true)
  if (reader.eat('<') || reader.eat('P<')) return namedGroup(parser, '>')
  if (reader.eat("'")) return namedGroup(parser, "'")
  if (reader.eat('P=')) return parser.reference(parseName(reader, ')'), index)
  return parseOptions(parser)
}

/** What stands in a group, whose closing parenthesis is read too. */
function closedBody(parser: PatternParser): RegexNode {
  const body = parser.parseBody()
  if (!parser.reader.eat(')')) throw parser.reader.refusal('missing closing parenthesis')
  return body
}

function plainGroup(parser: PatternParser): Item {
  return repeatable({ kind: 'group', body: closedBody(parser) })
}

function capturingGroup(parser: PatternParser, name: string | undefined): Item {
  const { register, reader } = parser
  const number = register.open(name, reader.index)
  const group: GroupNode = { kind: 'group', body: closedBody(parser) }
  register.close(number, name, group)
  return repeatable(group)
}

function namedGroup(parser: PatternParser, end: string): Item {
  return capturingGroup(parser, parseName(parser.reader, end))
}

function look(parser: PatternParser, index: number, behind: boolean, negative: boolean): Item {
  return repeatable({ kind: 'look', behind, negative, body: closedBody(parser), index })
}

/** `(?i)` changes the options up to the end of the group it stands in, `(?i:…)` those of its own group. */
function parseOptions(parser: PatternParser): Item {
  const { reader } = parser
  const outer = parser.options
  parser.options = readInlineOptions(reader, outer)
  if (reader.eat(')')) return unrepeatable()
  if (!reader.eat(':')) {
    throw reader.refusal('unrecognized character after (? or (?-')
  }
  const group = plainGroup(parser)
  parser.options = outer
  return group
}
