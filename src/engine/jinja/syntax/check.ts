import { fail } from '../errors.ts'
import type { Node, Statement } from './nodes.ts'
import { childrenOf } from './walk.ts'

/** The names a template may use as filters and as tests. */
export type Known = Readonly<Record<'Filter' | 'Test', (name: string) => boolean>>

/** The expressions of a tag that are evaluated in the place of the tag itself. */
function outsideBody(node: Node): readonly Node[] {
  if (node.type === 'For') return [node.iterable]
  if (node.type === 'CallBlock') return [node.call]
  return node.type === 'With' ? node.assignments.map(([, value]) => value) : []
}

/**
 * The checks Jinja's compiler makes before anything runs: a template that fails one of them renders nothing at all.
 * Throws a TemplateAssertionError for unknown filters and tests, and for blocks of the same name.
 */
export function check(template: readonly Statement[], known: Known): void {
  const blocks = new Set<string>()
  // Directly in an `if` or a conditional expression, unknown names only fail when they are reached
  const visit = (node: Node, guarded: boolean): void => {
    const { type, line } = node
    if ((type === 'Filter' || type === 'Test') && !guarded && !known[type](node.name)) {
      fail('TemplateAssertionError', `No ${type.toLowerCase()} named '${node.name}'.`, line)
    }
    if (type === 'Block') {
      if (blocks.has(node.name)) {
        fail('TemplateAssertionError', `block '${node.name}' defined twice`, line)
      }
      blocks.add(node.name)
    }
    const own = outsideBody(node)
    for (const child of childrenOf(node)) {
      const guard = guarded && (!('body' in node) || own.includes(child))
      visit(child, type === 'If' || type === 'Conditional' || guard)
    }
  }
  for (const statement of template) visit(statement, false)
}
