/** The middle one of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** How long some work took, in milliseconds, and what it gave. */
export function timed<Result>(work: () => Result): [milliseconds: number, result: Result] {
  const start = performance.now()
  const result = work()
  return [performance.now() - start, result]
}
