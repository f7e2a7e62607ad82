import { describe, expect, it } from 'vitest'
import { failure, text } from '../render-text.ts'
import type { ArgumentNodes, Expression } from '@/engine/jinja/syntax/nodes.ts'
import { ExpressionParser } from '@/engine/jinja/syntax/expression-parser.ts'
import { tokenize } from '@/engine/jinja/syntax/lexer.ts'
import { TokenStream } from '@/engine/jinja/syntax/token-stream.ts'

function args({ positional, named, rest, options }: ArgumentNodes): string {
  return [
    ...positional.map(shown),
    ...named.map(([name, value]) => `${name}=${shown(value)}`),
    ...(rest ? [`*${shown(rest)}`] : []),
    ...(options ? [`**${shown(options)}`] : []),
  ].join(', ')
}

/** An expression with all its brackets. */
function shown(node: Expression): string {
  switch (node.type) {
    case 'Name':
      return node.name
    case 'Constant':
      return typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.value)
    case 'Attribute':
      return `${shown(node.owner)}.${node.name}`
    case 'Item':
      return `${shown(node.owner)}[${shown(node.key)}]`
    case 'Slice':
      return [node.start, node.stop, node.step].map((part) => (part ? shown(part) : '')).join(':')
    case 'Call':
      return `${shown(node.callee)}(${args(node.args)})`
    case 'Filter':
      return `${node.value ? shown(node.value) : ''}|${node.name}(${args(node.args)})`
    case 'Test':
      return `(${shown(node.value)} is ${node.name}(${args(node.args)}))`
    case 'Unary':
      return `(${node.operator}${shown(node.value)})`
    case 'Not':
      return `(not ${shown(node.value)})`
    case 'Binary':
    case 'Logic':
      return `(${shown(node.left)} ${node.operator} ${shown(node.right)})`
    case 'Compare':
      return `(${shown(node.first)}${node.rest.map(([sign, value]) => ` ${sign} ${shown(value)}`).join('')})`
    case 'Conditional':
      return `(${shown(node.then)} if ${shown(node.test)} else ${node.otherwise ? shown(node.otherwise) : ''})`
    case 'Tuple':
      return `(${node.items.map(shown).join(', ')},)`
    case 'List':
      return `[${node.items.map(shown).join(', ')}]`
    case 'Dict':
      return `{${node.entries.map((entry) => entry.map(shown).join(': ')).join(', ')}}`
    default:
      return node.type
  }
}

function parsed(source: string): string {
  const [, ...tokens] = tokenize(`{{ ${source} }}`)
  return shown(new ExpressionParser(new TokenStream(tokens)).tuple())
}

describe('ExpressionParser', () => {
  it.each([
    ['1 + 2 * 3 ** 4 ** 5', '(1 + (2 * ((3 ** 4) ** 5)))'],
    ['-2 ** 2', '((-2) ** 2)'],
    ['-x.y|abs', '(-x.y)|abs()'],
    ['1 ~ 2 + 3', '((1 ~ 2) + 3)'],
    ['a - b - c', '((a - b) - c)'],
    ['a // b % c', '((a // b) % c)'],
    ['not a in b', '(not (a in b))'],
    ['a not in b == c', '(a not in b == c)'],
    ['1 < 2 <= 3', '(1 < 2 <= 3)'],
    ['a or b and not c', '(a or (b and (not c)))'],
    ['a if b else c if d else e', '(a if b else (c if d else e))'],
    ['a if b', '(a if b else )'],
    ['a.b[0].1(2)(3)', 'a.b[0][1](2)(3)'],
    ['a[1:2:3]', 'a[1:2:3]'],
    ['a[:]', 'a[::]'],
    ['a[::2]', 'a[::2]'],
    ['a[1, 2]', 'a[(1, 2,)]'],
    ['a|b|c(1, x=2)', 'a|b()|c(1, x=2)'],
    ['a|b.c', 'a|b.c()'],
    ['a is b', '(a is b())'],
    ['a is not b', '(not (a is b()))'],
    ['a is b c.d', '(a is b(c.d))'],
    ['a is b(c) and d', '((a is b(c)) and d)'],
    ['a is in [1]|length', '(a is in([1]))|length()'],
    ['f(1, x=2, *y, **z)', 'f(1, x=2, *y, **z)'],
    ['f(1,)', 'f(1)'],
    ['(1, 2)', '(1, 2,)'],
    ['(1,)', '(1,)'],
    ['()', '(,)'],
    ['(1)', '1'],
    ['1, 2', '(1, 2,)'],
    ['[1, [2],]', '[1, [2]]'],
    ['{"a": 1, b: {},}', '{"a": 1, b: {}}'],
    ['"a" \'b\'', '"ab"'],
    ['true, None, False', '(true, null, false,)'],
    ['+a', '(+a)'],
  ])('%s', (source, expected) => {
    expect(parsed(source)).toBe(expected)
  })

  it.each([
    ['', "Expected an expression, got 'end of variable'"],
    ['1 +', "unexpected 'end of variable'"],
    ['a.', 'expected name or number'],
    ['a..b', 'expected name or number'],
    ['(1', "unexpected '}', expected ')'"],
    ['a if', "unexpected 'end of variable'"],
    ['f(a=1, 2)', 'invalid order of arguments'],
    ['f(a=1, a=2)', "argument 'a' twice"],
    ['f(**a, *b)', 'invalid order of arguments'],
    ['f(*a, *b)', 'invalid order of arguments'],
    ['a is b is c', 'tests cannot be chained with is'],
    ['{1}', "expected ':', got '}'"],
    ['a|', "expected 'name', got 'end of variable'"],
  ])('refuses %j', (source, message) => {
    expect(() => parsed(source)).toThrow(message)
  })
})

describe('The order of arguments', () => {
  it('nothing without a name follows **', () => {
    expect(failure('{{ dict(**{}, 5) }}')).toMatch(/^1: TemplateSyntaxError: ./)
  })

  it('nothing without a name follows *', () => {
    expect(failure('{{ dict(*[], 5) }}')).toMatch(/^1: TemplateSyntaxError: ./)
  })

  it('* may follow a name', () => {
    expect(text("{{ dict(a=1, *[[('x', 1)]]) }}")).toBe("{'x': 1, 'a': 1}")
  })
})
