import { filters } from '../filters/index.ts'
import { globals } from '../globals.ts'
import type { CallContext } from '../python/call.ts'
import type { DictSource } from '../python/dict.ts'
import { Undefined } from '../python/undefined.ts'
import type { Value } from '../python/value.ts'
import type { BlockNode } from '../syntax/nodes.ts'
import { tests } from '../tests.ts'
import { Output } from './output.ts'

/** What the whole of one rendering shares. */
export class Rendering {
  /** The line of the template that is being evaluated, for error messages. */
  line = 1
  readonly blocks = new Map<string, BlockNode>()
  readonly #data: DictSource
  #seed = 1

  constructor(data: DictSource) {
    this.#data = data
  }

  /** A name out of the data, else one of Jinja's own. */
  resolve(name: string): Value | undefined {
    const given = this.#data.get(name)
    return given === undefined ? globals.get(name) : given
  }

  /** A linear congruential generator that always starts the same: rendering has to be repeatable. */
  random(bound: number): number {
    this.#seed = (Math.imul(this.#seed, 1103515245) + 12345) >>> 0
    return (this.#seed >>> 8) % bound
  }
}

interface FrameOptions {
  readonly autoescape?: boolean
  readonly output?: Output
}

/** A scope of variables, where its text goes, and whether it is escaped. */
export class Frame implements CallContext {
  readonly filters = filters
  readonly tests = tests
  readonly rendering: Rendering
  readonly autoescape: boolean
  readonly output: Output
  readonly #parent: Frame | undefined
  readonly #variables = new Map<string, Value>()

  constructor(rendering: Rendering, parent?: Frame, options: FrameOptions = {}) {
    this.rendering = rendering
    this.#parent = parent
    this.autoescape = options.autoescape ?? parent?.autoescape ?? false
    this.output = options.output ?? parent?.output ?? new Output()
  }

  /** A scope inside of this one. */
  inner(options: FrameOptions = {}): Frame {
    return new Frame(this.rendering, this, options)
  }

  /** The outermost scope: what `{% block %}` sees. */
  get root(): Frame {
    return this.#parent ? this.#parent.root : this
  }

  set(name: string, value: Value): void {
    this.#variables.set(name, value)
  }

  /** The value of a name; Undefined if there is none. */
  get(name: string): Value {
    const value = this.#find(name)
    return value === undefined ? Undefined.variable(name) : value
  }

  #find(name: string): Value | undefined {
    const value = this.#variables.get(name)
    if (value !== undefined) return value
    return this.#parent ? this.#parent.#find(name) : this.rendering.resolve(name)
  }

  random(bound: number): number {
    return this.rendering.random(bound)
  }
}
