import { fail, unsupported } from './errors.ts'
import { wantInteger } from './python/arguments.ts'
import { invoke, type CallContext, type Methods } from './python/call.ts'
import { getItem } from './python/attributes.ts'
import { boundMethod, NativeFunction } from './python/callables.ts'
import { entriesOf } from './python/container-methods.ts'
import { PyDict } from './python/dict.ts'
import { iterate } from './python/iterators.ts'
import { PyRange } from './python/range.ts'
import { addressOf, repr } from './python/repr.ts'
import { PyTuple } from './python/sequences.ts'
import { PyObject, type Value } from './python/value.ts'

/** `namespace(…)`: attributes that `{% set ns.name = … %}` changes from anywhere. */
export class Namespace extends PyObject {
  readonly typeName = 'jinja2.utils.Namespace'
  readonly attributes: PyDict

  constructor(attributes: PyDict) {
    super()
    this.attributes = attributes
  }

  repr(): string {
    return `<Namespace ${repr(this.attributes)}>`
  }

  override attribute(name: string): Value | undefined {
    return this.attributes.get(name)
  }
}

const cyclerMethods: Methods<Cycler> = {
  next: ['', (cycler) => cycler.next()],
  reset: ['', (cycler) => cycler.reset()],
}

/** `cycler(…)`: gives its values one after the other, and starts over. */
class Cycler extends PyObject {
  readonly typeName = 'jinja2.utils.Cycler'
  readonly #items: PyTuple
  #position = 0

  constructor(items: readonly Value[]) {
    super()
    if (items.length === 0) fail('RuntimeError', 'at least one item has to be provided')
    this.#items = new PyTuple(items)
  }

  repr(): string {
    return addressOf(this.typeName)
  }

  get current(): Value {
    return getItem(this.#items, BigInt(this.#position))
  }

  next(): Value {
    const { current } = this
    this.#position = (this.#position + 1) % this.#items.length()
    return current
  }

  reset(): null {
    this.#position = 0
    return null
  }

  override attribute(name: string): Value | undefined {
    if (name === 'current') return this.current
    if (name === 'items') return this.#items
    if (name === 'pos') return BigInt(this.#position)
    return boundMethod(this, cyclerMethods, name)
  }
}

/** `joiner(sep)`: empty at the first call, the separator ever after. */
function joiner(_: CallContext, separator: Value): Value {
  let used = false
  return new NativeFunction('joiner', () => {
    if (used) return separator
    used = true
    return ''
  })
}

function range(_: CallContext, first: Value, second: Value, third: Value): Value {
  const start = wantInteger(first)
  if (second === null) return new PyRange(0n, start, 1n)
  return new PyRange(start, wantInteger(second), third === null ? 1n : wantInteger(third))
}

function dict(_: CallContext, source: Value, named: Value): PyDict {
  const [given, ...surplus] = iterate(source)
  if (surplus.length > 0) fail('TypeError', 'dict expected at most 1 argument')
  const entries = given === undefined ? [] : entriesOf(given)
  return PyDict.of([...entries, ...entriesOf(named)])
}

const methods: Methods<CallContext> = {
  range: ['start, stop=None, step=None', range],
  dict: ['*source, **named', dict],
  lipsum: ['*args, **options', () => unsupported('lipsum')],
  cycler: ['*items', (_, items) => new Cycler(iterate(items))],
  joiner: ['sep=, ', joiner],
  namespace: [
    '*source, **named',
    (context, source, named) => new Namespace(dict(context, source, named)),
  ],
}

/** The names every template knows: Jinja's, with the sandbox's range. */
export const globals: ReadonlyMap<string, Value> = new Map(
  Object.entries(methods).map(([name, method]) => [
    name,
    new NativeFunction(name, (context, args) => invoke(name, method, context, args)),
  ]),
)
