const MOST_DIFFERENT = 10_000

/** Counts how often things occur. Beyond ten thousand different ones only those seen before are counted. */
export class Frequencies<Thing> {
  readonly #counts = new Map<Thing, number>()

  add(thing: Thing): void {
    const count = this.#counts.get(thing)
    if (count === undefined && this.#counts.size >= MOST_DIFFERENT) return
    this.#counts.set(thing, (count ?? 0) + 1)
  }

  get things(): Thing[] {
    return [...this.#counts.keys()]
  }

  countOf(thing: Thing): number {
    return this.#counts.get(thing) ?? 0
  }

  /** The most frequent ones with their counts; of equally frequent ones the first seen. */
  top(count: number): [thing: Thing, times: number][] {
    return [...this.#counts].toSorted(([, a], [, b]) => b - a).slice(0, count)
  }
}
