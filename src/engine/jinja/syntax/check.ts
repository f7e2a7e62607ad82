import { fail } from '../errors.ts'
import type { ForNode, MacroNode, CallBlockNode, Node, Statement } from './nodes.ts'
import { childrenOf, descendantsOf, undeclaredNames } from './walk.ts'

/** The names a template may use as filters and as tests. */
export interface Known {
  readonly filter: (name: string) => boolean
  readonly test: (name: string) => boolean
}

/** Where a node stands, as far as its checks depend on that. */
interface Place {
  /** Directly in an `if` or a conditional expression, where unknown filters only fail when they are reached. */
  readonly guarded: boolean
  readonly toplevel: boolean
}

const INSIDE: Place = { guarded: false, toplevel: false }

function assertion(message: string, line: number): never {
  return fail('TemplateAssertionError', message, line)
}

function checkFor(node: ForNode): void {
  for (const child of descendantsOf(node)) {
    if (child.type === 'Name' && child.stored && child.name === 'loop') {
      assertion("Can't assign to special loop variable in for-loop target", child.line)
    }
  }
}

function checkMacro(node: MacroNode | CallBlockNode): void {
  const names = node.parameters.map(({ name }) => name)
  if (new Set(names).size < names.length) {
    fail('TemplateSyntaxError', 'duplicate argument in macro definition', node.line)
  }
  const caller = node.parameters.find(({ name }) => name === 'caller')
  if (caller && !caller.fallback && undeclaredNames(node.body, ['caller']).size > 0) {
    const message = 'the special "caller" argument must be omitted or be given a default.'
    assertion(`When defining macros or call blocks ${message}`, node.line)
  }
}

/** The checks Jinja's compiler makes before anything runs: a template that fails one of them renders nothing at all. */
class Checker {
  readonly #known: Known
  readonly #blocks = new Set<string>()

  constructor(known: Known) {
    this.#known = known
  }

  statements(nodes: readonly Node[], place: Place): void {
    for (const node of nodes) this.#node(node, place)
  }

  #node(node: Node, place: Place): void {
    switch (node.type) {
      case 'Filter':
      case 'Test':
        this.#name(node.type === 'Filter' ? 'filter' : 'test', node.name, node.line, place)
        break
      case 'If':
        this.#below(node, { ...place, guarded: true })
        return
      case 'Conditional':
        this.#below(node, { ...place, guarded: true })
        return
      case 'For':
        checkFor(node)
        this.#node(node.iterable, place)
        this.#below({ ...node, iterable: null }, INSIDE)
        return
      case 'With':
        this.statements(
          node.assignments.map(([, value]) => value),
          place,
        )
        this.statements(node.body, INSIDE)
        return
      case 'Macro':
        checkMacro(node)
        this.#below(node, INSIDE)
        return
      case 'CallBlock':
        checkMacro(node)
        this.#node(node.call, place)
        this.#below({ ...node, call: null }, INSIDE)
        return
      case 'Autoescape':
      case 'FilterBlock':
      case 'SetBlock':
        this.#below(node, INSIDE)
        return
      case 'Block':
        this.#block(node.name, node.line)
        this.#below(node, INSIDE)
        return
      case 'Load':
        if (node.tag === 'extends' && !place.toplevel) {
          assertion('cannot use extend from a non top-level scope', node.line)
        }
        break
      default:
    }
    this.#below(node, place)
  }

  #below(node: object, place: Place): void {
    for (const child of childrenOf(node)) this.#node(child, place)
  }

  #block(name: string, line: number): void {
    if (this.#blocks.has(name)) assertion(`block '${name}' defined twice`, line)
    this.#blocks.add(name)
  }

  #name(kind: keyof Known, name: string, line: number, place: Place): void {
    if (!place.guarded && !this.#known[kind](name)) assertion(`No ${kind} named '${name}'.`, line)
  }
}

/** Throws a TemplateAssertionError for what Jinja refuses to compile. */
export function check(template: readonly Statement[], known: Known): void {
  new Checker(known).statements(template, { guarded: false, toplevel: true })
}
