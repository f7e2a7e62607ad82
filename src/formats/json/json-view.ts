import { arrayGet, isPhpArray, isPhpList, isPhpMap } from '@/engine/php/array'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { pathKey, readKeyOrders, type KeyOrders } from './key-order'
import { parseJson, type JsonProblem } from './parse-json'

type Step = string | number

/** A text that is JSON, or what is wrong with it. */
export type ViewedJson =
  | { readonly ok: true; readonly view: JsonView }
  | { readonly ok: false; readonly problem: JsonProblem }

/** A value read from JSON that knows where it stood and in which order its keys were written. */
export class JsonView {
  readonly value: PhpValue
  readonly #path: readonly Step[]
  readonly #orders: KeyOrders
  /** Where the text itself comes from, when it stood inside another value. */
  readonly #origin: string

  constructor(
    value: PhpValue,
    orders: KeyOrders = new Map(),
    path: readonly Step[] = [],
    origin = '$',
  ) {
    this.value = value
    this.#orders = orders
    this.#path = path
    this.#origin = origin
  }

  /** Reads a text, also one that stood as a text inside another value (`origin` says where). */
  static read(text: string, origin = '$'): ViewedJson {
    const parsed = parseJson(text)
    if (!parsed.ok) return parsed
    return { ok: true, view: new JsonView(parsed.value, readKeyOrders(text), [], origin) }
  }

  /** Where the value stands, as a JSON path: `$.Workflow.data["1"].outputs`. */
  get where(): string {
    return this.#path.reduce((path: string, step) => path + stepText(step), this.#origin)
  }

  get map(): PhpMap | undefined {
    return isPhpMap(this.value) ? this.value : undefined
  }

  /** What stands under a key or place; undefined where there is nothing. */
  child(step: Step): JsonView | undefined {
    if (!isPhpArray(this.value)) return undefined
    const item = arrayGet(this.value, String(step))
    if (item === undefined) return undefined
    return new JsonView(item, this.#orders, [...this.#path, step], this.#origin)
  }

  /** The keys and items of a map or list, in the order of the text; nothing for any other value. */
  entries(): readonly (readonly [key: string, item: JsonView])[] {
    const { value } = this
    if (!isPhpArray(value)) return []
    const keys = this.#orders.get(pathKey(this.#path)) ?? Object.keys(value)
    return keys.flatMap((key) => {
      const item = this.child(isPhpList(value) ? Number(key) : key)
      return item === undefined ? [] : [[key, item] as const]
    })
  }
}

function stepText(step: Step): string {
  if (typeof step === 'number') return `[${step}]`
  return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
}
