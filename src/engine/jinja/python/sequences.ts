import { spend } from '../budget.ts'
import { containerRepr, repr } from './repr.ts'
import { isNumber, numeric, PyObject, type Cursor, type Value } from './value.ts'

/** An index into a sequence; undefined if it is not an int or out of range. */
export function indexOf(key: Value, length: number): number | undefined {
  if (!isNumber(key) || typeof key === 'number') return undefined
  const index = Number(numeric(key))
  const position = index < 0 ? index + length : index
  return position >= 0 && position < length ? position : undefined
}

/** What list and tuple share. */
export abstract class PySequence extends PyObject {
  abstract readonly items: readonly Value[]

  override length(): number {
    return this.items.length
  }

  /** By position, so that a list may grow while it is iterated, as in Python. */
  override cursor(): Cursor {
    let position = 0
    return {
      next: () => {
        spend()
        const value = this.items[position++]
        return value === undefined ? { done: true, value } : { done: false, value }
      },
    }
  }

  override item(key: Value): Value | undefined {
    const index = indexOf(key, this.items.length)
    return index === undefined ? undefined : this.items[index]
  }
}

/** A Python list. Those that come from the context convert their items when they are first looked at. */
export class PyList extends PySequence {
  readonly typeName = 'list'
  override readonly hashable = false
  #items: Value[] | (() => Value[])

  constructor(items: Value[] | (() => Value[])) {
    super()
    this.#items = items
  }

  get items(): Value[] {
    if (typeof this.#items === 'function') this.#items = this.#items()
    return this.#items
  }

  repr(): string {
    return containerRepr(this, ['[', ']'], () => this.items.map(repr))
  }
}

/** A Python tuple. */
export class PyTuple extends PySequence {
  readonly typeName: string = 'tuple'
  readonly items: readonly Value[]

  constructor(items: readonly Value[]) {
    super()
    this.items = items
  }

  repr(): string {
    const [open, close] = this.items.length === 1 ? ['(', ',)'] : ['(', ')']
    return containerRepr(this, [open, close], () => this.items.map(repr))
  }
}

/** What `groupby` yields: a pair whose halves also have names. */
export class GroupTuple extends PyTuple {
  override readonly typeName = '_GroupTuple'

  override attribute(name: string): Value | undefined {
    return name === 'grouper' ? this.items[0] : name === 'list' ? this.items[1] : undefined
  }
}
