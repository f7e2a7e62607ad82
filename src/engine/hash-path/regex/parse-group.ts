import { rangesSet } from './char-set.ts'
import { Untranslatable } from './errors.ts'
import { readInlineOptions } from './inline-options.ts'
import { repeatable, unrepeatable, type Item } from './item.ts'
import { parseName } from './parse-name.ts'
import type { PatternParser } from './parser.ts'
import { isAsciiLetter } from './pattern-reader.ts'
import type { GroupNode } from './syntax-tree.ts'

/** What JavaScript has nothing for, by what follows `(?`. */
const UNSUPPORTED: readonly (readonly [start: RegExp, construct: string])[] = [
  [/^\|/, 'groups numbered anew in each branch, (?|…)'],
  [/^\(/, 'a condition, (?(…)…)'],
  [/^C/, 'a callout, (?C…)'],
  [/^(?:R|&|P>|[+-]?\d)/, 'a call of a group or recursion'],
]

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
    throw new Untranslatable('a verb or a group written as a word, (*…)', index)
  }
  return parser.options.namedOnly ? plainGroup(parser) : capturingGroup(parser, undefined)
}

function parseSpecial(parser: PatternParser, index: number): Item {
  const { reader } = parser
  const ahead = reader.peek() + reader.peek(1)
  const unsupported = UNSUPPORTED.find(([start]) => start.test(ahead))
  if (unsupported !== undefined) throw new Untranslatable(unsupported[1], index)
  if (reader.eat(':')) return plainGroup(parser)
  if (reader.eat('>')) return atomicGroup(parser)
  if (reader.eat('=')) return look(parser, index, false, false)
  if (reader.eat('!')) return look(parser, index, false, true)
  if (reader.eat('<=')) return look(parser, index, true, false)
  if (reader.eat('<!')) return look(parser, index, true, true)
  if (reader.eat('<') || reader.eat('P<')) return namedGroup(parser, '>')
  if (reader.eat("'")) return namedGroup(parser, "'")
  if (reader.eat('P=')) return pythonReference(parser, index)
  return parseOptions(parser)
}

function plainGroup(parser: PatternParser): Item {
  const body = parser.parseBody()
  parser.close()
  return repeatable({ kind: 'group', number: undefined, body })
}

function capturingGroup(parser: PatternParser, name: string | undefined): Item {
  const { register, reader, options } = parser
  const number = register.open()
  if (name !== undefined) register.name(reader, number, name, options.duplicateNames)
  const body = parser.parseBody()
  parser.close()
  const group: GroupNode = { kind: 'group', number, body }
  register.groups.set(number, group)
  return repeatable(group)
}

function namedGroup(parser: PatternParser, end: string): Item {
  return capturingGroup(parser, parseName(parser.reader, end))
}

function atomicGroup(parser: PatternParser): Item {
  const body = parser.parseBody()
  parser.close()
  return repeatable({ kind: 'atomic', body })
}

function look(parser: PatternParser, index: number, behind: boolean, negative: boolean): Item {
  const body = parser.parseBody()
  parser.close()
  return repeatable({ kind: 'look', behind, negative, body, index })
}

/** `(?P=name)` */
function pythonReference({ options, reader, register }: PatternParser, index: number): Item {
  const group = parseName(reader, ')')
  register.refer(group, index)
  return repeatable({ kind: 'backreference', group, caseless: options.caseless, index })
}

/** `(?i)` changes the options up to the end of the group it stands in, `(?i:…)` those of its own group. */
function parseOptions(parser: PatternParser): Item {
  const { reader } = parser
  const outer = parser.options
  parser.options = readInlineOptions(reader, outer)
  if (reader.eat(')')) return unrepeatable()
  if (!reader.eat(':')) {
    throw reader.refusal(
      reader.atEnd ? 'missing closing parenthesis' : 'unrecognized character after (? or (?-',
    )
  }
  const body = parser.parseBody()
  parser.close()
  parser.options = outer
  return repeatable({ kind: 'group', number: undefined, body })
}
