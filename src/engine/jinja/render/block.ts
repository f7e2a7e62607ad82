import { nested } from '../budget.ts'
import { NativeFunction } from '../python/callables.ts'
import { Markup, textOf } from '../python/markup.ts'
import { PyObject, type Value } from '../python/value.ts'
import type { BlockNode } from '../syntax/nodes.ts'
import type { Frame } from './frame.ts'
import { Output } from './output.ts'

/** Renders the body of a block in a frame. */
export type RenderBlock = (block: BlockNode, frame: Frame) => void

/** The variable `self`: the blocks of the template. Calling `self.name` renders the block. */
export class TemplateReference extends PyObject {
  readonly typeName = 'TemplateReference'
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
    if (!block) return undefined
    return new NativeFunction(block.name, ({ autoescape }) => {
      const frame = this.#root.inner({ output: new Output() })
      nested(() => {
        this.#render(block, frame)
      })
      const text = frame.output.toString()
      return autoescape ? new Markup(text) : text
    })
  }
}
