import { nested } from '../budget.ts'
import { fail } from '../errors.ts'
import type { Arguments, CallContext } from '../python/call.ts'
import { PyDict } from '../python/dict.ts'
import { Markup } from '../python/markup.ts'
import { repr } from '../python/repr.ts'
import { PyTuple } from '../python/sequences.ts'
import { Undefined } from '../python/undefined.ts'
import { PyObject, type Value } from '../python/value.ts'
import type { CallBlockNode, MacroNode, ParameterNode } from '../syntax/nodes.ts'
import { undeclaredNames } from '../syntax/walk.ts'
import { evaluate } from './expressions.ts'
import type { Frame } from './frame.ts'
import { Output } from './output.ts'

/** The attributes that tell whether a macro uses one of the special names. */
const SPECIAL_FLAGS: ReadonlyMap<string, string> = new Map([
  ['caller', 'caller'],
  ['catch_kwargs', 'kwargs'],
  ['catch_varargs', 'varargs'],
])

type Execute = (frame: Frame) => void

/** A macro, or the `caller` of a call block (which has no name). */
export class Macro extends PyObject {
  readonly typeName = 'Macro'
  readonly #name: string | null
  readonly #parameters: readonly ParameterNode[]
  readonly #scope: Frame
  readonly #execute: Execute
  /** Which of caller, kwargs and varargs the body uses. */
  readonly #special: ReadonlySet<string>

  constructor(node: MacroNode | CallBlockNode, scope: Frame, execute: Execute) {
    super()
    this.#name = node.type === 'Macro' ? node.name : null
    this.#parameters = node.parameters
    this.#scope = scope
    this.#execute = execute
    const used = undeclaredNames(node.body, ['caller', 'kwargs', 'varargs'])
    const own = node.parameters.map(({ name }) => name)
    this.#special = new Set([...used].filter((name) => !own.includes(name)))
  }

  repr(): string {
    return `<Macro ${this.#name === null ? 'anonymous' : `'${this.#name}'`}>`
  }

  override attribute(name: string): Value | undefined {
    if (name === 'name') return this.#name
    if (name === 'arguments') return new PyTuple(this.#parameters.map(({ name: own }) => own))
    const special = SPECIAL_FLAGS.get(name)
    return special === undefined ? undefined : this.#special.has(special)
  }

  override call(context: CallContext, args: Arguments): Value {
    const frame = this.#scope.inner({ output: new Output() })
    this.#bind(args, frame)
    nested(() => {
      this.#execute(frame)
    })
    const text = frame.output.toString()
    return context.autoescape ? new Markup(text) : text
  }

  #bind({ positional, named }: Arguments, frame: Frame): void {
    const left = new Map(named)
    const take = (name: string): Value | undefined => {
      const value = left.get(name)
      left.delete(name)
      return value
    }
    const given = this.#parameters.map(({ name }, index) =>
      index < positional.length ? positional[index] : take(name),
    )
    if (this.#special.has('caller')) {
      const caller = take('caller')
      frame.set('caller', caller ?? Undefined.because('No caller defined'))
    }
    if (this.#special.has('kwargs')) frame.set('kwargs', PyDict.of(left))
    else this.#refuseNamed(left)
    const surplus = positional.slice(this.#parameters.length)
    if (this.#special.has('varargs')) frame.set('varargs', new PyTuple(surplus))
    else if (surplus.length > 0)
      this.#refuse(`not more than ${this.#parameters.length} argument(s)`)
    this.#setParameters(given, frame)
  }

  /** Defaults may use the parameters in front of them. */
  #setParameters(given: readonly (Value | undefined)[], frame: Frame): void {
    for (const { name } of this.#parameters) frame.set(name, Undefined.variable(name))
    for (const [index, { name, fallback }] of this.#parameters.entries()) {
      const value = given[index]
      if (value !== undefined) frame.set(name, value)
      else if (fallback) frame.set(name, evaluate(fallback, frame))
      else frame.set(name, Undefined.because(`parameter '${name}' was not provided`))
    }
  }

  #refuseNamed(left: ReadonlyMap<string, Value>): void {
    for (const name of left.keys()) this.#refuse(`no keyword argument '${name}'`)
  }

  #refuse(what: string): never {
    return fail('TypeError', `macro ${repr(this.#name)} takes ${what}`)
  }
}
