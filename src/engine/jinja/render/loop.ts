import { fail } from '../errors.ts'
import { invoke, type Arguments, type CallContext, type Methods } from '../python/call.ts'
import { boundMethod } from '../python/callables.ts'
import { cursorOf, iterate } from '../python/iterators.ts'
import { equal } from '../python/order.ts'
import { Undefined } from '../python/undefined.ts'
import { PyObject, type Cursor, type Value } from '../python/value.ts'

/** Renders the body of a recursive loop for another iterable. */
export type Recursion = (depth: number, iterable: Value) => Value

const loopMethods: Methods<Loop> = {
  changed: ['*value', (loop, values) => loop.changed(values)],
  cycle: ['*args', (loop, values) => loop.cycle(iterate(values))],
}

const COUNTERS: ReadonlyMap<string, (loop: Loop) => number> = new Map([
  ['depth', ({ depth0 }) => depth0 + 1],
  ['depth0', ({ depth0 }) => depth0],
  ['index', ({ index0 }) => index0 + 1],
  ['index0', ({ index0 }) => index0],
  ['length', (loop) => loop.length()],
  ['revindex', (loop) => loop.length() - loop.index0],
  ['revindex0', (loop) => loop.length() - loop.index0 - 1],
])

/** The special variable `loop`. */
export class Loop extends PyObject {
  readonly typeName = 'LoopContext'
  readonly depth0: number
  readonly #recursion: Recursion | undefined
  #cursor: Cursor
  #length: number | undefined
  index0 = -1
  #previous: Value | undefined
  #current: Value | undefined
  /** The next item, if it was looked at already. */
  #ahead: IteratorResult<Value, unknown> | undefined
  #changedFrom: Value | undefined

  /** `length` may be left out where Python knows none either: it is counted when a template asks for it. */
  constructor(
    iterable: Value,
    length: number | undefined,
    depth0: number,
    recursion: Recursion | undefined,
  ) {
    super()
    this.#cursor = cursorOf(iterable)
    this.#length = length
    this.depth0 = depth0
    this.#recursion = recursion
  }

  repr(): string {
    return `<LoopContext ${this.index0 + 1}/${this.length()}>`
  }

  /** Moves on; undefined at the end. */
  advance(): Value | undefined {
    const step = this.#peek()
    this.#ahead = undefined
    if (step.done === true) return undefined
    this.index0 += 1
    this.#previous = this.#current
    this.#current = step.value
    return step.value
  }

  #peek(): IteratorResult<Value, unknown> {
    this.#ahead ??= this.#cursor.next()
    return this.#ahead
  }

  override length(): number {
    if (this.#length !== undefined) return this.#length
    const left: Value[] = []
    for (let step = this.#cursor.next(); step.done !== true; step = this.#cursor.next()) {
      left.push(step.value)
    }
    this.#cursor = left.values()
    const ahead = this.#ahead && this.#ahead.done !== true ? 1 : 0
    this.#length = left.length + this.index0 + 1 + ahead
    return this.#length
  }

  override cursor(): Cursor {
    return this.#cursor
  }

  override attribute(name: string): Value | undefined {
    const counter = COUNTERS.get(name)
    if (counter) return BigInt(counter(this))
    if (name === 'first') return this.index0 === 0
    if (name === 'last') return this.#peek().done === true
    if (name === 'previtem') {
      const previous = this.index0 > 0 ? this.#previous : undefined
      return previous === undefined ? Undefined.because('there is no previous item') : previous
    }
    if (name !== 'nextitem') return boundMethod(this, loopMethods, name)
    const step = this.#peek()
    return step.done === true ? Undefined.because('there is no next item') : step.value
  }

  cycle(values: readonly Value[]): Value {
    const value = values[this.index0 % values.length]
    return value === undefined ? fail('TypeError', 'no items for cycling given') : value
  }

  /** True if the values differ from those of the last call. */
  changed(values: Value): boolean {
    if (this.#changedFrom !== undefined && equal(this.#changedFrom, values)) return false
    this.#changedFrom = values
    return true
  }

  override call(_: CallContext, args: Arguments): Value {
    const recursion = this.#recursion
    if (!recursion) return fail('TypeError', "the loop needs the 'recursive' marker")
    return invoke('loop', ['iterable', recursion], this.depth0 + 1, args)
  }
}
