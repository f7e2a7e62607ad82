import { isPhpArray, isPhpList, isPhpMap } from '../php/array.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { itemFilter, itemTest, passes, type ItemFilter, type ItemTest } from './match-conditions.ts'
import { keyTest, type KeyTest } from './match-token.ts'
import type { PathToken } from './parse-path.ts'
import { fieldOf, readField, type Field } from './read-field.ts'

/** Looks at a value and adds what it finds to the result. */
export type Visit = (value: PhpValue, found: PhpValue[]) => void

/** The end of a path: the value belongs to the result. */
export const collect: Visit = (value, found) => {
  found.push(value)
}

/**
 * Visits the entries of a value that a token stands for. MISP casts the value to an array first: null has no entries,
 * any other value that is no array is its own only entry, under the key 0.
 */
export function walkToken(token: PathToken, next: Visit): Visit {
  const visit =
    token.conditions === undefined ? next : onlyPassing(itemTest(token.conditions), next)
  switch (token.kind) {
    case 'number':
    case 'any':
      return allItems(keyTest(token.kind, token.key), visit)
    case 'text':
      return textKeys(visit)
    case 'numeric':
      return numericKey(token.key, visit)
    case 'name':
      return namedKey(token.key, visit)
  }
}

/** A condition drops everything that is no array. */
function onlyPassing(test: ItemTest, next: Visit): Visit {
  return (value, found) => {
    if (isPhpArray(value) && test(value)) next(value, found)
  }
}

function allItems(test: KeyTest, next: Visit): Visit {
  return (value, found) => {
    if (isPhpList(value)) for (const item of value) next(item, found)
    else if (isPhpMap(value)) visitEntries(value, test, next, found)
    else if (value !== null) next(value, found)
  }
}

function textKeys(next: Visit): Visit {
  const test = keyTest('text', '{s}')
  return (value, found) => {
    if (isPhpMap(value)) visitEntries(value, test, next, found)
  }
}

function numericKey(key: string, next: Visit): Visit {
  const test = keyTest('numeric', key)
  const index = Number(key)
  return (value, found) => {
    if (isPhpMap(value)) visitEntries(value, test, next, found)
    else if (isPhpList(value)) {
      const item = value[index]
      if (item !== undefined) next(item, found)
    } else if (value !== null && index === 0) next(value, found)
  }
}

function namedKey(key: string, next: Visit): Visit {
  return (value, found) => {
    if (!isPhpMap(value) || !Object.hasOwn(value, key)) return
    const item = value[key]
    if (item !== undefined) next(item, found)
  }
}

function visitEntries(map: PhpMap, test: KeyTest, next: Visit, found: PhpValue[]): void {
  for (const key in map) {
    if (!Object.hasOwn(map, key) || !test(key)) continue
    const item = map[key]
    if (item !== undefined) next(item, found)
  }
}

/**
 * Two tokens at once: every item of a list (`{n}`, `{*}`), then one field of it. The most frequent pair by far, so it
 * runs in one loop.
 */
export function walkFieldOfItems(
  items: PathToken,
  field: PathToken,
  next: Visit | undefined,
): Visit {
  const filter = items.conditions && itemFilter(items.conditions)
  const step = namedKey(field.key, next ?? collect)
  const visit = filter === undefined ? step : onlyPassing(filter.test, step)
  const other = allItems(keyTest(items.kind, items.key), visit)
  const prepared = fieldOf(field.key)
  if (filter?.text !== undefined) {
    return visitEqual(filter, filter.text, prepared, next ?? collect, other)
  }
  if (filter !== undefined) return visitPassing(filter, prepared, next ?? collect, other)
  return next === undefined ? collectField(prepared, other) : visitField(prepared, next, other)
}

// Several loops instead of one, and by index: what never changes is not asked for every item, and each loop is small
// enough for the JavaScript engine to take the reading of the field into it. Together that halves the time.

function collectField({ slot, name }: Field, other: Visit): Visit {
  return (list, found) => {
    if (!isPhpList(list)) {
      other(list, found)
      return
    }
    for (let index = 0; index < list.length; index += 1) {
      const item = list[index]
      if (!isPhpMap(item)) continue
      const value = readField(item, slot, name)
      if (value !== undefined) found.push(value)
    }
  }
}

function visitField({ slot, name }: Field, next: Visit, other: Visit): Visit {
  return (list, found) => {
    if (!isPhpList(list)) {
      other(list, found)
      return
    }
    for (let index = 0; index < list.length; index += 1) {
      const item = list[index]
      if (!isPhpMap(item)) continue
      const value = readField(item, slot, name)
      if (value !== undefined) next(value, found)
    }
  }
}

function visitPassing(filter: ItemFilter, { slot, name }: Field, next: Visit, other: Visit): Visit {
  return (list, found) => {
    if (!isPhpList(list)) {
      other(list, found)
      return
    }
    for (let index = 0; index < list.length; index += 1) {
      const item = list[index]
      // No list has a key that is a name, but conditions are tested on lists too, and may fail.
      if (isPhpList(item)) filter.test(item)
      else if (isPhpMap(item) && passes(filter, item)) {
        const value = readField(item, slot, name)
        if (value !== undefined) next(value, found)
      }
    }
  }
}

function visitEqual(
  filter: ItemFilter,
  text: string,
  { slot, name }: Field,
  next: Visit,
  other: Visit,
): Visit {
  const { slot: testedSlot, name: testedName } = filter.field
  return (list, found) => {
    if (!isPhpList(list)) {
      other(list, found)
      return
    }
    for (let index = 0; index < list.length; index += 1) {
      const item = list[index]
      if (!isPhpMap(item)) {
        if (isPhpList(item)) filter.test(item)
        continue
      }
      const tested = readField(item, testedSlot, testedName)
      if (tested !== text && (typeof tested === 'string' || !filter.test(item))) continue
      const value = readField(item, slot, name)
      if (value !== undefined) next(value, found)
    }
  }
}
