import type { Path, PathLink } from './walk.ts'

/**
 * The paths behind failed nodes. A path is prevented when it starts with the path of a failed node; the empty path (a
 * job that starts inside the graph fails at its first node) prevents everything.
 */
export class PathGuard {
  readonly #failed = new Set<PathLink>()
  #everything = false

  /** Prevents every path that starts with this one. */
  prevent(path: Path): void {
    if (path === undefined) this.#everything = true
    else this.#failed.add(path)
  }

  isPrevented(path: Path): boolean {
    if (this.#everything) return true
    if (this.#failed.size === 0) return false
    // Paths share their links, so a common beginning is the same object.
    for (let link = path; link !== undefined; link = link.before) {
      if (this.#failed.has(link)) return true
    }
    return false
  }
}
