import { parseCondition } from './parse-condition.ts'
import { readInlineOptions } from './inline-options.ts'
import { parseGroupNumber, parseName } from './parse-name.ts'
import { repeatable, unrepeatable, type Item } from './item.ts'
import type { PatternParser } from './parser.ts'
import { parseVerb } from './parse-verb.ts'
import { isAsciiLetter, isDigit } from './pattern-reader.ts'
import type { GroupNode, GroupReference, RegexNode } from './syntax-tree.ts'

/**
 * Reads a group, or anything else in parentheses, behind the opening one.
 *
 * @throws RefusedPattern when PCRE refuses it
 */
export function parseGroup(parser: PatternParser, index: number): Item {
  const { reader } = parser
  if (reader.eat('?')) return parseSpecial(parser, index)
  if (reader.sees('*') && (isAsciiLetter(reader.peek(1)) || reader.peek(1) === ':')) {
    reader.next()
    return /^[a-z]$/.test(reader.peek()) ? parseWordGroup(parser, index) : parseVerb(reader, index)
  }
  return parser.options.namedOnly ? plainGroup(parser) : capturingGroup(parser, undefined)
}

function parseSpecial(parser: PatternParser, index: number): Item {
  const { reader } = parser
  if (reader.eat(':')) return plainGroup(parser)
  if (reader.eat('|')) return plainGroup(parser, true)
  if (reader.eat('>')) return atomicGroup(parser)
  if (reader.eat('=')) return look(parser, index, false, false)
  if (reader.eat('!')) return look(parser, index, false, true)
  if (reader.eat('*')) return look(parser, index, false, false)
  if (reader.eat('<=')) return look(parser, index, true, false)
  if (reader.eat('<!')) return look(parser, index, true, true)
  if (reader.eat('<*')) return look(parser, index, true, false)
  if (reader.eat('<')) return namedGroup(parser, '>')
  if (reader.eat("'")) return namedGroup(parser, "'")
  if (reader.eat('P')) return parsePythonStyle(parser, index)
  if (reader.eat('(')) return parseCondition(parser, index)
  if (reader.eat('C')) return parseCallout(parser)
  return parseCall(parser, index) ?? parseOptions(parser)
}

function plainGroup(parser: PatternParser, numbersRestart = false): Item {
  const body = parser.parseBody(numbersRestart)
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
  register.add(number, group)
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

/** `(?P<name>…)`, `(?P=name)`, `(?P>name)`. */
function parsePythonStyle(parser: PatternParser, index: number): Item {
  const { reader, options } = parser
  if (reader.eat('<')) return namedGroup(parser, '>')
  if (reader.eat('=')) {
    const group = referTo(parser, parseName(reader, ')'), index)
    return repeatable({ kind: 'backreference', group, caseless: options.caseless, index })
  }
  if (reader.eat('>')) {
    return repeatable({
      kind: 'call',
      group: referTo(parser, parseName(reader, ')'), index),
      index,
    })
  }
  throw reader.refusal('unrecognized character after (?P')
}

/** `(?R)`, `(?1)`, `(?-1)`, `(?&name)`; undefined when it is something else. */
function parseCall(parser: PatternParser, index: number): Item | undefined {
  const { reader } = parser
  const group = readCalled(parser)
  if (group === undefined) return undefined
  if (typeof group === 'number' && !reader.eat(')')) {
    throw reader.refusal('(?R (recursive pattern call) must be followed by a closing parenthesis')
  }
  return repeatable({ kind: 'call', group: referTo(parser, group, index), index })
}

function readCalled(parser: PatternParser): GroupReference | undefined {
  const { reader, register } = parser
  if (reader.eat('R')) return 0
  if (reader.eat('&')) return parseName(reader, ')')
  if (reader.sees('+') && !isDigit(reader.peek(1)))
    throw reader.refusal('digit expected after (?+ or (?-')
  return parseGroupNumber(reader, register.opened)
}

function referTo(parser: PatternParser, group: GroupReference, index: number): GroupReference {
  parser.register.refer(group, index)
  return group
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

const CALLOUT_DELIMITERS = '`\'"^%#${'

/** `(?C1)` calls the program around the regex: PHP listens to none, so it has no effect. */
function parseCallout(parser: PatternParser): Item {
  const { reader } = parser
  if (!isDigit(reader.peek()) && !reader.sees(')')) {
    const delimiter = reader.next()
    if (delimiter === '' || !CALLOUT_DELIMITERS.includes(delimiter)) {
      throw reader.refusal('unrecognized string delimiter follows (?C')
    }
    eatCalloutText(parser, delimiter === '{' ? '}' : delimiter)
  } else if (Number(reader.eatWhile(isDigit)) > 255) {
    throw reader.refusal('number after (?C is greater than 255')
  }
  if (!reader.eat(')')) throw reader.refusal('closing parenthesis for (?C expected')
  return unrepeatable()
}

/** A doubled delimiter is one in the text. */
function eatCalloutText({ reader }: PatternParser, end: string): void {
  do {
    if (reader.eatUpTo(end) === undefined)
      throw reader.refusal('missing terminating delimiter for callout with string argument')
  } while (reader.eat(end))
}

/** Groups written as words: `(*pla:…)`. */
const WORD_GROUPS: Readonly<Record<string, (parser: PatternParser, index: number) => Item>> = {
  atomic: atomicGroup,
  ...lookWords(
    ['pla', 'positive_lookahead', 'napla', 'non_atomic_positive_lookahead'],
    false,
    false,
  ),
  ...lookWords(['nla', 'negative_lookahead'], false, true),
  ...lookWords(
    ['plb', 'positive_lookbehind', 'naplb', 'non_atomic_positive_lookbehind'],
    true,
    false,
  ),
  ...lookWords(['nlb', 'negative_lookbehind'], true, true),
  ...scriptRunWords(['sr', 'script_run', 'asr', 'atomic_script_run']),
}

function lookWords(
  words: readonly string[],
  behind: boolean,
  negative: boolean,
): Record<string, (parser: PatternParser, index: number) => Item> {
  return Object.fromEntries(
    words.map((word) => [word, (parser, index) => look(parser, index, behind, negative)]),
  )
}

function scriptRunWords(
  words: readonly string[],
): Record<string, (parser: PatternParser, index: number) => Item> {
  return Object.fromEntries(
    words.map((word) => [
      word,
      (parser, index) => {
        parser.parseBody()
        parser.close()
        const node: RegexNode = { kind: 'untranslatable', construct: `(*${word}:…)`, index }
        return repeatable(node)
      },
    ]),
  )
}

function parseWordGroup(parser: PatternParser, index: number): Item {
  const word = parser.reader.eatWhile((char) => isAsciiLetter(char) || char === '_')
  const parse = Object.hasOwn(WORD_GROUPS, word) ? WORD_GROUPS[word] : undefined
  if (parse === undefined || !parser.reader.eat(':')) {
    throw parser.reader.refusal('(*alpha_assertion) not recognized')
  }
  return parse(parser, index)
}
