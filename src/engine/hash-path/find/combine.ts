import { narrowingsOf, type Narrowing } from './narrowings.ts'
import type { Pattern } from './pattern.ts'
import { costOf } from './rank.ts'

/** A pattern with a narrowing at each of its levels. */
export interface Combination {
  readonly path: string
  readonly narrowings: readonly Narrowing[]
  /** For each value of the pattern 1 if it is kept. */
  readonly keeps: Uint8Array
  readonly count: number
  /** How many of the kept values were not selected. */
  readonly others: number
}

const MOST_TRIED = 60
const MOST_KEPT = 16

/** The best ways to narrow a pattern down to the selection: with few others, then short. */
export function combinations(pattern: Pattern): Combination[] {
  const choices = pattern.levels.map(narrowingsOf)
  const tried = product(choices).map((narrowings) => combine(pattern, narrowings))
  const exact = tried.filter(({ others }) => others === 0)
  const needed = exact.filter((one) => !exact.some((other) => isPartOf(other, one)))
  return [...needed, ...tried.filter(({ others }) => others > 0)]
    .toSorted((a, b) => a.others - b.others || cost(a) - cost(b))
    .slice(0, MOST_KEPT)
}

function cost({ path, narrowings }: Combination): number {
  return costOf(path, narrowings)
}

/** Whether one combination is the other with fewer narrowings: then the other asks for more than is needed. */
function isPartOf(smaller: Combination, bigger: Combination): boolean {
  if (smaller === bigger || smaller.path.length >= bigger.path.length) return false
  return smaller.narrowings.every((narrowing, level) => {
    const other = bigger.narrowings[level]
    return other === narrowing || narrowing.kind === 'none'
  })
}

/** All choices of one narrowing per level, those with little to narrow first. */
function product(choices: readonly (readonly Narrowing[])[]): Narrowing[][] {
  return choices.reduce<Narrowing[][]>(
    (combined, narrowings) =>
      combined
        .flatMap((before) => narrowings.map((narrowing) => [...before, narrowing]))
        .toSorted((a, b) => countNarrowed(a) - countNarrowed(b))
        .slice(0, MOST_TRIED),
    [[]],
  )
}

function countNarrowed(narrowings: readonly Narrowing[]): number {
  return narrowings.filter(({ kind }) => kind !== 'none').length
}

function combine(pattern: Pattern, narrowings: readonly Narrowing[]): Combination {
  const keeps = keptLeaves(pattern, narrowings)
  let count = 0
  let others = 0
  for (let leaf = 0; leaf < keeps.length; leaf++) {
    if (keeps[leaf] !== 1) continue
    count++
    if (pattern.selected[leaf] !== 1) others++
  }
  const path = narrowings.map(({ text }) => text).join('.')
  return { path, narrowings, keeps, count, others }
}

/** Level by level: an item is kept if its parent is, and its narrowing keeps it. */
function keptLeaves({ levels }: Pattern, narrowings: readonly Narrowing[]): Uint8Array {
  let before = Uint8Array.of(1)
  for (const [level, { items }] of levels.entries()) {
    const own = narrowings[level]?.keeps
    const keeps = new Uint8Array(items.count)
    for (let index = 0; index < keeps.length; index++) {
      keeps[index] = Number(before[Number(items.parents[index])]) & Number(own?.[index])
    }
    before = keeps
  }
  return before
}
