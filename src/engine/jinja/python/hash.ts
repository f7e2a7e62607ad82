import { nested, spend } from '../budget.ts'
import { fail } from '../errors.ts'
import { isText } from './markup.ts'
import { str } from './repr.ts'
import { PyTuple } from './sequences.ts'
import { Undefined } from './undefined.ts'
import { isNumber, numeric, PyObject, type Value } from './value.ts'

const identities = new WeakMap<PyObject, number>()
let objects = 0

function identity(object: PyObject): number {
  const known = identities.get(object)
  if (known !== undefined) return known
  objects += 1
  identities.set(object, objects)
  return objects
}

/**
 * A text that is the same for two values exactly when Python's dict takes them for the same key (1, 1.0 and True are
 * one key; a str and an equal Markup, too). Throws a TypeError for lists, dicts and other mutable values.
 */
export function hashKey(value: Value): string {
  spend()
  if (isText(value)) return `s${str(value)}`
  if (isNumber(value)) {
    const number = numeric(value)
    return `n${Number.isInteger(number) ? BigInt(number) : number}`
  }
  if (value === null) return 'None'
  if (value instanceof Undefined) return 'Undefined'
  if (value instanceof PyTuple) {
    return `t${JSON.stringify(nested(() => value.items.map(hashKey)))}`
  }
  if (value instanceof PyObject && !value.hashable) {
    return fail('TypeError', `unhashable type: '${value.typeName}'`)
  }
  return `o${identity(value)}`
}

/** Tells whether `hashKey` will give a text. */
export function isHashable(value: Value): boolean {
  if (value instanceof PyTuple) return value.items.every(isHashable)
  return !(value instanceof PyObject) || value.hashable
}
