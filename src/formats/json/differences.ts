import { arrayEntries, arrayGet, arrayHas, isPhpArray, isPhpList } from '@/engine/php/array'
import type { PhpArray, PhpList, PhpValue } from '@/engine/php/value'

/** One place in which two values differ. */
export interface Difference {
  /** The keys down to it, joined by dots: a hash path as long as no key has a dot. */
  readonly path: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** Null where something was added. */
  readonly before: PhpValue
  /** Null where something was removed. */
  readonly after: PhpValue
}

/** Differences as far as they were wanted. */
export interface Differences {
  readonly list: readonly Difference[]
  readonly complete: boolean
}

/**
 * Where two values differ. What both share is skipped without a look inside, so comparing the roaming data before and
 * after a node costs as much as the node changed.
 *
 * @param limit how many differences are wanted
 */
export function findDifferences(before: PhpValue, after: PhpValue, limit: number): Differences {
  const list: Difference[] = []
  for (const difference of compare(before, after, '')) {
    if (list.length === limit) return { list, complete: false }
    list.push(difference)
  }
  return { list, complete: true }
}

function* compare(before: PhpValue, after: PhpValue, path: string): Generator<Difference> {
  if (before === after) return
  if (!isPhpArray(before) || !isPhpArray(after)) {
    yield { path, kind: 'changed', before, after }
  } else if (isPhpList(before) && isPhpList(after) && before.length !== after.length) {
    yield* compareLists(before, after, path)
  } else yield* compareEntries(before, after, path)
}

/** Where something was put in or taken out the rest has other numbers: items are matched by being the same. */
function* compareLists(before: PhpList, after: PhpList, path: string): Generator<Difference> {
  const removed = missingFrom(after, before).map(([index, item]): Difference => ({
    path: below(path, index),
    kind: 'removed',
    before: item,
    after: null,
  }))
  const added = missingFrom(before, after).map(([index, item]): Difference => ({
    path: below(path, index),
    kind: 'added',
    before: null,
    after: item,
  }))
  if (removed.length + added.length > 0) yield* [...removed, ...added]
  else yield { path, kind: 'changed', before, after }
}

/** The items of a list, with their places, that another list does not have. */
function missingFrom(other: PhpList, list: PhpList): (readonly [number, PhpValue])[] {
  const known = new Set(other)
  return [...list.entries()].filter(([, item]) => !known.has(item))
}

function* compareEntries(before: PhpArray, after: PhpArray, path: string): Generator<Difference> {
  for (const [key, item] of arrayEntries(before)) {
    const now = arrayGet(after, key)
    if (now === undefined)
      yield { path: below(path, key), kind: 'removed', before: item, after: null }
    else yield* compare(item, now, below(path, key))
  }
  for (const [key, item] of arrayEntries(after)) {
    if (!arrayHas(before, key)) {
      yield { path: below(path, key), kind: 'added', before: null, after: item }
    }
  }
}

function below(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`
}
