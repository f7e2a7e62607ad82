import { spendItems, spendText } from './budget.ts'
import { fail } from './errors.ts'
import { wantIndex, wantInteger } from './python/arguments.ts'
import { invoke, type Arguments, type CallContext, type Method } from './python/call.ts'
import { boundMethod, NativeFunction } from './python/callables.ts'
import { entriesOf } from './python/container-methods.ts'
import { PyDict } from './python/dict.ts'
import { iterate } from './python/iterators.ts'
import { Markup } from './python/markup.ts'
import { PyRange } from './python/range.ts'
import { addressOf, repr } from './python/repr.ts'
import { PyTuple } from './python/sequences.ts'
import { capitalize } from './python/string-case.ts'
import { PyObject, truthy, type Value } from './python/value.ts'

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

/** `cycler(…)`: gives its values one after the other, and starts over. */
class Cycler extends PyObject {
  readonly typeName = 'jinja2.utils.Cycler'
  readonly #items: readonly Value[]
  #position = 0

  constructor(items: readonly Value[]) {
    super()
    if (items.length === 0) fail('RuntimeError', 'at least one item has to be provided')
    this.#items = items
  }

  repr(): string {
    return addressOf(`${this.typeName} object`)
  }

  get current(): Value {
    return this.#items[this.#position] ?? null
  }

  next(): Value {
    const { current } = this
    this.#position = (this.#position + 1) % this.#items.length
    return current
  }

  reset(): null {
    this.#position = 0
    return null
  }

  override attribute(name: string): Value | undefined {
    if (name === 'current') return this.current
    if (name === 'items') return new PyTuple(this.#items)
    if (name === 'pos') return BigInt(this.#position)
    return boundMethod(
      this,
      this,
      { next: ['', (cycler) => cycler.next()], reset: ['', (cycler) => cycler.reset()] },
      name,
    )
  }
}

/** `joiner(sep)`: empty at the first call, the separator ever after. */
class Joiner extends PyObject {
  readonly typeName = 'jinja2.utils.Joiner'
  readonly #separator: Value
  #used = false

  constructor(separator: Value) {
    super()
    this.#separator = separator
  }

  repr(): string {
    return addressOf(`${this.typeName} object`)
  }

  override attribute(name: string): Value | undefined {
    if (name === 'sep') return this.#separator
    return name === 'used' ? this.#used : undefined
  }

  override call(_: CallContext, { positional, named }: Arguments): Value {
    if (positional.length + named.size > 0) fail('TypeError', 'a joiner takes no arguments')
    if (this.#used) return this.#separator
    this.#used = true
    return ''
  }
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

const LOREM =
  'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis aute irure in reprehenderit voluptate velit esse cillum fugiat nulla pariatur'.split(
    ' ',
  )

function paragraph(context: CallContext, words: number): string {
  const parts = Array.from({ length: words }, () => LOREM[context.random(LOREM.length)] ?? '')
  return `${capitalize(parts.join(' '))}.`
}

/**
 * Paragraphs of filler text. Jinja's are random; ours come from a fixed sequence, so that the same template and data
 * always give the same text. Number and length of the paragraphs are as asked for.
 */
function lipsum(context: CallContext, n: Value, html: Value, min: Value, max: Value): Value {
  const [shortest, longest] = [wantIndex(min), wantIndex(max)]
  if (longest <= shortest) fail('ValueError', 'empty range for randrange()')
  const count = Math.max(0, wantIndex(n))
  spendItems(count)
  spendText(count * longest * 8)
  const paragraphs = Array.from({ length: count }, () =>
    paragraph(context, shortest + context.random(longest - shortest)),
  )
  if (!truthy(html)) return paragraphs.join('\n\n')
  return new Markup(paragraphs.map((text) => `<p>${text}</p>`).join('\n'))
}

function global(name: string, description: string, method: Method<CallContext>): NativeFunction {
  return new NativeFunction(description, (context: CallContext, args: Arguments) =>
    invoke(name, method, context, args),
  )
}

/** The names every template knows: Jinja's, with the sandbox's range. */
export const globals: ReadonlyMap<string, Value> = new Map([
  [
    'range',
    global('range', addressOf('function safe_range'), ['start, stop=None, step=None', range]),
  ],
  ['dict', global('dict', "<class 'dict'>", ['*source, **named', dict])],
  [
    'lipsum',
    global('lipsum', addressOf('function generate_lorem_ipsum'), [
      'n=5, html=True, min=20, max=100',
      lipsum,
    ]),
  ],
  [
    'cycler',
    global('cycler', "<class 'jinja2.utils.Cycler'>", [
      '*items',
      (_, items) => new Cycler(iterate(items)),
    ]),
  ],
  [
    'joiner',
    global('joiner', "<class 'jinja2.utils.Joiner'>", [
      'sep=None',
      (_, separator) => new Joiner(separator === null ? ', ' : separator),
    ]),
  ],
  [
    'namespace',
    global('namespace', "<class 'jinja2.utils.Namespace'>", [
      '*source, **named',
      (context, source, named) => new Namespace(dict(context, source, named)),
    ]),
  ],
])
