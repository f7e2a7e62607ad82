import { braceFormat } from './brace-format.ts'
import { bytesMethods, PyBytes } from './bytes.ts'
import { invoke, NO_ARGUMENTS, type Arguments, type Methods } from './call.ts'
import { boundMethod, methodNamed, NativeFunction } from './callables.ts'
import { dictMethods, listMethods, rangeMethods, tupleMethods } from './container-methods.ts'
import { PyDict } from './dict.ts'
import { Markup, textOf } from './markup.ts'
import { invokeOnMarkup, markupMethods } from './markup-methods.ts'
import { floatMethods, integerMethods, numberAttribute } from './number-methods.ts'
import { PyRange } from './range.ts'
import { addressOf } from './repr.ts'
import { indexOf, PyList, PyTuple } from './sequences.ts'
import { caseMethods } from './string-case.ts'
import { layoutMethods } from './string-layout.ts'
import { searchMethods } from './string-search.ts'
import { cut, size } from './text.ts'
import { Undefined } from './undefined.ts'
import { isNumber, PyObject, typeName, type PyNumber, type Value } from './value.ts'
import { fail } from '../errors.ts'

const stringMethods: Methods<string> = { ...caseMethods, ...searchMethods, ...layoutMethods }

const OBJECT_ATTRIBUTES =
  /^__(class|delattr|dir|doc|eq|format|ge|getattribute|getstate|gt|hash|init|init_subclass|le|lt|ne|new|reduce|reduce_ex|repr|setattr|sizeof|str|subclasshook)__$/

/** `str.format` and `str.format_map` look into their arguments the way templates do. */
function formatMethod(owner: string | Markup, name: string): NativeFunction {
  const description = addressOf(`function ${typeName(owner)}.${name}`)
  return new NativeFunction(description, (_, { positional, named }) => {
    if (name === 'format') {
      return braceFormat(owner, { positional, named: (key) => named.get(key) }, lookups)
    }
    const [mapping] = positional
    if (mapping === undefined || positional.length > 1 || named.size > 0) {
      return fail('TypeError', 'format_map() takes exactly one argument')
    }
    const entry = (key: string): Value | undefined =>
      mapping instanceof PyObject ? mapping.item(key) : undefined
    return braceFormat(owner, { positional: [], named: entry }, lookups)
  })
}

function textAttribute(owner: string | Markup, name: string): Value | undefined {
  if (name === 'format' || name === 'format_map') return formatMethod(owner, name)
  if (typeof owner === 'string') return boundMethod(owner, owner, stringMethods, name)
  const method = methodNamed(stringMethods, name)
  if (!method) return boundMethod(owner, owner, markupMethods, name)
  const description = addressOf(`bound method Markup.${name}`)
  return new NativeFunction(description, (_, args) => invokeOnMarkup(name, method, owner, args))
}

function numberMethod(owner: PyNumber, name: string): Value | undefined {
  return typeof owner === 'number'
    ? boundMethod(owner, owner, floatMethods, name)
    : boundMethod(owner, owner, integerMethods, name)
}

function objectAttribute(owner: PyObject, name: string): Value | undefined {
  const own = owner.attribute(name)
  if (own !== undefined) return own
  if (owner instanceof PyDict) return boundMethod(owner, owner, dictMethods, name)
  if (owner instanceof PyList) return boundMethod(owner, owner, listMethods, name)
  if (owner instanceof PyTuple) return boundMethod(owner, owner, tupleMethods, name)
  if (owner instanceof PyRange) return boundMethod(owner, owner, rangeMethods, name)
  return owner instanceof PyBytes ? boundMethod(owner, owner, bytesMethods, name) : undefined
}

/** Python's `getattr(owner, name)`; undefined where it raises an AttributeError. */
function pythonAttribute(owner: Value, name: string): Value | undefined {
  if (typeof owner === 'string' || owner instanceof Markup) return textAttribute(owner, name)
  if (isNumber(owner)) return numberAttribute(owner, name) ?? numberMethod(owner, name)
  return owner === null ? undefined : objectAttribute(owner, name)
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
  name: string,
  ...positional: readonly Value[]
): Value {
  const method = methodNamed(stringMethods, name)
  if (!method) return fail('AttributeError', `'str' object has no attribute '${name}'`)
  const args: Arguments = { ...NO_ARGUMENTS, positional }
  return typeof owner === 'string'
    ? invoke(name, method, owner, args)
    : invokeOnMarkup(name, method, owner, args)
}
