import { nested, spend } from '../budget.ts'
import { fail } from '../errors.ts'
import { applyFilter } from '../filters/apply.ts'
import { callValue } from '../python/callables.ts'
import { each, PyIterator, lengthOf } from '../python/iterators.ts'
import { escapeHtml, Markup } from '../python/markup.ts'
import { str } from '../python/repr.ts'
import { truthy, type Value } from '../python/value.ts'
import type {
  BlockNode,
  BodyFilterNode,
  CallBlockNode,
  ForNode,
  IfNode,
  OutputNode,
  Statement,
  WithNode,
} from '../syntax/nodes.ts'
import { descendantsOf } from '../syntax/walk.ts'
import { assign } from './assign.ts'
import { TemplateReference } from './block.ts'
import { evaluate, evaluateArguments } from './expressions.ts'
import type { Frame } from './frame.ts'
import { Loop } from './loop.ts'
import { Macro } from './macro.ts'
import { Output } from './output.ts'

/** Renders statements into the output of their frame. */
function execute(nodes: readonly Statement[], frame: Frame): void {
  for (const node of nodes) {
    spend()
    frame.rendering.line = node.line
    executeOne(node, frame)
  }
}

function executeOne(node: Statement, frame: Frame): void {
  switch (node.type) {
    case 'Output':
      return output(node, frame)
    case 'If':
      return branch(node, frame)
    case 'For':
      return loop(node, frame)
    case 'Set':
      return assign(node.target, evaluate(node.value, frame), frame)
    case 'SetBlock': {
      const text = markupIfEscaping(capture(node.body, frame), frame)
      return assign(node.target, filtered(text, node.filters, frame), frame)
    }
    case 'Macro':
      return frame.set(
        node.name,
        new Macro(node, frame, (inner) => {
          execute(node.body, inner)
        }),
      )
    case 'CallBlock':
      return callBlock(node, frame)
    case 'FilterBlock': {
      const text = markupIfEscaping(capture(node.body, frame), frame)
      return write(filtered(text, node.filters, frame), frame)
    }
    case 'With':
      return withBlock(node, frame)
    case 'Autoescape': {
      const inner = frame.inner({ autoescape: truthy(evaluate(node.enabled, frame)) })
      return execute(node.body, inner)
    }
    case 'Block':
      return block(node, node.scoped ? frame : frame.root, frame.output)
    case 'Load':
      return fail('TypeError', 'no loader for this environment specified')
  }
}

function write(value: Value, frame: Frame): void {
  frame.output.write(frame.autoescape ? escapeHtml(value) : str(value))
}

function output(node: OutputNode, frame: Frame): void {
  for (const part of node.parts) {
    if (part.type === 'Text') {
      frame.output.write(part.text)
      continue
    }
    const value = evaluate(part, frame)
    frame.rendering.line = part.line
    write(value, frame)
  }
}

function branch(node: IfNode, frame: Frame): void {
  const taken = node.branches.find(([test]) => truthy(evaluate(test, frame)))
  execute(taken ? taken[1] : node.otherwise, frame)
}

/** The text that statements render, in a scope of their own. */
function capture(body: readonly Statement[], frame: Frame): string {
  const inner = frame.inner({ output: new Output() })
  execute(body, inner)
  return inner.output.toString()
}

function markupIfEscaping(text: string, frame: Frame): string | Markup {
  return frame.autoescape ? new Markup(text) : text
}

/** Sends a captured text through a chain of filters. */
function filtered(text: Value, filters: readonly BodyFilterNode[], frame: Frame): Value {
  return filters.reduce(
    (value, { name, args }) => applyFilter(frame, name, value, evaluateArguments(args, frame)),
    text,
  )
}

function withBlock(node: WithNode, frame: Frame): void {
  const inner = frame.inner()
  for (const [target, value] of node.assignments) assign(target, evaluate(value, frame), inner)
  execute(node.body, inner)
}

function callBlock(node: CallBlockNode, frame: Frame): void {
  const caller = new Macro(node, frame, (inner) => {
    execute(node.body, inner)
  })
  const callee = evaluate(node.call.callee, frame)
  const args = evaluateArguments(node.call.args, frame)
  frame.rendering.line = node.line
  if (args.named.has('caller')) fail('TypeError', "got multiple values for argument 'caller'")
  const named = new Map([...args.named, ['caller', caller] as const])
  write(callValue(frame, callee, { positional: args.positional, named }), frame)
}

function block(node: BlockNode, scope: Frame, target: Output): void {
  renderBlock(node, scope.inner({ output: target, autoescape: false }))
}

function renderBlock(node: BlockNode, frame: Frame): void {
  if (node.required) fail('TemplateRuntimeError', `Required block '${node.name}' not found`)
  execute(node.body, frame)
}

/** The items a loop's `if` lets through. */
function* passing(node: ForNode, iterable: Value, frame: Frame): Generator<Value> {
  for (const item of each(iterable)) {
    const inner = frame.inner()
    assign(node.target, item, inner)
    if (!node.test || truthy(evaluate(node.test, inner))) yield item
  }
}

function loop(node: ForNode, frame: Frame): void {
  const iterable = evaluate(node.iterable, frame)
  if (!node.recursive) return iterations(node, iterable, frame, 0)
  write(recursion(node, iterable, frame, 0), frame)
}

function recursion(node: ForNode, iterable: Value, frame: Frame, depth: number): Value {
  const inner = frame.inner({ output: new Output() })
  nested(() => {
    iterations(node, iterable, inner, depth)
  })
  return markupIfEscaping(inner.output.toString(), inner)
}

function iterations(node: ForNode, iterable: Value, frame: Frame, depth: number): void {
  frame.rendering.line = node.line
  const items = node.test ? new PyIterator(passing(node, iterable, frame)) : iterable
  const recurse = (level: number, children: Value): Value => recursion(node, children, frame, level)
  const variable = new Loop(items, lengthOf(items), depth, node.recursive ? recurse : undefined)
  let any = false
  for (let item = variable.advance(); item !== undefined; item = variable.advance()) {
    any = true
    const inner = frame.inner()
    assign(node.target, item, inner)
    inner.set('loop', variable)
    execute(node.body, inner)
    frame.rendering.line = node.line
  }
  if (!any) execute(node.otherwise, frame.inner())
}

/** Renders a whole template. */
export function executeTemplate(template: readonly Statement[], root: Frame): void {
  for (const statement of template) {
    for (const node of descendantsOf(statement)) {
      if (node.type === 'Block') root.rendering.blocks.set(node.name, node)
    }
  }
  root.set('self', new TemplateReference(root, renderBlock))
  execute(template, root)
}
