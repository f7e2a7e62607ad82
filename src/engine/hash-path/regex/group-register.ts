import type { PatternReader } from './pattern-reader.ts'
import type { GroupNode, GroupReference } from './syntax-tree.ts'

/** Keeps account of a pattern's capturing groups and of what refers to them. */
export class GroupRegister {
  /** The number of the group opened last. */
  opened = 0
  /** Whether there was a `(?|`. */
  restartsNumbers = false
  readonly groups = new Map<number, GroupNode[]>()
  readonly names = new Map<string, number[]>()
  readonly #nameOf = new Map<number, string>()
  readonly #references: { readonly group: GroupReference; readonly index: number }[] = []
  #last = 0

  /** Opens the next group. */
  open(): number {
    this.opened++
    this.#last = Math.max(this.#last, this.opened)
    return this.opened
  }

  add(number: number, group: GroupNode): void {
    const others = this.groups.get(number) ?? []
    this.groups.set(number, [...others, group])
  }

  /** @throws RefusedPattern when the name is taken, or the number has another name */
  name(reader: PatternReader, number: number, name: string, allowDuplicates: boolean): void {
    const known = this.#nameOf.get(number)
    if (known !== undefined && known !== name) {
      throw reader.refusal('different names for subpatterns of the same number are not allowed')
    }
    this.#nameOf.set(number, name)
    const numbers = this.names.get(name) ?? []
    if (numbers.includes(number)) return
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
      const exists = typeof group === 'string' ? this.names.has(group) : group <= this.#last
      if (!exists) throw reader.refusal('reference to non-existent subpattern', index)
    }
  }
}
