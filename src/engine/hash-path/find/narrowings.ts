import { isPhpArray } from '../../php/array.ts'
import { catchEngineError } from '../explain/engine-error.ts'
import type { PlaceKey } from '../explain/place.ts'
import { itemTest } from '../match-conditions.ts'
import { keyTest } from '../match-token.ts'
import { parseConditions } from '../parse-conditions.ts'
import { ACCIDENTAL, conditionsFor, type FieldCondition } from './conditions-for.ts'
import { sharedKey, type Level } from './pattern.ts'

/** A way to write a level of a pattern that keeps fewer of its items, but all selected ones. */
export interface Narrowing {
  /** What stands in place of the level's token. */
  readonly text: string
  /** The field that is asked for; undefined for a fixed position and for the plain token. */
  readonly fields: readonly string[]
  readonly kind: 'none' | 'position' | 'equality' | 'other'
  /** For each item of the level whether it is kept. */
  readonly keeps: Uint8Array
  /** How many items are kept. */
  readonly count: number
}

const MOST_SINGLE = 6
const MOST_PAIRS = 3

/** All useful ways to narrow a level: the plain token first, then those that keep least. */
export function narrowingsOf(level: Level): Narrowing[] {
  const none = plain(level)
  if (!level.isWildcard) return [none]
  const singles = [...conditionsFor(level)]
    .flatMap((condition) => narrow(level, condition) ?? [])
    .filter(({ count }) => count < none.count)
    .toSorted((a, b) => a.count - b.count || weight(a) - weight(b))
  const best = distinct(singles).slice(0, MOST_SINGLE)
  return [none, ...position(level), ...best, ...pairsOf(level, best)]
}

function plain({ token, items }: Level): Narrowing {
  const keeps = new Uint8Array(items.count).fill(1)
  return { text: token, fields: [], kind: 'none', keeps, count: keeps.length }
}

/** The position itself, when all selected items share it. */
function position(level: Level): Narrowing[] {
  const key = sharedKey(level)
  if (key === undefined || typeof key !== 'number') return []
  const test = keyTest('numeric', String(key))
  // A single value counts as a list of itself, under the key 0.
  const isKept = (other: PlaceKey | null) => (other === null ? key === 0 : test(String(other)))
  const keeps = Uint8Array.from(level.items.keys, (other) => Number(isKept(other)))
  return [{ text: String(key), fields: [], kind: 'position', keeps, count: countOnes(keeps) }]
}

function narrow(level: Level, condition: FieldCondition): Narrowing | undefined {
  const keeps = keptBy(level, condition.text)
  if (keeps === undefined) return undefined
  return {
    text: level.token + condition.text,
    fields: [condition.field],
    kind: condition.kind,
    keeps,
    count: countOnes(keeps),
  }
}

/** For each item 1 if it passes; undefined when a selected one does not, or the test ends with an error of PHP. */
function keptBy({ items, selected }: Level, conditions: string): Uint8Array | undefined {
  const test = itemTest(parseConditions(conditions))
  const keeps = new Uint8Array(items.count)
  let losesSelected = false
  const error = catchEngineError(() => {
    for (let index = 0; index < keeps.length && !losesSelected; index++) {
      const item = items.values[index]
      if (isPhpArray(item) && test(item)) keeps[index] = 1
      else losesSelected = selected[index] === 1
    }
  })
  return losesSelected || error !== undefined ? undefined : keeps
}

/** Two conditions that together keep less than each of them. */
function pairsOf(level: Level, singles: readonly Narrowing[]): Narrowing[] {
  const pairs: Narrowing[] = []
  for (const [index, first] of singles.entries()) {
    for (const second of singles.slice(index + 1)) {
      if (first.fields[0] === second.fields[0]) continue
      const keeps = first.keeps.map((keep, item) => keep & Number(second.keeps[item]))
      const count = countOnes(keeps)
      if (count >= Math.min(first.count, second.count)) continue
      pairs.push({
        text: first.text + second.text.slice(level.token.length),
        fields: [...first.fields, ...second.fields],
        kind: first.kind === 'equality' && second.kind === 'equality' ? 'equality' : 'other',
        keeps,
        count,
      })
    }
  }
  return pairs.toSorted((a, b) => a.count - b.count || weight(a) - weight(b)).slice(0, MOST_PAIRS)
}

/** Conditions that keep the same number of items by the same kind of test say the same: a few are enough. */
function distinct(narrowings: readonly Narrowing[]): Narrowing[] {
  const seen = new Map<number, number>()
  return narrowings.filter(({ count }) => {
    const times = (seen.get(count) ?? 0) + 1
    seen.set(count, times)
    return times <= 3
  })
}

/** What a condition says about the wanted items, the most meaningful first. */
const MEANINGFUL = ['type', 'object_relation', 'name', 'category', 'to_ids']

/** How odd a condition is: 0 for what MISP's own workflows ask for. */
export function weight({ fields, kind, text }: Narrowing): number {
  const ofFields = fields.reduce((sum, field) => {
    if (ACCIDENTAL.has(field)) return sum + 60
    return sum + (MEANINGFUL.includes(field) ? 0 : 12)
  }, 0)
  return ofFields + (kind === 'other' ? 8 : 0) + text.length / 10
}

function countOnes(flags: Uint8Array): number {
  let count = 0
  for (const flag of flags) count += flag
  return count
}
