import type { Place, PlaceKey } from '@/engine/hash-path/explain/place'
import type { TreeNode } from '../../../../workers/engine/tree-protocol'

/** One line of a tree: an entry of an open object or list. */
export interface TreeRow {
  readonly owner: OpenNode
  readonly index: number
}

/**
 * An open object or list of a tree: how many entries it has, which of these are open too, and those entries that have
 * been fetched so far. A list of 100,000 entries costs no more than one of ten.
 */
export class OpenNode {
  readonly place: Place
  readonly count: number
  /** Where it stands; null for the data themselves. */
  readonly row: TreeRow | null
  readonly level: number
  /** Fetched entries by number. */
  readonly nodes = new Map<number, TreeNode>()
  /** The pages of entries that are fetched or on their way. */
  readonly pages = new Set<number>()
  /** Open entries, sorted by number. */
  #open: OpenNode[] = []
  #size: number

  constructor(place: Place, count: number, row: TreeRow | null) {
    this.place = place
    this.count = count
    this.row = row
    this.level = row === null ? 0 : row.owner.level + 1
    this.#size = count
  }

  /** How many lines it takes: its entries and those of open ones among them. */
  get size(): number {
    return this.#size
  }

  /** The open object or list at one of its entries; undefined where that is closed. */
  openAt(index: number): OpenNode | undefined {
    return this.#open.find(({ row }) => row?.index === index)
  }

  /** All that is open inside, outer ones first. */
  get openInside(): readonly OpenNode[] {
    return this.#open.flatMap((node) => [node, ...node.openInside])
  }

  /** Opens an entry; gives what is open there already. */
  open(index: number, key: PlaceKey, count: number): OpenNode {
    const known = this.openAt(index)
    if (known) return known
    const opened = new OpenNode([...this.place, key], count, { owner: this, index })
    this.#open = [...this.#open, opened].toSorted((a, b) => indexOf(a) - indexOf(b))
    this.#grow(count)
    return opened
  }

  /** Closes an entry with all that is open inside of it. */
  close(index: number): void {
    const closed = this.openAt(index)
    if (!closed) return
    this.#open = this.#open.filter((node) => node !== closed)
    this.#grow(-closed.size)
  }

  /** The line with this number, counted from its first entry; undefined behind the last one. */
  lineAt(line: number): TreeRow | undefined {
    let before = 0
    for (const node of this.#open) {
      const index = indexOf(node)
      if (line <= before + index) break
      if (line <= before + index + node.size) return node.lineAt(line - before - index - 1)
      before += node.size
    }
    const index = line - before
    return index >= 0 && index < this.count ? { owner: this, index } : undefined
  }

  /** The number of the line of one of its entries in the whole tree. */
  lineOf(index: number): number {
    const inside = this.#open.reduce(
      (lines, node) => (indexOf(node) < index ? lines + node.size : lines),
      index,
    )
    return this.row === null ? inside : this.row.owner.lineOf(this.row.index) + 1 + inside
  }

  #grow(lines: number): void {
    this.#size += lines
    if (this.row !== null) this.row.owner.#grow(lines)
  }
}

function indexOf({ row }: OpenNode): number {
  return row?.index ?? 0
}
