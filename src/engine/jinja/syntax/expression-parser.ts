import { nested } from '../budget.ts'
import type { BinaryOperator } from '../python/arithmetic.ts'
import type { Comparison, Expression } from './nodes.ts'
import { OperandParser } from './operand-parser.ts'
import type { TokenType } from './token.ts'

const ADDITIVE: ReadonlyMap<TokenType, BinaryOperator> = new Map([
  ['+', '+'],
  ['-', '-'],
])
const MULTIPLICATIVE: ReadonlyMap<TokenType, BinaryOperator> = new Map([
  ['*', '*'],
  ['/', '/'],
  ['//', '//'],
  ['%', '%'],
])
const POWER: ReadonlyMap<TokenType, BinaryOperator> = new Map([['**', '**']])
const COMPARISONS: ReadonlyMap<TokenType, Comparison> = new Map([
  ['==', '=='],
  ['!=', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
])

/** Parses expressions: the operators, from the weakest to the strongest. */
export class ExpressionParser extends OperandParser {
  override expression(conditional = true): Expression {
    return nested(() => (conditional ? this.#conditional() : this.#or()))
  }

  #conditional(): Expression {
    const { line } = this.tokens.current
    let value = this.#or()
    while (this.tokens.skipName('if')) {
      const test = this.#or()
      const otherwise = this.tokens.skipName('else') ? nested(() => this.#conditional()) : null
      value = { type: 'Conditional', line, test, then: value, otherwise }
    }
    return value
  }

  #or(): Expression {
    const { line } = this.tokens.current
    let left = this.#and()
    while (this.tokens.skipName('or')) {
      left = { type: 'Logic', line, operator: 'or', left, right: this.#and() }
    }
    return left
  }

  #and(): Expression {
    const { line } = this.tokens.current
    let left = this.#not()
    while (this.tokens.skipName('and')) {
      left = { type: 'Logic', line, operator: 'and', left, right: this.#not() }
    }
    return left
  }

  #not(): Expression {
    const { line } = this.tokens.current
    if (!this.tokens.skipName('not')) return this.#compare()
    return { type: 'Not', line, value: nested(() => this.#not()) }
  }

  #compare(): Expression {
    const { line } = this.tokens.current
    const first = this.#additive()
    const rest: [Comparison, Expression][] = []
    for (;;) {
      const operator = this.#comparison()
      if (operator === undefined) break
      rest.push([operator, this.#additive()])
    }
    return rest.length === 0 ? first : { type: 'Compare', line, first, rest }
  }

  #comparison(): Comparison | undefined {
    const operator = COMPARISONS.get(this.tokens.current.type)
    if (operator !== undefined) {
      this.tokens.next()
      return operator
    }
    if (this.tokens.skipName('in')) return 'in'
    const { following } = this.tokens
    if (!this.tokens.isName('not') || following.type !== 'name' || following.value !== 'in') {
      return undefined
    }
    this.tokens.next()
    this.tokens.next()
    return 'not in'
  }

  #additive(): Expression {
    return this.#binary(ADDITIVE, () => this.#concatenation())
  }

  #concatenation(): Expression {
    const { line } = this.tokens.current
    const first = this.#multiplicative()
    const parts = [first]
    while (this.tokens.skip('~')) parts.push(this.#multiplicative())
    return parts.length === 1 ? first : { type: 'Concatenation', line, parts }
  }

  #multiplicative(): Expression {
    return this.#binary(MULTIPLICATIVE, () => this.#binary(POWER, () => this.unary()))
  }

  /** Operators of one level, from left to right; in Jinja that goes for `**`, too. */
  #binary(
    operators: ReadonlyMap<TokenType, BinaryOperator>,
    operand: () => Expression,
  ): Expression {
    const { line } = this.tokens.current
    let left = operand()
    for (;;) {
      const operator = operators.get(this.tokens.current.type)
      if (operator === undefined) return left
      this.tokens.next()
      left = { type: 'Binary', line, operator, left, right: operand() }
    }
  }
}
