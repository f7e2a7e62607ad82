import { spendItems } from '../budget.ts'
import { fail } from '../errors.ts'
import { wantIndex, wantPosition } from './arguments.ts'
import type { Methods } from './call.ts'
import { PyDict } from './dict.ts'
import { DictView, each, iterate } from './iterators.ts'
import { equal, sorted } from './order.ts'
import type { PyRange } from './range.ts'
import { repr } from './repr.ts'
import { indexOf, PyList, PyTuple, type PySequence } from './sequences.ts'
import { Undefined } from './undefined.ts'
import { truthy, type Value } from './value.ts'

function count(items: readonly Value[], wanted: Value): Value {
  return BigInt(items.filter((item) => equal(item, wanted)).length)
}

function position(items: readonly Value[], wanted: Value, start = 0, end = Infinity): number {
  const found = items.findIndex(
    (item, index) => index >= start && index < end && equal(item, wanted),
  )
  return found >= 0 ? found : fail('ValueError', `${repr(wanted)} is not in list`)
}

/** A range compares as its numbers do. */
export const rangeMethods: Methods<PyRange> = {
  count: ['value', (range, wanted) => count(range.values(), wanted)],
  index: ['value', (range, wanted) => BigInt(position(range.values(), wanted))],
}

function index(sequence: PySequence, wanted: Value, start: Value, end: Value): Value {
  const length = sequence.items.length
  const from = wantPosition(start, length, 0)
  return BigInt(position(sequence.items, wanted, from, wantPosition(end, length, length)))
}

const INDEX = 'value, start=None, stop=None'

export const tupleMethods: Methods<PyTuple> = {
  count: ['value', ({ items }, wanted) => count(items, wanted)],
  index: [INDEX, index],
}

function append(list: PyList, item: Value): Value {
  spendItems(1)
  list.items.push(item)
  return null
}

function pop(list: PyList, key: Value): Value {
  const { items } = list
  if (items.length === 0) return fail('IndexError', 'pop from empty list')
  const place = indexOf(BigInt(wantIndex(key)), items.length)
  const [removed] = place === undefined ? [] : items.splice(place, 1)
  return removed === undefined ? fail('IndexError', 'pop index out of range') : removed
}

/** Runs a change for its effect: such methods of Python give None. */
function changing<Self>(change: (self: Self, ...args: Value[]) => void) {
  return (self: Self, ...args: Value[]): Value => {
    change(self, ...args)
    return null
  }
}

export const listMethods: Methods<PyList> = {
  append: ['object', append],
  clear: ['', changing(({ items }) => items.splice(0))],
  copy: ['', ({ items }) => new PyList([...items])],
  count: ['value', ({ items }, wanted) => count(items, wanted)],
  extend: [
    'iterable',
    changing((list, iterable) => {
      const added = iterable === list ? [...list.items] : each(iterable)
      for (const item of added) append(list, item)
    }),
  ],
  index: [INDEX, index],
  insert: [
    'index, object',
    changing(({ items }, place, item) => {
      items.splice(wantPosition(place, items.length, 0), 0, item)
    }),
  ],
  pop: ['index=-1', pop],
  remove: ['value', changing(({ items }, wanted) => items.splice(position(items, wanted), 1))],
  reverse: ['', changing(({ items }) => items.reverse())],
  sort: [
    'key=None, reverse=False',
    changing(({ items }, key, reverse) => {
      if (key !== null) fail('TypeError', 'list.sort with a key is not supported')
      const ordered = sorted(items, (item) => item, truthy(reverse))
      for (const [place, item] of ordered.entries()) items[place] = item
    }),
  ],
}

/** The entries a dict can be made of: another dict, or an iterable of pairs. */
export function entriesOf(source: Value): (readonly [Value, Value])[] {
  if (source instanceof Undefined) return source.fail()
  if (source instanceof PyDict) return source.entries()
  return iterate(source).map((pair, place) => {
    const halves = iterate(pair)
    const [key, value] = halves
    if (halves.length !== 2 || key === undefined || value === undefined) {
      return fail('ValueError', `item ${place} is no pair`)
    }
    return [key, value] as const
  })
}

function update(dict: PyDict, source: Value, named: Value): void {
  const added = source === null ? [] : entriesOf(source)
  for (const [key, value] of [...added, ...entriesOf(named)]) dict.set(key, value)
}

function popEntry(dict: PyDict, key: Value, given: readonly Value[]): Value {
  const value = dict.get(key)
  if (value !== undefined) {
    dict.delete(key)
    return value
  }
  const [fallback] = given
  return fallback === undefined ? fail('KeyError', repr(key)) : fallback
}

function popItem(dict: PyDict): Value {
  const last = dict.entries().at(-1)
  if (!last) return fail('KeyError', 'dictionary is empty')
  dict.delete(last[0])
  return new PyTuple(last)
}

function setDefault(dict: PyDict, key: Value, fallback: Value): Value {
  const known = dict.get(key)
  if (known !== undefined) return known
  dict.set(key, fallback)
  return fallback
}

export const dictMethods: Methods<PyDict> = {
  clear: [
    '',
    changing((dict) => {
      dict.clear()
    }),
  ],
  copy: ['', (dict) => PyDict.of(dict.entries())],
  get: [
    'key, default=None',
    (dict, key, fallback) => {
      const value = dict.get(key)
      return value === undefined ? fallback : value
    },
  ],
  items: ['', (dict) => new DictView(dict, 'items')],
  keys: ['', (dict) => new DictView(dict, 'keys')],
  pop: ['key, *default', (dict, key, given) => popEntry(dict, key, iterate(given))],
  popitem: ['', popItem],
  setdefault: ['key, default=None', setDefault],
  update: ['source=None, **named', changing(update)],
  values: ['', (dict) => new DictView(dict, 'values')],
}
