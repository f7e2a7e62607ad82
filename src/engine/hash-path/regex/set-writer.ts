import { withOtherCases } from './case-folding.ts'
import { normaliseRanges, type CharSet } from './char-set.ts'
import { Untranslatable } from './errors.ts'
import type { BackreferenceNode } from './syntax-tree.ts'
import { byteRanges, writeSet } from './write-set.ts'

/**
 * Writes what matches single characters, and watches what that means for the whole.
 *
 * Sets hold both cases where case does not count, so JavaScript's `i` is needed for back references only; it then counts
 * for everything, so the sets must hold both cases throughout.
 */
export class SetWriter {
  readonly #unicode: boolean
  readonly #caseless: BackreferenceNode | undefined
  #isAsciiOnly = true

  /** @throws Untranslatable when case counts for some references only */
  constructor(unicode: boolean, references: readonly BackreferenceNode[]) {
    this.#unicode = unicode
    this.#caseless = references.find(({ caseless }) => caseless)
    if (references.some(({ caseless }) => !caseless)) this.#checkCase(false)
  }

  /** Whether only ASCII can match. */
  get isAsciiOnly(): boolean {
    return this.#isAsciiOnly
  }

  get ignoresCase(): boolean {
    return this.#caseless !== undefined
  }

  /** @throws Untranslatable when only one case of a letter is in the set, but `i` is needed */
  write(set: CharSet): string {
    if (this.#unicode) this.#checkCase(set.properties.length === 0 && hasBothCases(set, true))
    else this.#watchBytes(set)
    return writeSet(set, this.#unicode)
  }

  #watchBytes(set: CharSet): void {
    this.#checkCase(hasBothCases(set, false))
    if (byteRanges(set).some(([, last]) => last >= 0x80)) this.#isAsciiOnly = false
  }

  /** What matches between characters: within a character of several bytes there are such places too. */
  betweenBytes(): void {
    this.#isAsciiOnly = false
  }

  /** `\R`: a carriage return and a line feed belong together. */
  newline(): string {
    this.#isAsciiOnly = false
    const high = this.#unicode ? '\\x85\\u2028\\u2029' : '\\ue085'
    return `(?:\\r\\n|(?!\\r\\n)[\\n-\\r${high}])`
  }

  /** @throws Untranslatable as `i` changes what properties mean */
  useProperties(): void {
    this.#checkCase(false)
  }

  #checkCase(hasBoth: boolean): void {
    if (this.#caseless === undefined || hasBoth) return
    throw new Untranslatable(
      'a reference for which case does not count beside parts for which it does',
      this.#caseless.index,
    )
  }
}

function hasBothCases({ ranges }: CharSet, unicode: boolean): boolean {
  const both = normaliseRanges(withOtherCases(ranges, unicode))
  return String(both) === String(normaliseRanges(ranges))
}
