import { Untranslatable } from './errors.ts'
import type { PatternReader } from './pattern-reader.ts'
import type { GroupNode, GroupReference } from './syntax-tree.ts'

/** Keeps account of a pattern's capturing groups and of what refers to them. */
export class GroupRegister {
  /** The number of the group opened last. */
  opened = 0
  /** The groups that are closed, by number and by name. */
  readonly groups = new Map<GroupReference, GroupNode>()
  readonly #names = new Set<string>()
  readonly #references: { readonly group: GroupReference; readonly index: number }[] = []

  /**
   * Opens the next group, which may have a name, and gives its number.
   *
   * @throws Untranslatable when the name is taken: whether PCRE takes that depends on the modifier `J`
   */
  open(name: string | undefined, index: number): number {
    if (name !== undefined && this.#names.has(name)) {
      throw new Untranslatable('two groups of one name', index)
    }
    if (name !== undefined) this.#names.add(name)
    return ++this.opened
  }

  close(number: number, name: string | undefined, group: GroupNode): void {
    this.groups.set(number, group)
    if (name !== undefined) this.groups.set(name, group)
  }

  refer(group: GroupReference, index: number): void {
    this.#references.push({ group, index })
  }

  /** @throws RefusedPattern when something refers to a group that is not there */
  checkReferences(reader: PatternReader): void {
    for (const { group, index } of this.#references) {
      if (!this.groups.has(group))
        throw reader.refusal('reference to non-existent subpattern', index)
    }
  }
}
