import { nested } from '../budget.ts'
import type { ArgumentNodes, BodyFilterNode, Expression } from './nodes.ts'
import { describeToken, type TokenType } from './token.ts'
import type { TokenStream } from './token-stream.ts'

/** The names that stand for a value. */
export const CONSTANTS: ReadonlyMap<string, null | boolean> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
])

const NO_ARGUMENTS: ArgumentNodes = { positional: [], named: [], rest: null, options: null }

/** How far a comma-separated list of expressions goes. */
export interface TupleOptions {
  /** Whether `a if b` belongs to an item. */
  readonly conditional?: boolean
  /** Inside of parentheses the tuple may be empty. */
  readonly parenthesized?: boolean
  /** What an item is; an expression if not given. */
  readonly item?: () => Expression
}

/**
 * Parses what stands between operators: names, literals and brackets, and the attributes, calls, filters and tests
 * behind them. Throws a TemplateSyntaxError that knows its line.
 */
export abstract class OperandParser {
  protected readonly tokens: TokenStream

  constructor(tokens: TokenStream) {
    this.tokens = tokens
  }

  /** A whole expression, with or without `a if b else c`. */
  abstract expression(conditional?: boolean): Expression

  /** A sign binds weaker than what is behind the value, but stronger than filters. */
  protected unary(withFilters = true): Expression {
    const { type, line } = this.tokens.current
    let value: Expression
    if (type === '-' || type === '+') {
      this.tokens.next()
      value = { type: 'Unary', line, operator: type, value: nested(() => this.unary(false)) }
    } else {
      value = this.primary()
    }
    value = this.#postfix(value)
    return withFilters ? this.#filtersAndTests(value) : value
  }

  /** A name, a literal or something in brackets. */
  protected primary(): Expression {
    const token = this.tokens.current
    const { type, value, line } = token
    switch (type) {
      case 'name':
        return this.#name()
      case 'string':
        return this.#strings()
      case 'integer':
        this.tokens.next()
        return { type: 'Constant', line, value: BigInt(value) }
      case 'float':
        this.tokens.next()
        return { type: 'Constant', line, value: Number(value) }
      case '(': {
        this.tokens.next()
        const inner = this.tuple({ parenthesized: true })
        this.tokens.expect(')')
        return inner
      }
      case '[':
        return { type: 'List', line, items: this.list('[', ']', () => this.expression()) }
      case '{':
        return { type: 'Dict', line, entries: this.list('{', '}', () => this.#pair()) }
      default:
        return this.tokens.fail(`unexpected '${describeToken(token)}'`)
    }
  }

  #name(): Expression {
    const { value: name, line } = this.tokens.next()
    const constant = CONSTANTS.get(name)
    if (constant !== undefined) return { type: 'Constant', line, value: constant }
    return { type: 'Name', line, name, stored: false }
  }

  /** Adjacent strings are one. */
  #strings(): Expression {
    const { line } = this.tokens.current
    let value = ''
    while (this.tokens.is('string')) value += this.tokens.next().value
    return { type: 'Constant', line, value }
  }

  /** Items in brackets, with commas between them. */
  protected list<T>(open: TokenType, close: TokenType, item: () => T): T[] {
    this.tokens.expect(open)
    const items: T[] = []
    while (!this.tokens.is(close)) {
      if (items.length > 0) this.tokens.expect(',')
      if (this.tokens.is(close)) break
      items.push(item())
    }
    this.tokens.expect(close)
    return items
  }

