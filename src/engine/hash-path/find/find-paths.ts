import { arrayValues, isPhpArray } from '../../php/array.ts'
import type { PhpArray, PhpValue } from '../../php/value.ts'
import { readPlace, type Place } from '../explain/place.ts'
import { previewOf } from '../explain/show-value.ts'
import { extract } from '../extract.ts'
import type { Candidate, OtherValue } from './candidate.ts'
import { combinations, type Combination } from './combine.ts'
import { hasNoObjectAttributes, pathInOtherList, placeInOtherList, twinsOf } from './flattened.ts'
import type { Narrowing } from './narrowings.ts'
import { patternOf, type Pattern } from './pattern.ts'
import { placeToPath } from './place-to-path.ts'
import { costOf, POSITION_COST, reasonOf } from './rank.ts'
import { existingPlaces, groupByShape } from './selection.ts'

const MOST_CANDIDATES = 12
const MOST_INEXACT = 5
const MOST_EXAMPLES = 3

/** A path that may become a candidate. */
interface Proposal {
  readonly path: string
  readonly narrowings: readonly Narrowing[]
  readonly others: number
  readonly missing: number
  readonly cost: number
  /** What only a chosen proposal needs; undefined if the path, tried out, does not give what it should. */
  readonly make: () => Pick<Candidate, 'count' | 'examples'> | undefined
}

/**
 * Paths that give selected values: wildcards for the lists they are in, matchers on the fields of the items they belong
 * to. Exact ones first, among them the short and meaningful ones; then those that give more or less. The values of an
 * attribute can be selected where the event has it or in `_AttributeFlattened`, both are found.
 */
export function findPaths(data: PhpValue, places: readonly Place[]): Candidate[] {
  const selection = existingPlaces(data, places)
  if (selection.length === 0 || !isPhpArray(data)) return []
  const proposals = proposalsFor(data, selection)
  const twins = twinsOf(data, selection)
  if (twins === undefined) return best(proposals)
  return hasNoObjectAttributes(data)
    ? best([...proposals, ...proposals.map(inOtherList)])
    : best([...proposals, ...proposalsFor(data, twins)])
}

/** The same through the other list of attributes, where both lists hold the same. */
function inOtherList(proposal: Proposal): Proposal {
  const path = pathInOtherList(proposal.path)
  const make: Proposal['make'] = () => {
    const made = proposal.make()
    const examples = made?.examples.map(({ place, preview }) => {
      return { place: placeInOtherList(place), preview }
    })
    return made && { ...made, examples: examples ?? [] }
  }
  const cost = proposal.cost + costOf(path, []) - costOf(proposal.path, [])
  return { ...proposal, path, cost, make }
}

function proposalsFor(data: PhpArray, selection: readonly Place[]): Proposal[] {
  const patterns = groupByShape(selection).flatMap((group) => patternOf(data, group) ?? [])
  return [
    ...exactPlace(data, selection),
    ...patterns.flatMap((pattern) =>
      combinations(pattern).map((found) => proposal(data, pattern, found, selection.length)),
    ),
  ]
}

/** One selected value: the path to its very place. */
function exactPlace(data: PhpArray, selection: readonly Place[]): Proposal[] {
  const [place, ...others] = selection
  const value = place && readPlace(data, place)
  // A path to an array gives its entries, which is not what was selected.
  if (place === undefined || others.length > 0 || isPhpArray(value)) return []
  const written = placeToPath(data, place)
  if (!written.ok) return []
  const { path } = written
  const cost = costOf(path, []) + POSITION_COST
  const make = () => ({ count: 1, examples: [] })
  return [{ path, narrowings: [], others: 0, missing: 0, cost, make }]
}

function proposal(
  data: PhpArray,
  pattern: Pattern,
  combination: Combination,
  wanted: number,
): Proposal {
  const { path, count, others, narrowings } = combination
  const missing = wanted - (count - others)
  const mustBeTried = others + missing === 0 || !/[{[]/.test(path)
  const cost = costOf(path, narrowings)
  const make = () =>
    mustBeTried && !givesKept(data, pattern, combination)
      ? undefined
      : { count, examples: examplesOf(pattern, combination) }
  return { path, narrowings, others, missing, cost, make }
}

/**
 * Tries a path out. Without {n} and brackets it may give something else than the pattern it was made from: the entries of
 * a list, nothing for null.
 */
function givesKept(data: PhpArray, pattern: Pattern, { path, keeps }: Combination): boolean {
  const expected = pattern.leaves.values.filter((_, leaf) => keeps[leaf] === 1)
  const found = arrayValues(extract(data, path))
  return (
    found.length === expected.length &&
    found.every((value, index) => Object.is(value, expected[index]))
  )
}

/** The first of the values that were not selected. */
function examplesOf(pattern: Pattern, { keeps }: Combination): OtherValue[] {
  const examples: OtherValue[] = []
  for (let leaf = 0; leaf < keeps.length && examples.length < MOST_EXAMPLES; leaf++) {
    if (keeps[leaf] !== 1 || pattern.selected[leaf] === 1) continue
    const preview = previewOf(pattern.leaves.values[leaf] ?? null)
    examples.push({ place: pattern.placeOf(leaf), preview })
  }
  return examples
}

/** Exact ones by cost, then the others by how far they are from exact. */
function best(proposals: readonly Proposal[]): Candidate[] {
  const sorted = proposals.toSorted((a, b) => distance(a) - distance(b) || a.cost - b.cost)
  const exact: Candidate[] = []
  const inexact: Candidate[] = []
  const paths = new Set<string>()
  for (const chosen of sorted) {
    const isExact = distance(chosen) === 0
    const found = isExact ? exact : inexact
    const most = isExact ? MOST_CANDIDATES - MOST_INEXACT : MOST_INEXACT
    if (found.length >= most || paths.has(chosen.path)) continue
    paths.add(chosen.path)
    const made = chosen.make()
    if (made === undefined) continue
    const { path, others, missing } = chosen
    found.push({ path, isExact, others, missing, ...made, why: reasonOf(chosen) })
  }
  return [...exact, ...inexact]
}

function distance({ others, missing }: Proposal): number {
  return others + missing
}
