/** How many there are of something, with the fitting form of its name. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** A size that people can grasp. */
export function sizeOf(characters: number): string {
  if (characters < 1000) return countOf(characters, 'character')
  if (characters < 1_000_000) return `${(characters / 1000).toFixed(1)} kB`
  return `${(characters / 1_000_000).toFixed(1)} MB`
}

/** A duration that people can grasp. */
export function durationOf(milliseconds: number): string {
  if (milliseconds < 0.1) return 'under 0.1 ms'
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(1)} s`
  return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`
}

/** Several things in a sentence: `1, 2 and 3`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}
