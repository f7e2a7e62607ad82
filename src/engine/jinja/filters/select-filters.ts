import { fail } from '../errors.ts'
import { getItem } from '../python/attributes.ts'
import type { Arguments, CallContext, Method, Methods } from '../python/call.ts'
import { each, PyIterator, iterate } from '../python/iterators.ts'
import { str } from '../python/repr.ts'
import { truthy, type Value } from '../python/value.ts'
import { applyFilter, applyTest } from './apply.ts'
import { attributeGetter, type Key } from './keys.ts'

const REST = 'value, *args, **kwargs'

/** The arguments behind the name of a filter or test. */
function argumentsOf(positional: readonly Value[], named: Value): Arguments {
  const entries = iterate(named).map((key) => [str(key), getItem(named, key)] as const)
  return { positional, named: new Map(entries) }
}

/** Either `map('filter', …)` or `map(attribute='path', default=…)`. */
function mapper(context: CallContext, positional: readonly Value[], options: Value): Key {
  const { named } = argumentsOf([], options)
  const attribute = named.get('attribute')
  const [name, ...rest] = positional
  if (name !== undefined) {
    return (item) => applyFilter(context, str(name), item, { positional: rest, named })
  }
  if (attribute === undefined) {
    return fail('FilterArgumentError', 'map requires a filter argument')
  }
  for (const key of named.keys()) {
    if (key !== 'attribute' && key !== 'default') {
      fail('FilterArgumentError', `Unexpected keyword argument '${key}'`)
    }
  }
  return attributeGetter(attribute, named.get('default') ?? null)
}

function* map(context: CallContext, value: Value, args: Value, options: Value): Generator<Value> {
  if (!truthy(value)) return
  const change = mapper(context, iterate(args), options)
  for (const item of each(value)) yield change(item)
}

function tester(
  context: CallContext,
  byAttribute: boolean,
  positional: readonly Value[],
  options: Value,
): (item: Value) => boolean {
  if (byAttribute && positional.length === 0) {
    return fail('FilterArgumentError', 'Missing parameter for attribute name')
  }
  const [attribute = null, ...behind] = positional
  const subject = attributeGetter(byAttribute ? attribute : null)
  const [name, ...rest] = byAttribute ? behind : positional
  if (name === undefined) return (item) => truthy(subject(item))
  const args = argumentsOf(rest, options)
  return (item) => truthy(applyTest(context, str(name), subject(item), args))
}

/** `keep`: the items that pass the test, or the others; `byAttribute`: the first argument names what is tested. */
function selector(keep: boolean, byAttribute: boolean): Method<CallContext> {
  function* select(
    context: CallContext,
    value: Value,
    args: Value,
    options: Value,
  ): Generator<Value> {
    if (!truthy(value)) return
    const test = tester(context, byAttribute, iterate(args), options)
    for (const item of each(value)) {
      if (test(item) === keep) yield item
    }
  }
  return [
    REST,
    (context, value, args, options) => new PyIterator(select(context, value, args, options)),
  ]
}

/** The filters that apply a filter, a test or a look-up to every item. All of them are lazy. */
export const selectFilters: Methods<CallContext> = {
  map: [
    REST,
    (context, value, args, options) => new PyIterator(map(context, value, args, options)),
  ],
  reject: selector(false, false),
  rejectattr: selector(false, true),
  select: selector(true, false),
  selectattr: selector(true, true),
}
