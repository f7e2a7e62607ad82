import { spend } from '../budget.ts'
import { fail } from '../errors.ts'
import { invoke, type Arguments, type CallContext, type Method, type Methods } from './call.ts'
import { addressOf } from './repr.ts'
import { PyObject, typeName, type Value } from './value.ts'

/** A method bound to its object, or a function: anything written in TypeScript that a template can call. */
export class NativeFunction extends PyObject {
  readonly typeName = 'builtin_function_or_method'
  readonly name: string
  readonly #run: (context: CallContext, args: Arguments) => Value
  readonly #owner: Value | undefined

  constructor(name: string, run: (context: CallContext, args: Arguments) => Value, owner?: Value) {
    super()
    this.name = name
    this.#run = run
    this.#owner = owner
  }

  repr(): string {
    const owner = this.#owner
    return addressOf(
      owner === undefined
        ? `function ${this.name}`
        : `built-in method ${this.name} of ${typeName(owner)} object`,
    )
  }

  override call(context: CallContext, args: Arguments): Value {
    return this.#run(context, args)
  }
}

/** The method of that name in a table; undefined if there is none. Only own properties count. */
export function methodNamed<Self>(methods: Methods<Self>, name: string): Method<Self> | undefined {
  return Object.hasOwn(methods, name) ? methods[name] : undefined
}

/** `object.name` for a method out of a table; undefined if the table has none of that name. */
export function boundMethod<Self extends Value>(
  self: Self,
  methods: Methods<Self>,
  name: string,
): NativeFunction | undefined {
  const method = methodNamed(methods, name)
  return method && new NativeFunction(name, (_, args) => invoke(name, method, self, args), self)
}

/** `callee(…)`. Throws a TypeError for what cannot be called. */
export function callValue(context: CallContext, callee: Value, args: Arguments): Value {
  spend()
  if (callee instanceof PyObject && callee.call) return callee.call(context, args)
  return fail('TypeError', `'${typeName(callee)}' object is not callable`)
}
