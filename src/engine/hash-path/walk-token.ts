import { isPhpArray, isPhpList, isPhpMap } from '../php/array.ts'
import type { PhpList, PhpMap, PhpValue } from '../php/value.ts'
import { itemFilter, itemTest, passes, type ItemFilter, type ItemTest } from './match-conditions.ts'
import { keyTest, type KeyTest } from './match-token.ts'
import type { PathToken } from './parse-path.ts'
import { fieldOf, readField } from './read-field.ts'

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
  const { name, slot } = fieldOf(key)
  return (value, found) => {
    if (!isPhpMap(value)) return
    const item = readField(value, slot, name)
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
  const list = walkList(filter, field.key, next)
  return (value, found) => {
    if (isPhpList(value)) list(value, found)
    else other(value, found)
  }
}

function walkList(
  filter: ItemFilter | undefined,
  key: string,
  next: Visit | undefined,
): (list: PhpList, found: PhpValue[]) => void {
  const { name, slot } = fieldOf(key)
  return (list, found) => {
    for (const item of list) {
      if (!isPhpMap(item)) {
        // No list has a key that is a name, but conditions are tested on lists too, and may fail.
        if (filter !== undefined && isPhpList(item)) filter.test(item)
        continue
      }
      if (filter !== undefined && !passes(filter, item)) continue
      const value = readField(item, slot, name)
      if (value === undefined) continue
      if (next === undefined) found.push(value)
      else next(value, found)
    }
  }
}
