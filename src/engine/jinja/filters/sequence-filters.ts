import { fail } from '../errors.ts'
import { spendItems } from '../budget.ts'
import { wantIndex } from '../python/arguments.ts'
import { binary } from '../python/operators.ts'
import type { Methods, CallContext } from '../python/call.ts'
import { PyDict } from '../python/dict.ts'
import { hashKey } from '../python/hash.ts'
import { cursorOf, each, PyIterator, iterate, lengthOf, reverseOf } from '../python/iterators.ts'
import { getItem } from '../python/attributes.ts'
import { escapeHtml, isText, Markup, textOf } from '../python/markup.ts'
import { equal, order, sorted, type OrderOperator } from '../python/order.ts'
import { str } from '../python/repr.ts'
import { GroupTuple, PyList, PyTuple } from '../python/sequences.ts'
import { characters, concatenate } from '../python/text.ts'
import { Undefined } from '../python/undefined.ts'
import { truthy, typeName, type Value } from '../python/value.ts'
import { attributeGetter, comparisonKey, multiAttributeKey } from './keys.ts'

function length(_: CallContext, value: Value): Value {
  const size = lengthOf(value)
  if (size !== undefined) return BigInt(size)
  return fail('TypeError', `object of type '${typeName(value)}' has no len()`)
}

function first(_: CallContext, value: Value): Value {
  const step = cursorOf(value).next()
  if (step.done !== true) return step.value
  return Undefined.because('No first item, sequence was empty.')
}

function last(_: CallContext, value: Value): Value {
  const reversed = value instanceof Undefined ? value : reverseOf(value)
  if (!reversed) return fail('TypeError', `'${typeName(value)}' object is not reversible`)
  const step = cursorOf(reversed).next()
  if (step.done !== true) return step.value
  return Undefined.because('No last item, sequence was empty.')
}

function random(context: CallContext, value: Value): Value {
  const size = Number(length(context, value))
  if (size === 0) return Undefined.because('No random item, sequence was empty.')
  return getItem(value, BigInt(context.random(size)))
}

function reverse(_: CallContext, value: Value): Value {
  const text = textOf(value)
  if (text !== undefined) {
    const turned = characters(text).toReversed().join('')
    return value instanceof Markup ? new Markup(turned) : turned
  }
  return reverseOf(value) ?? new PyList(iterate(value).toReversed())
}

/** Joins texts; with escaping on, plain texts are escaped as soon as there is Markup among them. */
function join(context: CallContext, value: Value, separator: Value, attribute: Value): Value {
  const items = attribute === null ? iterate(value) : iterate(value).map(attributeGetter(attribute))
  const safe = [separator, ...items].some((item) => item instanceof Markup)
  if (!context.autoescape || !safe) return concatenate(items.map(str), str(separator))
  return new Markup(concatenate(items.map(escapeHtml), escapeHtml(separator)))
}

function extreme(operator: OrderOperator) {
  return (_: CallContext, value: Value, caseSensitive: Value, attribute: Value): Value => {
    const key = comparisonKey(truthy(caseSensitive), attributeGetter(attribute))
    let best: { item: Value; key: Value } | undefined
    for (const item of each(value)) {
      const candidate = { item, key: key(item) }
      if (!best || order(operator, candidate.key, best.key)) best = candidate
    }
    return best ? best.item : Undefined.because('No aggregated item, sequence was empty.')
  }
}

function sum(_: CallContext, value: Value, attribute: Value, start: Value): Value {
  if (isText(start)) {
    return fail('TypeError', "sum() can't sum strings [use ''.join(seq) instead]")
  }
  const getter = attributeGetter(attribute)
  let total: Value = start
  for (const item of each(value)) total = binary('+', total, getter(item))
  return total
}

function sort(
  _: CallContext,
  value: Value,
  reverse: Value,
  caseSensitive: Value,
  attribute: Value,
): Value {
  const key = multiAttributeKey(attribute, truthy(caseSensitive))
  return new PyList(sorted(iterate(value), key, wantIndex(reverse) !== 0))
}

