import { braceFormat } from './brace-format.ts'
import { invoke, NO_ARGUMENTS, type Arguments, type Method, type Methods } from './call.ts'
import { boundMethod, methodNamed, NativeFunction } from './callables.ts'
import { dictMethods, listMethods, rangeMethods, tupleMethods } from './container-methods.ts'
import { PyDict } from './dict.ts'
import { isText, textOf, type Markup } from './markup.ts'
import { invokeOnMarkup, markupMethods } from './markup-methods.ts'
import { PyRange } from './range.ts'
import { indexOf, PyList, PyTuple } from './sequences.ts'
import { caseMethods } from './string-case.ts'
import { layoutMethods } from './string-layout.ts'
import { searchMethods } from './string-search.ts'
import { cut, size } from './text.ts'
import { Undefined } from './undefined.ts'
import { isNumber, numeric, PyObject, typeName, type Value } from './value.ts'
import { unsupported } from '../errors.ts'

const stringMethods = {
  ...caseMethods,
  ...searchMethods,
  ...layoutMethods,
} satisfies Methods<string>

export type StringMethod = keyof typeof stringMethods

const OBJECT_ATTRIBUTES =
  /^__(class|delattr|dir|doc|eq|format|ge|getattribute|getstate|gt|hash|init|init_subclass|le|lt|ne|new|reduce|reduce_ex|repr|setattr|sizeof|str|subclasshook)__$/

/** What Python's texts and numbers have and no template of a workflow needs. */
const LEFT_OUT =
  /^(as_integer_ratio|bit_.+|conjugate|denominator|encode|expandtabs|format_map|from.+|hex|imag|is(_integer|identifier|printable)|maketrans|numerator|to_bytes|translate)$/

function textAttribute(owner: string | Markup, name: string): Value | undefined {
  // `str.format` looks into its arguments the way templates do
  if (name === 'format') {
    return new NativeFunction(name, (_, args) => braceFormat(owner, args, lookups))
  }
  if (typeof owner === 'string') return boundMethod(owner, stringMethods, name)
  const method = methodNamed(stringMethods, name)
  if (!method) return boundMethod(owner, markupMethods, name)
  return new NativeFunction(name, (_, args) => invokeOnMarkup(name, method, owner, args))
}

function objectAttribute(owner: PyObject, name: string): Value | undefined {
  if (owner instanceof PyDict) return boundMethod(owner, dictMethods, name)
  if (owner instanceof PyList) return boundMethod(owner, listMethods, name)
  const own = owner.attribute(name)
  if (own !== undefined) return own
  if (owner instanceof PyTuple) return boundMethod(owner, tupleMethods, name)
  return owner instanceof PyRange ? boundMethod(owner, rangeMethods, name) : undefined
}

/** Python's `getattr(owner, name)`; undefined where it raises an AttributeError. */
function pythonAttribute(owner: Value, name: string): Value | undefined {
  if (isNumber(owner) && name === 'real') return numeric(owner)
  const scalar = isNumber(owner) || isText(owner)
  if (scalar && LEFT_OUT.test(name)) unsupported(`${typeName(owner)}.${name}`)
  if (isText(owner)) return textAttribute(owner, name)
  return owner instanceof PyObject ? objectAttribute(owner, name) : undefined
}

/** What the sandbox lets through: no name that starts with an underscore. */
function safeAttribute(owner: Value, name: string): Value | undefined {
  if (OBJECT_ATTRIBUTES.test(name)) return Undefined.unsafe(owner, name)
  return pythonAttribute(owner, name)
}

/** Python's `owner[key]`; undefined where it raises a TypeError or a LookupError. */
function pythonItem(owner: Value, key: Value): Value | undefined {
  if (owner instanceof PyObject) return owner.item(key)
  if (typeof owner !== 'string') return undefined
  const index = indexOf(key, size(owner))
  return index === undefined ? undefined : cut(owner, index, index + 1)
}

/** `owner.name` in a template: the attribute, else the item of that name, else Undefined. */
export function getAttribute(owner: Value, name: string): Value {
  const attribute = safeAttribute(owner, name)
  const value = attribute === undefined ? pythonItem(owner, name) : attribute
  return value === undefined ? Undefined.member(owner, name) : value
}

/** `owner[key]` in a template: the item, else the attribute of that name, else Undefined. */
export function getItem(owner: Value, key: Value): Value {
  const item = pythonItem(owner, key)
  if (item !== undefined) return item
  const name = textOf(key)
  const value = name === undefined ? undefined : safeAttribute(owner, name)
  return value === undefined ? Undefined.member(owner, key) : value
}

/** `owner|attr(name)`: the attribute alone, never an item. */
export function getAttributeOnly(owner: Value, name: string): Value {
  const value = safeAttribute(owner, name)
  return value === undefined ? Undefined.member(owner, name) : value
}

const lookups = { attribute: getAttribute, item: getItem }

/** Calls a str method on a text, Markup or not. */
export function callTextMethod(
  owner: string | Markup,
  name: StringMethod,
  ...positional: readonly Value[]
): Value {
  const method: Method<string> = stringMethods[name]
  const args: Arguments = { ...NO_ARGUMENTS, positional }
  return typeof owner === 'string'
    ? invoke(name, method, owner, args)
    : invokeOnMarkup(name, method, owner, args)
}
