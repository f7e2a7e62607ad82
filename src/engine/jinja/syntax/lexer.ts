import { fail } from '../errors.ts'
import { SPACES, strip, WORD } from '../python/text.ts'
import { decodeString } from './strings.ts'
import { OPERATORS, type Operator, type Token, type TokenType } from './token.ts'

const NEWLINE = /\r\n|\r|\n/g
const SPACE = `[${SPACES}]`
const TAG = /\{%|\{\{|\{#/g
const RAW_BEGIN = new RegExp(`\\{%([-+]?)${SPACE}*raw${SPACE}*(?:-%\\}${SPACE}*|%\\})`, 'y')
const RAW_END = new RegExp(
  `\\{%([-+]?)${SPACE}*endraw${SPACE}*(?:\\+%\\}|-%\\}${SPACE}*|%\\})`,
  'g',
)
const COMMENT_END = new RegExp(`\\+#\\}|-#\\}${SPACE}*|#\\}`, 'g')
const BLOCK_END = new RegExp(`\\+%\\}|-%\\}${SPACE}*|%\\}`, 'y')
const VARIABLE_END = new RegExp(`-\\}\\}${SPACE}*|\\}\\}`, 'y')

const SPACE_TOKEN = new RegExp(`${SPACE}+`, 'y')
const FLOAT = /(?<!\.)(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[-+]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy
const INTEGER = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy
const NAME = new RegExp(`[${WORD}\\p{M}]+`, 'uy')
const IDENTIFIER = /^[\p{XIDS}_]\p{XIDC}*$/u
const STRING = /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"/y

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['(', ')'],
  ['[', ']'],
])

/** Splits a template into tokens. Throws a TemplateSyntaxError that knows its line. */
class Lexer {
  readonly #source: string
  readonly #tokens: Token[] = []
  #position = 0
  #line = 1

  constructor(template: string) {
    this.#source = template.replace(NEWLINE, '\n').replace(/\n$/, '')
  }

  tokens(): Token[] {
    while (!this.#atEnd()) this.#root()
    this.#push('eof', '')
    return this.#tokens
  }

  #atEnd(): boolean {
    return this.#position >= this.#source.length
  }

  #push(type: TokenType, value: string): void {
    this.#tokens.push({ type, value, line: this.#line })
  }

  /** Moves on by a piece of the source. */
  #consume(text: string): void {
    this.#position += text.length
    this.#line += text.split('\n').length - 1
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position
    return pattern.exec(this.#source)
  }

  /** Data up to the next tag, and the tag. */
  #root(): void {
    const tag = this.#match(TAG)
    if (!tag) {
      this.#data(this.#source.slice(this.#position), '')
      return
    }
    const text = this.#source.slice(this.#position, tag.index)
    const [opening] = tag
    const begin = this.#tagAt(tag.index, opening)
    this.#data(text, begin.sign)
    if (opening === '{#') this.#comment(begin.text)
    else if (begin.raw) this.#raw(begin.text)
    else this.#inside(opening === '{{' ? 'variable' : 'block', begin.text)
  }

  #tagAt(index: number, opening: string): { text: string; sign: string; raw: boolean } {
    RAW_BEGIN.lastIndex = index
    const raw = RAW_BEGIN.exec(this.#source)
    if (raw) {
      const [text, sign = ''] = raw
      return { text, sign, raw: true }
    }
    const next = this.#source.charAt(index + opening.length)
    const sign = '-+'.includes(next) ? next : ''
    return { text: opening + sign, sign, raw: false }
  }

  /** Text outside of tags; `-` in the tag behind it strips its end. */
  #data(text: string, sign: string): void {
    const kept = sign === '-' ? strip(text, 'right') : text
    if (kept !== '') this.#push('data', kept)
    this.#consume(text)
  }

  #comment(opening: string): void {
    const line = this.#line
    this.#consume(opening)
    if (this.#atEnd()) return
    const end = this.#match(COMMENT_END)
    if (!end) return fail('TemplateSyntaxError', 'Missing end of comment tag', line)
    this.#consume(this.#source.slice(this.#position, end.index) + end[0])
  }

  #raw(opening: string): void {
    this.#consume(opening)
    if (this.#atEnd()) return
    const end = this.#match(RAW_END)
    if (!end) return fail('TemplateSyntaxError', 'Missing end of raw directive', this.#line)
    const [tag, sign = ''] = end
    this.#data(this.#source.slice(this.#position, end.index), sign)
    this.#consume(tag)
  }

  #inside(kind: 'variable' | 'block', opening: string): void {
    this.#push(`${kind}_begin`, opening)
    this.#consume(opening)
    const open: string[] = []
    const ending = kind === 'variable' ? VARIABLE_END : BLOCK_END
    while (!this.#atEnd()) {
      const end = open.length === 0 ? this.#match(ending) : null
      if (end) {
        this.#push(`${kind}_end`, end[0])
        this.#consume(end[0])
        return
      }
      this.#expressionToken(open)
    }
  }

  #expressionToken(open: string[]): void {
    const space = this.#match(SPACE_TOKEN)
    if (space) {
      this.#consume(space[0])
      return
    }
    const [type, text, value] = this.#literal() ?? this.#operator(open)
    this.#push(type, value)
    this.#consume(text)
  }

  #literal(): readonly [TokenType, text: string, value: string] | undefined {
    const float = this.#match(FLOAT)?.[0]
    if (float !== undefined) return ['float', float, float.replaceAll('_', '')]
    const integer = this.#match(INTEGER)?.[0]
    if (integer !== undefined) return ['integer', integer, integer.replaceAll('_', '')]
    const name = this.#match(NAME)?.[0]
    if (name !== undefined) {
      if (IDENTIFIER.test(name)) return ['name', name, name]
      return fail('TemplateSyntaxError', 'Invalid character in identifier', this.#line)
    }
    const string = this.#match(STRING)?.[0]
    return string === undefined
      ? undefined
      : ['string', string, decodeString(string.slice(1, -1), this.#line)]
  }

  /** Keeps the open brackets, as `}}` inside of a dict does not end the tag. */
  #operator(open: string[]): readonly [Operator, text: string, value: string] {
    const operator = OPERATORS.find((one) => this.#source.startsWith(one, this.#position))
    if (operator === undefined) {
      const character = this.#source.charAt(this.#position)
      return fail('TemplateSyntaxError', `unexpected char '${character}'`, this.#line)
    }
    const closing = CLOSING.get(operator)
    if (closing !== undefined) open.push(closing)
    if (operator === '}' || operator === ')' || operator === ']') {
      const expected = open.pop()
      if (expected !== operator) {
        const wanted = expected === undefined ? '' : `, expected '${expected}'`
        return fail('TemplateSyntaxError', `unexpected '${operator}'${wanted}`, this.#line)
      }
    }
    return [operator, operator, operator]
  }
}

/** The tokens of a template, `eof` last. Newlines become `\n`, and one at the very end is dropped. */
export function tokenize(template: string): Token[] {
  return new Lexer(template).tokens()
}