function dictsort(
  _: CallContext,
  value: Value,
  caseSensitive: Value,
  by: Value,
  reverse: Value,
): Value {
  if (by !== 'key' && by !== 'value') {
    return fail('FilterArgumentError', 'You can only sort by either "key" or "value"')
  }
  if (value instanceof Undefined) return value.fail()
  if (!(value instanceof PyDict)) {
    return fail('AttributeError', `'${typeName(value)}' object has no attribute 'items'`)
  }
  const half = by === 'key' ? 0n : 1n
  const key = comparisonKey(truthy(caseSensitive), (pair) => getItem(pair, half))
  const pairs = value.entries().map((entry) => new PyTuple(entry))
  return new PyList(sorted(pairs, key, wantIndex(reverse) !== 0))
}

function* unique(value: Value, caseSensitive: Value, attribute: Value): Generator<Value> {
  const key = comparisonKey(truthy(caseSensitive), attributeGetter(attribute))
  const seen = new Set<string>()
  for (const item of each(value)) {
    const hash = hashKey(key(item))
    if (!seen.has(hash)) yield item
    seen.add(hash)
  }
}

function groupby(
  _: CallContext,
  value: Value,
  attribute: Value,
  fallback: Value,
  caseSensitive: Value,
): Value {
  const getter = attributeGetter(attribute, fallback)
  const key = comparisonKey(truthy(caseSensitive), getter)
  const groups: { key: Value; grouper: Value; items: Value[] }[] = []
  for (const item of sorted(iterate(value), key, false)) {
    const group = groups.at(-1)
    const itemKey = key(item)
    if (group && equal(group.key, itemKey)) group.items.push(item)
    else groups.push({ key: itemKey, grouper: getter(item), items: [item] })
  }
  return new PyList(
    groups.map(({ grouper, items }) => new GroupTuple([grouper, new PyList(items)])),
  )
}

function* batch(value: Value, size: Value, fill: Value): Generator<Value> {
  let items: Value[] = []
  for (const item of each(value)) {
    if (equal(BigInt(items.length), size)) {
      yield new PyList(items)
      items = []
    }
    items.push(item)
  }
  if (items.length === 0) return
  const missing = fill === null ? 0 : wantIndex(size) - items.length
  if (missing > 0) {
    spendItems(missing)
    items.push(...Array.from({ length: missing }, () => fill))
  }
  yield new PyList(items)
}

/** Cuts into so many lists of about the same length; the first ones get the surplus. */
function* slice(value: Value, slices: Value, fill: Value): Generator<Value> {
  const items = iterate(value)
  const count = wantIndex(slices)
  if (count === 0) return fail('ZeroDivisionError', 'integer division or modulo by zero')
  spendItems(Math.max(0, count))
  const size = Math.floor(items.length / count)
  const longer = items.length % count
  for (let number = 0; number < count; number += 1) {
    const start = number * size + Math.min(number, longer)
    const end = start + size + (number < longer ? 1 : 0)
    const part = items.slice(start, end)
    if (fill !== null && number >= longer) part.push(fill)
    yield new PyList(part)
  }
}

function* items(value: Value): Generator<Value> {
  if (value instanceof Undefined) return
  if (!(value instanceof PyDict)) {
    return fail('TypeError', 'Can only get item pairs from a mapping.')
  }
  for (const entry of value.entries()) yield new PyTuple(entry)
}

const KEYED = 'value, case_sensitive=False, attribute=None'

/** The filters that work on lists and other iterables. */
export const sequenceFilters: Methods<CallContext> = {
  batch: [
    'value, linecount, fill_with=None',
    (_, value, size, fill) => new PyIterator(batch(value, size, fill)),
  ],
  count: ['obj', length],
  dictsort: ['value, case_sensitive=False, by=key, reverse=False', dictsort],
  first: ['seq', first],
  groupby: ['value, attribute, default=None, case_sensitive=False', groupby],
  items: ['value', (_, value) => new PyIterator(items(value))],
  join: ['value, d=, attribute=None', join],
  last: ['seq', last],
  length: ['obj', length],
  list: ['value', (_, value) => new PyList(iterate(value))],
  max: [KEYED, extreme('>')],
  min: [KEYED, extreme('<')],
  random: ['seq', random],
  reverse: ['value', reverse],
  slice: [
    'value, slices, fill_with=None',
    (_, value, slices, fill) => new PyIterator(slice(value, slices, fill)),
  ],
  sort: ['value, reverse=False, case_sensitive=False, attribute=None', sort],
  sum: ['iterable, attribute=None, start=0', sum],
  unique: [
    KEYED,
    (_, value, caseSensitive, attribute) => new PyIterator(unique(value, caseSensitive, attribute)),
  ],
}
