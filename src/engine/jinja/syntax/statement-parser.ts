import { nested } from '../budget.ts'
import { fail } from '../errors.ts'
import { ExpressionParser } from './expression-parser.ts'
import type {
  BlockNode,
  BodyFilterNode,
  Expression,
  ForNode,
  IfNode,
  LoadNode,
  NameNode,
  ParameterNode,
  Statement,
  Target,
  TextNode,
} from './nodes.ts'
import { CONSTANTS } from './operand-parser.ts'
import { TokenStream } from './token-stream.ts'
import type { Token } from './token.ts'

type TagParser = (line: number) => Statement

/** Marks the names of an assignment's target. Throws for what cannot be assigned to. */
function asTarget(node: Expression): Target {
  if (node.type === 'Name') return { ...node, stored: true }
  if (node.type === 'Namespace') return node
  if (node.type === 'Tuple') return { ...node, items: node.items.map(asTarget) }
  const kind = node.type === 'Constant' ? 'const' : node.type.toLowerCase()
  return fail('TemplateSyntaxError', `can't assign to '${kind}'`, node.line)
}

/** Parses the tags of a template. Throws a TemplateSyntaxError that knows its line. */
class StatementParser extends ExpressionParser {
  #open = ''
  readonly #expected: (readonly string[])[] = []

