import { parseGroup } from './parse-group.ts'
import { parseGroupNumber, parseName } from './parse-name.ts'
import { repeatable, type Item } from './item.ts'
import type { PatternParser } from './parser.ts'
import { isDigit } from './pattern-reader.ts'
import { NOTHING, type ConditionTest } from './syntax-tree.ts'

/**
 * Reads `(?(condition)yes|no)` behind its second parenthesis.
 *
 * @throws RefusedPattern when PCRE refuses it
 */
export function parseCondition(parser: PatternParser, index: number): Item {
  const test = parseTest(parser, index)
  const [yes = NOTHING, no = NOTHING, ...more] = parser.parseBranches()
  const isDefine = test.kind === 'constant' && test.isDefine
  if (more.length > 0) {
    throw parser.reader.refusal('conditional subpattern contains more than two branches', index)
  }
  if (isDefine && no !== NOTHING) {
    throw parser.reader.refusal('DEFINE subpattern contains more than one branch', index)
  }
  parser.close()
  return repeatable({ kind: 'condition', test, yes, no, index })
}

function parseTest(parser: PatternParser, index: number): ConditionTest {
  const { reader, register } = parser
  if (reader.sees('?') || reader.sees('*')) return parseAssertion(parser)
  const quote = reader.eat('<') ? '>' : reader.eat("'") ? "'" : undefined
  if (quote !== undefined) {
    const name = parseName(reader, quote)
    closeTest(parser)
    return matched(parser, name, index)
  }
  const number = parseGroupNumber(reader, register.opened)
  if (number !== undefined) {
    closeTest(parser)
    return matched(parser, number, index)
  }
  return parseWord(parser, index)
}

/** A look around, in parentheses of its own. */
function parseAssertion(parser: PatternParser): ConditionTest {
  const { reader } = parser
  const { node } = parseGroup(parser, reader.index - 1)
  if (node?.kind !== 'look') throw reader.refusal('assertion expected after (?( or (?(?C)')
  return node
}

function matched(parser: PatternParser, group: string | number, index: number): ConditionTest {
  parser.register.refer(group, index)
  return { kind: 'matched', group }
}

function parseWord(parser: PatternParser, index: number): ConditionTest {
  const { reader } = parser
  if (reader.eat('DEFINE)')) return { kind: 'constant', value: false, isDefine: true }
  if (reader.sees('VERSION')) return parseVersion(parser)
  if (reader.eat('R)')) return { kind: 'recursion' }
  if (reader.eat('R&')) {
    parser.register.refer(parseName(reader, ')'), index)
    return { kind: 'recursion' }
  }
  if (reader.sees('R') && isDigit(reader.peek(1))) {
    reader.next()
    parser.register.refer(Number(reader.eatWhile(isDigit)), index)
    closeTest(parser)
    return { kind: 'recursion' }
  }
  return matched(parser, parseName(reader, ')'), index)
}

/** PHP 8.2 comes with PCRE2 10.42. */
const PCRE_VERSION = 1042

function parseVersion({ reader }: PatternParser): ConditionTest {
  reader.eat('VERSION')
  const isAtLeast = reader.eat('>')
  const major = reader.eat('=') ? reader.eatWhile(isDigit) : ''
  const minor = reader.eat('.') ? reader.eatWhile(isDigit, 2) : ''
  if (major === '' || !reader.eat(')'))
    throw reader.refusal('syntax error or number too big in (?(VERSION condition')
  const asked = Number(major) * 100 + Number(minor.padEnd(2, '0'))
  const value = isAtLeast ? asked <= PCRE_VERSION : asked === PCRE_VERSION
  return { kind: 'constant', value, isDefine: false }
}

function closeTest({ reader }: PatternParser): void {
  if (!reader.eat(')')) throw reader.refusal('missing closing parenthesis for condition')
}
