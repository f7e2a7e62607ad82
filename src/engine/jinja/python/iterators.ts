import { fail } from '../errors.ts'
import { characters } from './text.ts'
import type { PyDict } from './dict.ts'
import { Markup } from './markup.ts'
import { addressOf, repr } from './repr.ts'
import { PyTuple } from './sequences.ts'
import { PyObject, typeName, type Cursor, type Value } from './value.ts'

/** A generator or another one-way iterator. */
export class PyIterator extends PyObject {
  readonly typeName = 'generator'
  readonly #cursor: Cursor

  constructor(cursor: Cursor) {
    super()
    this.#cursor = cursor
  }

  repr(): string {
    return addressOf('generator object')
  }

  override cursor(): Cursor {
    return this.#cursor
  }
}

type ViewName = 'keys' | 'values' | 'items'

/** What `dict.keys()`, `.values()` and `.items()` give: a window to the dict. */
export class DictView extends PyObject {
  readonly typeName: string
  override readonly hashable = false
  readonly dict: PyDict
  readonly #name: ViewName

  constructor(dict: PyDict, name: ViewName) {
    super()
    this.dict = dict
    this.#name = name
    this.typeName = `dict_${name}`
  }

  repr(): string {
    return `${this.typeName}([${iterate(this).map(repr).join(', ')}])`
  }

  override length(): number {
    return this.dict.length()
  }

  override cursor(): Cursor {
    if (this.#name === 'items') return this.dict.walk((entry) => new PyTuple(entry))
    const half = this.#name === 'keys' ? 0 : 1
    return this.dict.walk((entry) => entry[half])
  }
}

/** `iter(x)`. Throws a TypeError for what cannot be iterated. */
export function cursorOf(value: Value): Cursor {
  if (typeof value === 'string') return characters(value).values()
  const cursor = value instanceof PyObject ? value.cursor() : undefined
  return cursor ?? fail('TypeError', `'${typeName(value)}' object is not iterable`)
}

/** The values of an iterable, one by one. */
export function* each(value: Value): Generator<Value> {
  const cursor = cursorOf(value)
  for (let step = cursor.next(); step.done !== true; step = cursor.next()) yield step.value
}

/** `list(x)` as a JavaScript array. */
export function iterate(value: Value): Value[] {
  return [...each(value)]
}

/** `reversed(x)`: of what has a length; undefined where Python raises a TypeError. */
export function reverseOf(value: Value): PyIterator | undefined {
  if (lengthOf(value) === undefined) return undefined
  return new PyIterator(iterate(value).toReversed().values())
}

/** `len(x)`; undefined where Python raises a TypeError. */
export function lengthOf(value: Value): number | undefined {
  if (value instanceof PyObject) return value.length()
  return typeof value === 'string' ? new Markup(value).length() : undefined
}
