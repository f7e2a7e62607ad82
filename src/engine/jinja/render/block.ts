import { nested } from '../budget.ts'
import { fail } from '../errors.ts'
import type { Arguments, CallContext } from '../python/call.ts'
import { Markup, textOf } from '../python/markup.ts'
import { addressOf } from '../python/repr.ts'
import { PyObject, type Value } from '../python/value.ts'
import type { BlockNode } from '../syntax/nodes.ts'
import type { Frame } from './frame.ts'
import { Output } from './output.ts'

/** Renders the body of a block in a frame. */
export type RenderBlock = (block: BlockNode, frame: Frame) => void

/** `self.name`: calling it renders the block. */
class BlockReference extends PyObject {
  readonly typeName = 'jinja2.runtime.BlockReference'
  readonly #block: BlockNode
  readonly #root: Frame
  readonly #render: RenderBlock

  constructor(block: BlockNode, root: Frame, render: RenderBlock) {
    super()
    this.#block = block
    this.#root = root
    this.#render = render
  }

  repr(): string {
    return addressOf(`${this.typeName} object`)
  }

  override call(context: CallContext, { positional, named }: Arguments): Value {
    if (positional.length + named.size > 0) fail('TypeError', 'a block takes no arguments')
    const frame = this.#root.inner({ output: new Output() })
    nested(() => {
      this.#render(this.#block, frame)
    })
    const text = frame.output.toString()
    return context.autoescape ? new Markup(text) : text
  }
}

/** The variable `self`: the blocks of the template. */
export class TemplateReference extends PyObject {
  readonly typeName = 'jinja2.runtime.TemplateReference'
  readonly #root: Frame
  readonly #render: RenderBlock

  constructor(root: Frame, render: RenderBlock) {
    super()
    this.#root = root
    this.#render = render
  }

  repr(): string {
    return '<TemplateReference None>'
  }

  override item(key: Value): Value | undefined {
    const block = this.#root.rendering.blocks.get(textOf(key) ?? '')
    return block && new BlockReference(block, this.#root, this.#render)
  }
}