  readonly #tags: ReadonlyMap<string, TagParser> = new Map<string, TagParser>([
    ['autoescape', (line) => this.#autoescape(line)],
    ['block', (line) => this.#block(line)],
    ['call', (line) => this.#callBlock(line)],
    ['extends', (line) => this.#load(line)],
    ['filter', (line) => this.#filterBlock(line)],
    ['for', (line) => this.#for(line)],
    ['from', (line) => this.#load(line)],
    ['if', (line) => this.#if(line)],
    ['import', (line) => this.#load(line)],
    ['include', (line) => this.#load(line)],
    ['macro', (line) => this.#macro(line)],
    ['print', (line) => this.#print(line)],
    ['set', (line) => this.#set(line)],
    ['with', (line) => this.#with(line)],
  ])

  template(): Statement[] {
    return this.#statements([])
  }

  /** Everything up to one of the ending tags; the parser stops at its name. */
  #statements(ends: readonly string[]): Statement[] {
    const statements: Statement[] = []
    let output: (Expression | TextNode)[] = []
    const flush = (): void => {
      const [first] = output
      if (first) statements.push({ type: 'Output', line: first.line, parts: output })
      output = []
    }
    while (!this.tokens.is('eof')) {
      const { type, value, line } = this.tokens.next()
      if (type === 'data') {
        output.push({ type: 'Text', line, text: value })
      } else if (type === 'variable_begin') {
        output.push(this.tuple())
        this.tokens.expect('variable_end')
      } else {
        flush()
        if (this.tokens.isName(...ends)) return statements
        statements.push(this.#statement())
        this.tokens.expect('block_end')
      }
    }
    flush()
    if (ends.length > 0) this.#missing(undefined)
    return statements
  }

  #statement(): Statement {
    const token = this.tokens.current
    if (token.type !== 'name') return this.tokens.fail('tag name expected')
    const parse = this.#tags.get(token.value)
    if (!parse) return this.#missing(token)
    this.tokens.next()
    const outer = this.#open
    this.#open = token.value
    const statement = nested(() => parse(token.line))
    this.#open = outer
    return statement
  }

  /** A tag that does not belong here, or the end of the template where a tag is missing. */
  #missing(tag: Token | undefined): never {
    const wanted = this.#expected.at(-1)?.join("' or '")
    const looking = wanted === undefined ? '' : ` Looking for '${wanted}' of '${this.#open}'.`
    const found = tag ? `unknown tag '${tag.value}'.` : 'Unexpected end of template.'
    return this.tokens.fail(found + looking)
  }

  /** The body of a tag, up to one of the ending tags. */
  #body(...ends: readonly string[]): Statement[] {
    this.tokens.skip(':')
    this.tokens.expect('block_end')
    this.#expected.push(ends)
    const body = this.#statements(ends)
    this.#expected.pop()
    return body
  }

  /** The body of a tag and its one ending tag. */
  #closedBody(end: string): Statement[] {
    const body = this.#body(end)
    this.tokens.next()
    return body
  }

  #target(namespaces = false): Target {
    return asTarget(this.tuple({ item: () => (namespaces ? this.#namespace() : this.primary()) }))
  }

  /** `name.attribute` as the target of a set. */
  #namespace(): Expression {
    const { current, following } = this.tokens
    const value = this.primary()
    if (value.type !== 'Name' || current.type !== 'name' || following.type !== '.') return value
    this.tokens.next()
    const attribute = this.tokens.expect('name').value
    return { type: 'Namespace', line: value.line, name: value.name, attribute }
  }

  #targetName(): NameNode {
    const { value: name, line } = this.tokens.expect('name')
    if (CONSTANTS.has(name)) return this.tokens.fail("can't assign to 'name'", line)
    return { type: 'Name', line, name, stored: true }
  }

  #set(line: number): Statement {
    const target = this.#target(true)
    if (this.tokens.skip('=')) return { type: 'Set', line, value: this.tuple(), target }
    const filters = this.#filters()
    return { type: 'SetBlock', line, filters, body: this.#closedBody('endset'), target }
  }

  /** `| one | two(3)` with no value in front. */
  #filters(): BodyFilterNode[] {
    const filters: BodyFilterNode[] = []
    while (this.tokens.skip('|')) filters.push(this.filter())
    return filters
  }

  #for(line: number): ForNode {
    const target = this.#target()
    if (target.type === 'Name' && target.name === 'loop') {
      this.tokens.fail("can't assign to 'loop'")
    }
    this.tokens.expectName('in')
    const iterable = this.tuple({ conditional: false })
    const test = this.tokens.skipName('if') ? this.expression() : null
    const recursive = this.tokens.skipName('recursive')
    const body = this.#body('endfor', 'else')
    const otherwise = this.tokens.next().value === 'else' ? this.#closedBody('endfor') : []
    return { type: 'For', line, target, iterable, test, recursive, body, otherwise }
  }

  #if(line: number): IfNode {
    const branches: [Expression, Statement[]][] = []
    for (;;) {
      const test = this.tuple({ conditional: false })
      branches.push([test, this.#body('elif', 'else', 'endif')])
      const end = this.tokens.next().value
      if (end === 'elif') continue
      return {
        type: 'If',
        line,
        branches,
        otherwise: end === 'else' ? this.#closedBody('endif') : [],
      }
    }
  }

  #with(line: number): Statement {
    const assignments: [Target, Expression][] = []
    while (!this.tokens.is('block_end')) {
      if (assignments.length > 0) this.tokens.expect(',')
      const target = this.#target()
      this.tokens.expect('=')
      assignments.push([target, this.expression()])
    }
    return { type: 'With', line, assignments, body: this.#closedBody('endwith') }
  }

  #autoescape(line: number): Statement {
    const enabled = this.expression()
    return { type: 'Autoescape', line, enabled, body: this.#closedBody('endautoescape') }
  }

  #block(line: number): BlockNode {
    const name = this.tokens.expect('name').value
    const scoped = this.tokens.skipName('scoped')
    const required = this.tokens.skipName('required')
    const body = this.#closedBody('endblock')
    this.tokens.skipName(name)
    return { type: 'Block', line, name, scoped, required, body }
  }

  #parameters(): ParameterNode[] {
    let fallbacks = false
    const names = new Set<string>()
    return this.list('(', ')', () => {
      const { name, line } = this.#targetName()
      const fallback = this.tokens.skip('=') ? this.expression() : null
      if (names.has(name) || ((fallbacks || name === 'caller') && !fallback)) {
        this.tokens.fail(`parameter '${name}' is given twice or needs a default`)
      }
      names.add(name)
      fallbacks = fallback !== null
      return { type: 'Parameter', line, name, fallback }
    })
  }

  #macro(line: number): Statement {
    const { name } = this.#targetName()
    const parameters = this.#parameters()
    return { type: 'Macro', line, name, parameters, body: this.#closedBody('endmacro') }
  }

  #callBlock(line: number): Statement {
    const parameters = this.tokens.is('(') ? this.#parameters() : []
    const call = this.expression()
    if (call.type !== 'Call') return this.tokens.fail('expected call', line)
    return { type: 'CallBlock', line, parameters, call, body: this.#closedBody('endcall') }
  }

  #filterBlock(line: number): Statement {
    const filters = [this.filter(), ...this.#filters()]
    return { type: 'FilterBlock', line, filters, body: this.#closedBody('endfilter') }
  }

  #print(line: number): Statement {
    const parts: Expression[] = []
    while (!this.tokens.is('block_end')) {
      if (parts.length > 0) this.tokens.expect(',')
      parts.push(this.expression())
    }
    return { type: 'Output', line, parts }
  }

  /** There are no other templates: what is loaded from them does not matter, as it fails when it is reached. */
  #load(line: number): LoadNode {
    this.expression()
    while (!this.tokens.is('block_end', 'eof')) this.tokens.next()
    return { type: 'Load', line }
  }
}

/** The syntax tree of a template. */
export function parse(tokens: readonly Token[]): Statement[] {
  return new StatementParser(new TokenStream(tokens)).template()
}
