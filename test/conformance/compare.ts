import type { PhpValue } from '@/engine/php/value.ts'
import { Entries, fromCanonical, fromEngine, Undecodable, type Comparable } from './canonical.ts'

/**
 * Compares a recorded result (in the vectors' encoding) with what our engine gave. Forgives what plain JavaScript values
 * cannot keep: the float 1.0 for the integer 1, and the place of integer-like keys.
 *
 * @returns the first difference in words, undefined when there is none
 */
export function firstDifference(expected: PhpValue, actual: PhpValue): string | undefined {
  return differ(fromCanonical(expected), fromEngine(actual), [])
}

function differ(
  expected: Comparable,
  actual: Comparable,
  path: readonly string[],
): string | undefined {
  if (expected instanceof Entries && actual instanceof Entries) {
    return differInEntries(expected, actual, path)
  }
  // Object.is would tell 0 from -0, which the recorded comparison doesn't.
  if (expected === actual || (Number.isNaN(expected) && Number.isNaN(actual))) return undefined
  return describe(path, `expected ${show(expected)}, got ${show(actual)}`)
}

function differInEntries(
  expected: Entries,
  actual: Entries,
  path: readonly string[],
): string | undefined {
  for (const [index, [key, value]] of expected.list.entries()) {
    const [foundKey, found] = actual.list[index] ?? []
    if (foundKey !== key || found === undefined) {
      return describe(
        path,
        `expected the key ${key} at place ${index}, got ${foundKey ?? 'nothing'}`,
      )
    }
    const difference = differ(value, found, [...path, key])
    if (difference !== undefined) return difference
  }
  const [extra] = actual.list[expected.list.length] ?? []
  return extra === undefined ? undefined : describe(path, `the key ${extra} is too much`)
}

function describe(path: readonly string[], difference: string): string {
  return path.length === 0 ? difference : `at ${path.join('.')}: ${difference}`
}

const MOST_SHOWN = 120

function show(value: Comparable): string {
  const text = value instanceof Undecodable ? value.json : JSON.stringify(toPlain(value))
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}

function toPlain(value: Comparable): unknown {
  if (!(value instanceof Entries)) return value
  return Object.fromEntries(value.list.map(([key, item]) => [key, toPlain(item)]))
}
