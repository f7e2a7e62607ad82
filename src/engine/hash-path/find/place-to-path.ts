import { arrayEntries, isPhpArray, isPhpMap } from '../../php/array.ts'
import type { PhpArray, PhpValue } from '../../php/value.ts'
import { readPlace, type Place, type PlaceKey } from '../explain/place.ts'
import { placeOfKept, tracePath } from '../explain/trace.ts'
import type { PathToPlace } from './candidate.ts'
import { equalityWith } from './write-condition.ts'

/**
 * The hash path that leads to one place in the data and to no other.
 *
 * There is no way to escape characters in a path, so some places have none: behind a name with a dot or bracket, or a
 * null at the top. Every path given was tried out.
 */
export function placeToPath(data: PhpValue, place: Place): PathToPlace {
  if (!isPhpArray(data)) return refuse('Paths need a list or an object to start from.')
  const value = readPlace(data, place)
  if (value === undefined) return refuse('There is nothing at this place.')
  if (place.length === 0) {
    return { ok: true, path: '', remark: 'An empty path stands for all of the data.' }
  }
  for (const write of WRITERS) {
    const written = write(data, place)
    if (written !== undefined && leadsTo(data, written.path, place)) return { ok: true, ...written }
  }
  return refuse(reasonFor(data, place))
}

function refuse(reason: string): PathToPlace {
  return { ok: false, reason }
}

interface WrittenPath {
  readonly path: string
  readonly remark: string | null
}

/** Ways to write a path, the plainest first. */
const WRITERS: readonly ((data: PhpArray, place: Place) => WrittenPath | undefined)[] = [
  (_, place) => ({ path: place.join('.'), remark: null }),
  withBrackets,
  iteratingItself,
  withWildcards,
]

/** Whether a path leads to this one place. */
function leadsTo(data: PhpValue, path: string, place: Place): boolean {
  const trace = tracePath(data, path, 'extract')
  const last = trace.steps.length - 1
  if (trace.failure !== undefined || trace.steps.at(-1)?.kept.count !== 1) return false
  return isSamePlace(placeOfKept(trace, last, 0), place)
}

/** Whether two places are the same. */
function isSamePlace(a: Place, b: Place): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index])
}

/** Empty brackets behind the first name make MISP collect, and then it keeps null. */
function withBrackets(data: PhpArray, place: Place): WrittenPath | undefined {
  const [first, ...rest] = place
  if (first === undefined || !isPhpArray(readPlace(data, [first]))) return undefined
  return {
    path: [`${first}[]`, ...rest].join('.'),
    remark: 'The empty brackets are needed for what a plain path takes for missing or for empty.',
  }
}

/** `0` alone is an empty path for MISP; a single value counts as a list of itself. */
function iteratingItself(_: PhpArray, place: Place): WrittenPath {
  return {
    path: [...place, '{n}'].join('.'),
    remark: '{n} gives a single value back. Without it MISP would take the path for an empty one.',
  }
}

/** Names that can't be written are reached by wildcards, where these find nothing else. */
function withWildcards(data: PhpArray, place: Place): WrittenPath | undefined {
  const tokens: string[] = []
  let item: PhpValue = data
  for (const key of place) {
    const token = isPhpArray(item) ? tokenFor(item, key) : undefined
    if (token === undefined) return undefined
    tokens.push(token)
    item = readPlace(item, [key]) ?? null
  }
  const remark =
    'A name in this place can’t be written in a path. The wildcard finds nothing else in this data.'
  return { path: tokens.join('.'), remark }
}

function tokenFor(array: PhpArray, key: PlaceKey): string | undefined {
  if (typeof key === 'number' || isPlainName(key)) return String(key)
  return wildcardsFor(array, key).find((token) => leadsTo(array, token, [key]))
}

function isPlainName(name: string): boolean {
  return !/[.[\]{}]/.test(name) && name.trim() === name
}

function wildcardsFor(array: PhpArray, key: string): string[] {
  const item = readPlace(array, [key])
  const tests = isPhpMap(item)
    ? arrayEntries(item).flatMap(([field, value]) => equalityWith(field, value) ?? [])
    : []
  return ['{s}', '{*}', ...tests.map((test) => `{*}${test}`)]
}

function reasonFor(data: PhpArray, place: Place): string {
  const odd = place.find((key) => typeof key === 'string' && !isPlainName(key))
  if (odd !== undefined) {
    return `The name “${odd}” can’t be written in a path: dots separate names, brackets and braces have a meaning of their own, spaces are dropped, and there is no way to escape them.`
  }
  return readPlace(data, place) === null
    ? 'The value is null, and a path without wildcards takes null for missing.'
    : 'No path leads to this place alone.'
}
