import type { PatternReader } from './pattern-reader.ts'
import type { GroupNode, GroupReference } from './syntax-tree.ts'

/** Keeps account of a pattern's capturing groups and of what refers to them. */
export class GroupRegister {
  /** The number of the group opened last. */
  opened = 0
  readonly groups = new Map<number, GroupNode>()
  readonly names = new Map<string, number[]>()
  readonly #references: { readonly group: GroupReference; readonly index: number }[] = []

  /** Opens the next group. */
  open(): number {
    return ++this.opened
  }

  /** @throws RefusedPattern when the name is taken */
  name(reader: PatternReader, number: number, name: string, allowDuplicates: boolean): void {
    const numbers = this.names.get(name) ?? []
    if (numbers.length > 0 && !allowDuplicates) {
      throw reader.refusal('two named subpatterns have the same name (PCRE2_DUPNAMES not set)')
    }
    this.names.set(name, [...numbers, number])
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
