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
    const links = this.#links
    for (let last = links.at(-1); last && last !== path?.before; last = links.at(-1)) {
      links.pop()
      this.#texts.delete(last.text)
    }
    if (path === undefined) return
    this.#links.push(path)
    this.#texts.add(path.text)
  }

  has(edge: string): boolean {
    return this.#texts.has(edge)
  }
}
