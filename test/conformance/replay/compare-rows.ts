import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import type { VolatileValues } from './volatile.ts'

/**
 * Compares rows in order, or, when several processes wrote them, in any order.
 *
 * @param what names the rows in the answer
 * @returns the first difference in words, undefined when there is none
 */
export function compareRows(
  what: string,
  expected: readonly PhpMap[],
  actual: readonly PhpMap[],
  volatile: VolatileValues,
  anyOrder: boolean,
): string | undefined {
  return anyOrder
    ? compareAnyOrder(what, expected, actual, volatile)
    : compareInOrder(what, expected, actual, volatile)
}

function compareInOrder(
  what: string,
  expected: readonly PhpMap[],
  actual: readonly PhpMap[],
  volatile: VolatileValues,
): string | undefined {
  for (const [index, row] of expected.entries()) {
    const found = actual[index]
    if (found === undefined) return `${what}[${index}]: missing, expected ${show(row)}`
    const difference = volatile.compare(row, found)
    if (difference !== undefined) return `${what}[${index}] ${difference}`
  }
  const extra = actual[expected.length]
  return extra === undefined
    ? undefined
    : `${what}[${expected.length}]: not expected, got ${show(extra)}`
}

function compareAnyOrder(
  what: string,
  expected: readonly PhpMap[],
  actual: readonly PhpMap[],
  volatile: VolatileValues,
): string | undefined {
  const left = [...actual]
  for (const row of expected) {
    const index = left.findIndex((found) => volatile.compare(row, found) === undefined)
    if (index === -1) return `${what}: missing ${show(row)}`
    left.splice(index, 1)
  }
  const [extra] = left
  return extra === undefined ? undefined : `${what}: not expected ${show(extra)}`
}

function show(value: PhpValue): string {
  return JSON.stringify(value).slice(0, 300)
}
