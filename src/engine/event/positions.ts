import { arrayEntries, arrayKeys, isPhpArray } from '../php/array.ts'
import { entriesOf, getOffset, itemsOf } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'

/** Finds the key of the attribute with an id. With equal ids the last one counts, as in MISP's look-up. */
export type FindKey = (id: string) => string | undefined

/** Finds the object of the attribute with an id: the object's key and the attribute's key in it. */
export type FindInObjects = (id: string) => readonly [object: string, key: string] | undefined

/** Up to so many ids, going through the list costs less than an index of it. */
const FEW = 8

const indexes = new WeakMap<PhpArray, ReadonlyMap<string, string>>()

/** An id as the key of a look-up: null is the empty text, as in PHP. */
export function idKey(id: PhpValue): string {
  return toPhpString(id)
}

/** The id of an attribute as a key. */
export function idOf(attribute: PhpValue): string {
  return idKey(getOffset(attribute, 'id'))
}

/**
 * A look-up in a list of attributes.
 *
 * @param count how many ids will be looked up: for many an index is built, once per list
 */
export function finderIn(attributes: PhpValue, count: number): FindKey {
  if (!isPhpArray(attributes)) return () => undefined
  const index = indexes.get(attributes) ?? (count > FEW ? buildIndex(attributes) : undefined)
  if (index !== undefined) return (id) => index.get(id)
  const items = itemsOf(attributes)
  const keys = Array.isArray(attributes) ? undefined : arrayKeys(attributes)
  return (id) => {
    const position = items.findLastIndex((item) => idOf(item) === id)
    return position < 0 ? undefined : (keys?.[position] ?? String(position))
  }
}

/** A look-up of attributes in a list of objects, see `finderIn`. */
export function finderInObjects(objects: PhpValue, count: number): FindInObjects {
  const lists = entriesOf(objects).map(
    ([key, object]) => [key, getOffset(object, 'Attribute')] as const,
  )
  return count > FEW ? indexedFinder(lists) : searchingFinder(lists.toReversed())
}

type ListsByObject = readonly (readonly [object: string, attributes: PhpValue])[]

function indexedFinder(lists: ListsByObject): FindInObjects {
  const index = new Map<string, readonly [string, string]>()
  for (const [object, attributes] of lists) {
    for (const [key, attribute] of entriesOf(attributes)) index.set(idOf(attribute), [object, key])
  }
  return (id) => index.get(id)
}

function searchingFinder(lists: ListsByObject): FindInObjects {
  return (id) => {
    for (const [object, attributes] of lists) {
      const key = finderIn(attributes, 1)(id)
      if (key !== undefined) return [object, key]
    }
    return undefined
  }
}

/** Says that a changed list has its attributes where the list before had them, which saves building its index. */
export function keepIndex(before: PhpValue, after: PhpValue): void {
  if (!isPhpArray(before) || !isPhpArray(after)) return
  const index = indexes.get(before)
  if (index !== undefined) indexes.set(after, index)
}

function buildIndex(attributes: PhpArray): ReadonlyMap<string, string> {
  const index = new Map<string, string>()
  for (const [key, attribute] of arrayEntries(attributes)) index.set(idOf(attribute), key)
  indexes.set(attributes, index)
  return index
}
