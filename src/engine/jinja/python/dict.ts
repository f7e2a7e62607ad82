import { fail } from '../errors.ts'
import { spend } from '../budget.ts'
import { hashKey, isHashable } from './hash.ts'
import { containerRepr, repr } from './repr.ts'
import { PyObject, type Cursor, type Value } from './value.ts'

type Entry = readonly [key: Value, value: Value]

/** Where a dict from the context has its entries from, until all of them are asked for or one is changed. */
export interface DictSource {
  keys(): readonly string[]
  /** The same value for the same key every time. */
  get(key: string): Value | undefined
}

/** A Python dict. Those that come from the context convert a value when it is first looked at. */
export class PyDict extends PyObject {
  readonly typeName = 'dict'
  override readonly hashable = false
  #source: DictSource | undefined
  #entries: Map<string, Entry> | undefined

  constructor(source?: DictSource) {
    super()
    this.#source = source
  }

  static of(entries: Iterable<Entry>): PyDict {
    const dict = new PyDict()
    for (const [key, value] of entries) dict.set(key, value)
    return dict
  }

  get #map(): Map<string, Entry> {
    if (this.#entries) return this.#entries
    const map = new Map<string, Entry>()
    for (const key of this.#source?.keys() ?? []) {
      map.set(hashKey(key), [key, this.#source?.get(key) ?? null])
    }
    this.#entries = map
    this.#source = undefined
    return map
  }

  get(key: Value): Value | undefined {
    if (this.#source && typeof key === 'string') return this.#source.get(key)
    return this.#map.get(hashKey(key))?.[1]
  }

  /** The key keeps its place and its first form when it is there already, as in Python. */
  set(key: Value, value: Value): void {
    const hash = hashKey(key)
    this.#map.set(hash, [this.#map.get(hash)?.[0] ?? key, value])
  }

  delete(key: Value): boolean {
    return this.#map.delete(hashKey(key))
  }

  clear(): void {
    this.#map.clear()
  }

  entries(): Entry[] {
    const entries = [...this.#map.values()]
    spend(entries.length)
    return entries
  }

  keys(): Value[] {
    return this.entries().map(([key]) => key)
  }

  values(): Value[] {
    return this.entries().map(([, value]) => value)
  }

  repr(): string {
    return containerRepr(this, ['{', '}'], () =>
      this.entries().map(([key, value]) => `${repr(key)}: ${repr(value)}`),
    )
  }

  override length(): number {
    return this.#map.size
  }

  override cursor(): Cursor {
    return this.walk(([key]) => key)
  }

  /** Iterates, and notices when the dict grows or shrinks meanwhile. */
  walk(pick: (entry: Entry) => Value): Cursor {
    const size = this.#map.size
    const entries = this.#map.values()
    return {
      next: () => {
        spend()
        if (this.#map.size !== size) {
          return fail('RuntimeError', 'dictionary changed size during iteration')
        }
        const { done, value } = entries.next()
        return done === true ? { done, value } : { done: false, value: pick(value) }
      },
    }
  }

  /** An unhashable key counts as missing: Jinja treats Python's TypeError like its KeyError. */
  override item(key: Value): Value | undefined {
    return isHashable(key) ? this.get(key) : undefined
  }
}
