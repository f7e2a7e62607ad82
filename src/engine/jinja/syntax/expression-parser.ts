import { nested } from '../budget.ts'
import type { OrderOperator } from '../python/order.ts'
import type { Arithmetic, Comparison, Expression } from './nodes.ts'
import { OperandParser } from './operand-parser.ts'
import type { TokenType } from './token.ts'

/** The arithmetic operators, from the weakest to the strongest. */
const LEVELS: readonly ReadonlySet<string>[] = [
  new Set(['+', '-']),
  new Set(['~']),
  new Set(['*', '/', '//', '%']),
  new Set(['**']),
]
const ORDER: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])

function isArithmetic(type: TokenType): type is Arithmetic {
  return LEVELS.some((level) => level.has(type))
}

function isOrder(type: TokenType): type is OrderOperator | '==' | '!=' {
  return ORDER.has(type)
}

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
    return this.#logic('or', () => this.#logic('and', () => this.#not()))
  }

  #logic(operator: 'and' | 'or', operand: () => Expression): Expression {
    const { line } = this.tokens.current
    let left = operand()
    while (this.tokens.skipName(operator)) {
      left = { type: 'Logic', line, operator, left, right: operand() }
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
    const first = this.#arithmetic()
    const rest: [Comparison, Expression][] = []
    for (;;) {
      const operator = this.#comparison()
      if (operator === undefined) break
      rest.push([operator, this.#arithmetic()])
    }
    return rest.length === 0 ? first : { type: 'Compare', line, first, rest }
  }

  #comparison(): Comparison | undefined {
    const { current, following } = this.tokens
    if (isOrder(current.type)) {
      this.tokens.next()
      return current.type
    }
    if (this.tokens.skipName('in')) return 'in'
    if (!this.tokens.isName('not') || following.value !== 'in') return undefined
    this.tokens.next()
    this.tokens.next()
    return 'not in'
  }

  /** Operators of one level, from left to right; in Jinja that goes for `**`, too. */
  #arithmetic(level = 0): Expression {
    const operators = LEVELS[level]
    if (!operators) return this.unary()
    const { line } = this.tokens.current
    let left = this.#arithmetic(level + 1)
    for (;;) {
      const { type } = this.tokens.current
      if (!isArithmetic(type) || !operators.has(type)) return left
      this.tokens.next()
      left = { type: 'Binary', line, operator: type, left, right: this.#arithmetic(level + 1) }
    }
  }
}
