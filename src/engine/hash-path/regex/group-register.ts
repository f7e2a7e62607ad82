import { Untranslatable } from './errors.ts'
import type { PatternReader } from './pattern-reader.ts'
import type { GroupNode, GroupReference } from './syntax-tree.ts'

/** Keeps account of a pattern's capturing groups and of what refers to them. */
export class GroupRegister {
  /** The number of the group opened last. */
  opened = 0
  readonly groups = new Map<number, GroupNode>()
  readonly names = new Map<string, number>()
  readonly #references: { readonly group: GroupReference; readonly index: number }[] = []

  /**
   * Opens the next group, which may have a name, and gives its number.
   *
   * @throws Untranslatable when the name is taken: whether PCRE takes that depends on the modifier `J`
   */
  open(name: string | undefined, index: number): number {
    const number = ++this.opened
    if (name === undefined) return number
    if (this.names.has(name)) throw new Untranslatable('two groups of one name', index)
    this.names.set(name, number)
    return number
  }

  refer(group: GroupReference, index: number): void {
    this.#references.push({ group, index })
  }

  /** @throws RefusedPattern when something refers to a group that is not there */
  checkReferences(reader: PatternReader): void {
    for (const { group, index } of this.#references) {
      const exists = typeof group === 'string' ? this.names.has(group) : group <= this.opened
      if (!exists) throw reader.refusal('reference to non-existent subpattern', index)
    }
  }
}
