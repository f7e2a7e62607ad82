import { arrayValues, isPhpArray } from '../../php/array.ts'
import type { PhpArray, PhpValue } from '../../php/value.ts'
import { readPlace, type Place } from '../explain/place.ts'
import { previewOf } from '../explain/show-value.ts'
import { extract } from '../extract.ts'
import type { Candidate, OtherValue } from './candidate.ts'
import { combinations, type Combination } from './combine.ts'
import { twinsOf } from './flattened.ts'
import { patternOf, type Pattern } from './pattern.ts'
import { placeToPath } from './place-to-path.ts'
import { costOf, reasonOf } from './rank.ts'
import { existingPlaces, groupByShape } from './selection.ts'

const MOST_CANDIDATES = 12
const MOST_INEXACT = 5
const MOST_EXAMPLES = 3

/** A path that may become a candidate. */
interface Proposal {
  readonly path: string
  /** How far it is from exact: others and missing values. */
  readonly distance: number
  readonly cost: number
  /** The candidate; undefined if the path, tried out, does not give what it should. */
  readonly make: () => Candidate | undefined
}

/**
 * Paths that give selected values: wildcards for the lists they are in, matchers on the fields of the items they belong
 * to. Exact ones first, among them the short and meaningful ones; then those that give more or less. The values of an
 * attribute can be selected where the event has it or in `_AttributeFlattened`, both are found.
 */
export function findPaths(data: PhpValue, places: readonly Place[]): Candidate[] {
  const selection = existingPlaces(data, places)
  if (selection.length === 0 || !isPhpArray(data)) return []
  const twins = twinsOf(data, selection)
  return best([
    ...proposalsFor(data, selection),
    ...(twins === undefined ? [] : proposalsFor(data, twins)),
  ])
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
  const why = 'Exact: leads to this one place, whatever stands there.'
  const { path } = written
  const make = () => ({ path, isExact: true, count: 1, others: 0, missing: 0, examples: [], why })
  return [{ path, distance: 0, cost: costOf(path, []) + 25, make }]
}

function proposal(
  data: PhpArray,
  pattern: Pattern,
  combination: Combination,
  wanted: number,
): Proposal {
  const { path, count, others, narrowings } = combination
  const missing = wanted - (count - others)
  const isExact = others + missing === 0
  return {
    path,
    distance: others + missing,
    cost: costOf(path, narrowings),
    make: () => {
      if ((isExact || !/[{[]/.test(path)) && !givesKept(data, pattern, combination))
        return undefined
      const examples = examplesOf(pattern, combination)
      const why = reasonOf(combination, missing)
      return { path, isExact, count, others, missing, examples, why }
    },
  }
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
  const sorted = proposals.toSorted((a, b) => a.distance - b.distance || a.cost - b.cost)
  const exact: Candidate[] = []
  const inexact: Candidate[] = []
  const paths = new Set<string>()
  for (const { path, distance, make } of sorted) {
    const kind = distance === 0 ? exact : inexact
    const most = distance === 0 ? MOST_CANDIDATES - MOST_INEXACT : MOST_INEXACT
    if (kind.length >= most || paths.has(path)) continue
    paths.add(path)
    const candidate = make()
    if (candidate !== undefined) kind.push(candidate)
  }
  return [...exact, ...inexact]
}
