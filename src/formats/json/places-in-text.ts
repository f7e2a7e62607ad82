import type { Place } from '@/engine/hash-path/explain/place'
import { startOfJson } from './json-tokens'
import { eachEntry, skipValue } from './walk-json'

/** A piece of a text. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** Places with a common beginning, sorted by their next key. */
interface Branch {
  /** Which of the places end here. */
  readonly wanted: number[]
  readonly next: Map<string, Branch>
}

/**
 * Finds where values stand in the JSON text that holds them, all in one walk over the text.
 *
 * @param text JSON; parts of it without wanted places are passed over quickly
 * @returns for each place the span of its value, or null where there is none
 */
export function spansOfPlaces(text: string, places: readonly Place[]): (TextSpan | null)[] {
  const spans: (TextSpan | null)[] = places.map(() => null)
  walk(text, startOfJson(text), branchOf(places), spans)
  return spans
}

function branchOf(places: readonly Place[]): Branch {
  const root: Branch = { wanted: [], next: new Map() }
  for (const [index, place] of places.entries()) {
    let branch = root
    for (const key of place) {
      const known = branch.next.get(String(key))
      const child = known ?? { wanted: [], next: new Map() }
      if (!known) branch.next.set(String(key), child)
      branch = child
    }
    branch.wanted.push(index)
  }
  return root
}

function walk(text: string, start: number, branch: Branch, spans: (TextSpan | null)[]): number {
  const end =
    branch.next.size === 0
      ? skipValue(text, start)
      : (eachEntry(text, start, ({ key, valueStart }) => {
          const child = branch.next.get(String(key))
          return child ? walk(text, valueStart, child, spans) : skipValue(text, valueStart)
        }) ?? start)
  // Of a repeated field the last one counts, and it comes last.
  for (const index of branch.wanted) spans[index] = { start, end }
  return end
}

/**
 * Says which value stands at an offset of a JSON text: the innermost one around it; at a field's name, the field's.
 */
export function placeAtOffset(text: string, offset: number): Place {
  const place: (string | number)[] = []
  let container: number | null = startOfJson(text)
  while (container !== null) {
    let inside: number | null = null
    eachEntry(text, container, ({ key, start, valueStart }) => {
      if (start > offset) return null
      const end = skipValue(text, valueStart)
      if (offset > end) return end
      place.push(key)
      inside = valueStart
      return null
    })
    container = inside
  }
  return place
}
