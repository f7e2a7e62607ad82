import type { Path, PathLink } from './walk.ts'

/**
 * The path a depth-first walk stands on, with a quick answer to “was this edge taken on it?”. Following the links
 * themselves would make a walk along a chain of n nodes take n² steps.
 */
export class OpenPath {
  readonly #links: PathLink[] = []
  readonly #texts = new Set<string>()

  /** Goes back to where `path` branches off, then takes its last edge. */
  moveTo(path: Path): void {
    while (this.#links.length > 0 && this.#links.at(-1) !== path?.before) this.#dropLast()
    if (path === undefined) return
    this.#links.push(path)
    this.#texts.add(path.text)
  }

  has(edge: string): boolean {
    return this.#texts.has(edge)
  }

  #dropLast(): void {
    const link = this.#links.pop()
    if (link !== undefined) this.#texts.delete(link.text)
  }
}
