/** Characters (or bytes, in a pattern without `u`) from the first to the last, both included. */
export type CharRange = readonly [first: number, last: number]

/** Characters that share properties; only in patterns with `u`, as bytes can be listed. */
export interface PropertySet {
  /** What stands for them in a JavaScript character class. */
  readonly content: string
  readonly negated: boolean
}

/** A set of characters: what matches exactly one character of the subject. */
export interface CharSet {
  readonly ranges: readonly CharRange[]
  readonly properties: readonly PropertySet[]
  readonly negated: boolean
}

export const LAST_BYTE = 0xff
export const LAST_CHARACTER = 0x10ffff

/** The set of these ranges. */
export function rangesSet(...ranges: readonly CharRange[]): CharSet {
  return { ranges, properties: [], negated: false }
}

/** The set of all characters that are not in the set. */
export function complementSet(set: CharSet): CharSet {
  return { ...set, negated: !set.negated }
}

/** Ranges in order, none touching the next. */
export function normaliseRanges(ranges: readonly CharRange[]): CharRange[] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [first, last] of sorted) {
    const before = merged.at(-1)
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last)
    else merged.push([first, last])
  }
  return merged
}

/** What the ranges leave out between 0 and a last character. */
export function complementRanges(ranges: readonly CharRange[], last: number): CharRange[] {
  const gaps: CharRange[] = []
  let next = 0
  for (const range of normaliseRanges(ranges)) {
    if (range[0] > next) gaps.push([next, range[0] - 1])
    next = range[1] + 1
  }
  if (next <= last) gaps.push([next, last])
  return gaps
}

/** Whether a character is in one of the ranges. */
export function inRanges(ranges: readonly CharRange[], code: number): boolean {
  return ranges.some(([first, last]) => first <= code && code <= last)
}
