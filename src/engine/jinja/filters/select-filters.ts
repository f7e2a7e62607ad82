import { fail } from '../errors.ts'
import { getItem } from '../python/attributes.ts'
import type { Arguments, CallContext, Methods } from '../python/call.ts'
import { each, generator, iterate } from '../python/iterators.ts'
import { str } from '../python/repr.ts'
import { truthy, type Value } from '../python/value.ts'
import { applyFilter, applyTest } from './apply.ts'
import { attributeGetter, type Key } from './keys.ts'

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

interface Selection {
  /** Whether the items that pass the test are kept, or the others. */
  readonly keep: boolean
  /** Whether the first argument names what is tested of an item. */
  readonly byAttribute: boolean
}

function tester(
  context: CallContext,
  byAttribute: boolean,
  positional: readonly Value[],
  options: Value,
): (item: Value) => boolean {
  const [attribute] = positional
  if (byAttribute && attribute === undefined) {
    return fail('FilterArgumentError', 'Missing parameter for attribute name')
  }
  const subject: Key =
    byAttribute && attribute !== undefined ? attributeGetter(attribute) : (item) => item
  const [name, ...rest] = byAttribute ? positional.slice(1) : positional
  if (name === undefined) return (item) => truthy(subject(item))
  const args = argumentsOf(rest, options)
  return (item) => truthy(applyTest(context, str(name), subject(item), args))
}

function* select(
  { keep, byAttribute }: Selection,
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

function selector(selection: Selection) {
  return (context: CallContext, value: Value, args: Value, options: Value): Value =>
    generator('select_or_reject', select(selection, context, value, args, options))
}

const REST = 'value, *args, **kwargs'

/** The filters that apply a filter, a test or a look-up to every item. All of them are lazy. */
export const selectFilters: Methods<CallContext> = {
  map: [
    REST,
    (context, value, args, options) => generator('sync_do_map', map(context, value, args, options)),
  ],
  reject: [REST, selector({ keep: false, byAttribute: false })],
  rejectattr: [REST, selector({ keep: false, byAttribute: true })],
  select: [REST, selector({ keep: true, byAttribute: false })],
  selectattr: [REST, selector({ keep: true, byAttribute: true })],
}
