import { fail } from '../errors.ts'
import { describeToken, describeType, type Token, type TokenType } from './token.ts'

const END: Token = { type: 'eof', value: '', line: 1 }

/** The tokens of a template and the place of the parser in them. */
export class TokenStream {
  readonly #tokens: readonly Token[]
  #position = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get current(): Token {
    return this.#tokens[this.#position] ?? END
  }

  /** The token behind the current one. */
  get following(): Token {
    return this.#tokens[this.#position + 1] ?? this.current
  }

  /** The current token; the parser moves on to the next. */
  next(): Token {
    const token = this.current
    this.#position += 1
    return token
  }

  is(...types: readonly TokenType[]): boolean {
    return types.includes(this.current.type)
  }

  isName(...names: readonly string[]): boolean {
    return this.is('name') && names.includes(this.current.value)
  }

  /** Moves on if the current token is of that type. */
  skip(type: TokenType): boolean {
    const found = this.is(type)
    if (found) this.next()
    return found
  }

  skipName(name: string): boolean {
    const found = this.isName(name)
    if (found) this.next()
    return found
  }

  /** Throws a TemplateSyntaxError unless the current token is of that type. */
  expect(type: TokenType): Token {
    return this.is(type) ? this.next() : this.#unexpected(describeType(type))
  }

  expectName(name: string): Token {
    return this.isName(name) ? this.next() : this.#unexpected(name)
  }

  fail(message: string, line = this.current.line): never {
    return fail('TemplateSyntaxError', message, line)
  }

  #unexpected(wanted: string): never {
    return this.fail(`expected '${wanted}', got '${describeToken(this.current)}'`)
  }
}