  #pair(): [Expression, Expression] {
    const key = this.expression()
    this.tokens.expect(':')
    return [key, this.expression()]
  }

  /** One expression, or a tuple when there are commas. */
  tuple(options: TupleOptions = {}): Expression {
    const { line } = this.tokens.current
    const item = options.item ?? (() => this.expression(options.conditional))
    const items: Expression[] = []
    let commas = false
    while (!this.tokens.is('variable_end', 'block_end', ')')) {
      items.push(item())
      if (!this.tokens.skip(',')) break
      commas = true
    }
    const [first] = items
    if (!commas && first) return first
    if (items.length === 0 && options.parenthesized !== true) {
      return this.tokens.fail(`Expected an expression, got '${describeToken(this.tokens.current)}'`)
    }
    return { type: 'Tuple', line, items }
  }

  #postfix(start: Expression): Expression {
    let value = start
    for (;;) {
      if (this.tokens.is('.')) value = this.#member(value)
      else if (this.tokens.is('[')) value = this.#subscript(value)
      else if (this.tokens.is('(')) value = this.#call(value)
      else return value
    }
  }

  #filtersAndTests(start: Expression): Expression {
    let value = start
    for (;;) {
      if (this.tokens.skip('|')) value = { value, ...this.filter() }
      else if (this.tokens.isName('is')) value = this.#test(value)
      else if (this.tokens.is('(')) value = this.#call(value)
      else return value
    }
  }

  #member(owner: Expression): Expression {
    const { line } = this.tokens.next()
    const { type, value } = this.tokens.next()
    if (type === 'name') return { type: 'Attribute', line, owner, name: value }
    if (type !== 'integer') return this.tokens.fail('expected name or number', line)
    return { type: 'Item', line, owner, key: { type: 'Constant', line, value: BigInt(value) } }
  }

  #subscript(owner: Expression): Expression {
    const { line } = this.tokens.current
    const items = this.list('[', ']', () => this.#subscriptKey())
    const [first] = items
    const key: Expression = first && items.length === 1 ? first : { type: 'Tuple', line, items }
    return { type: 'Item', line, owner, key }
  }

  #subscriptKey(): Expression {
    const { line } = this.tokens.current
    const bound = (): Expression | null =>
      this.tokens.is(']', ',', ':') ? null : this.expression()
    const start = bound()
    if (start && !this.tokens.is(':')) return start
    this.tokens.expect(':')
    const stop = bound()
    const step = this.tokens.skip(':') ? bound() : null
    return { type: 'Slice', line, start, stop, step }
  }

  #call(callee: Expression): Expression {
    const { line } = this.tokens.current
    return { type: 'Call', line, callee, args: this.#arguments() }
  }

  #arguments(): ArgumentNodes {
    const positional: Expression[] = []
    const named: [string, Expression][] = []
    let rest: Expression | null = null
    let options: Expression | null = null
    this.list('(', ')', () => {
      const isNamed = this.tokens.is('name') && this.tokens.following.type === '='
      const spread = this.tokens.is('*', '**')
      const late = isNamed || spread ? options !== null : rest !== null || named.length > 0
      if (late || (options && !spread)) this.tokens.fail('invalid order of arguments')
      if (this.tokens.skip('*')) {
        if (rest) this.tokens.fail('invalid order of arguments')
        rest = this.expression()
      } else if (this.tokens.skip('**')) {
        options = this.expression()
      } else if (isNamed) {
        const name = this.tokens.next().value
        this.tokens.next()
        if (named.some(([other]) => other === name)) this.tokens.fail(`argument '${name}' twice`)
        named.push([name, this.expression()])
      } else {
        positional.push(this.expression())
      }
    })
    return { positional, named, rest, options }
  }

  #dottedName(): string {
    let name = this.tokens.expect('name').value
    while (this.tokens.skip('.')) name += `.${this.tokens.expect('name').value}`
    return name
  }

  /** A filter whose `|` is already read. */
  protected filter(): BodyFilterNode {
    const { line } = this.tokens.current
    const name = this.#dottedName()
    const args = this.tokens.is('(') ? this.#arguments() : NO_ARGUMENTS
    return { type: 'Filter', line, name, args }
  }

  #test(value: Expression): Expression {
    const { line } = this.tokens.next()
    const negated = this.tokens.skipName('not')
    const name = this.#dottedName()
    const test: Expression = { type: 'Test', line, value, name, args: this.#testArguments() }
    return negated ? { type: 'Not', line, value: test } : test
  }

  /** In parentheses, or one bare value: `is divisibleby 3`. */
  #testArguments(): ArgumentNodes {
    if (this.tokens.is('(')) return this.#arguments()
    const bare = this.tokens.is('name', 'string', 'integer', 'float', '[', '{')
    if (!bare || this.tokens.isName('else', 'or', 'and')) return NO_ARGUMENTS
    if (this.tokens.isName('is')) this.tokens.fail('tests cannot be chained with is')
    return { ...NO_ARGUMENTS, positional: [this.#postfix(this.primary())] }
  }
}
