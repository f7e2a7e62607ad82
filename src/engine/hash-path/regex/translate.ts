import { resolveBackreferences } from './backreferences.ts'
import { Untranslatable } from './errors.ts'
import { leastLength } from './match-length.ts'
import type {
  Anchor,
  BackreferenceNode,
  GroupNode,
  LookNode,
  RegexNode,
  RegexTree,
  RepeatNode,
} from './syntax-tree.ts'
import { findNode } from './walk-tree.ts'
import { writeAnchor } from './write-anchor.ts'
import { matchesOnlyAscii, writeSet } from './write-set.ts'

/** A pattern in JavaScript. */
export interface Translation {
  readonly source: string
  readonly flags: string
  /** Whether only ASCII can match, so that it does not matter how other characters are held. */
  readonly isAsciiOnly: boolean
  /** Whether it matches again what was captured. */
  readonly hasReferences: boolean
}

/**
 * Writes a pattern as JavaScript that matches the same subjects. Only whether there is a match counts, not where.
 *
 * @throws Untranslatable when JavaScript has no words for it
 */
export function translate(tree: RegexTree, unicode: boolean, anchored: boolean): Translation {
  return new Translator(tree, unicode).translate(tree.body, anchored)
}

class Translator {
  readonly #unicode: boolean
  readonly #references: ReadonlyMap<BackreferenceNode, GroupNode>
  /** The groups that something refers to: no others capture. */
  readonly #captured: ReadonlySet<GroupNode>
  readonly #numbers = new Map<GroupNode, number>()
  /** The number of groups that capture in the JavaScript written so far. */
  #captures = 0
  /** Within a look behind JavaScript reads backwards. */
  #isBackwards = false
  #isAsciiOnly = true

  constructor(tree: RegexTree, unicode: boolean) {
    this.#unicode = unicode
    this.#references = resolveBackreferences(tree)
    this.#captured = new Set(this.#references.values())
  }

  translate(node: RegexNode, anchored: boolean): Translation {
    const body = this.#write(node)
    return {
      source: anchored ? `^(?:${body})` : body,
      flags: this.#unicode ? 'u' : '',
      isAsciiOnly: this.#isAsciiOnly,
      hasReferences: this.#captures > 0,
    }
  }

  #write(node: RegexNode): string {
    switch (node.kind) {
      case 'set':
        this.#isAsciiOnly &&= matchesOnlyAscii(node.set)
        return writeSet(node.set, this.#unicode)
      case 'sequence':
        return node.items.map((item) => this.#write(item)).join('')
      case 'alternatives':
        // They are always all there is in a group, which writes the parentheses
        return node.branches.map((branch) => this.#write(branch)).join('|')
      case 'group':
        return this.#writeGroup(node)
      case 'atomic':
        return this.#writeAtomic(node, () => this.#write(node.body))
      case 'look':
        return this.#writeLook(node)
      case 'repeat':
        return this.#writeRepeat(node)
      case 'anchor':
        return this.#writeAnchor(node.anchor)
      case 'newline':
        return this.#writeNewline()
      case 'backreference':
        return this.#writeReference(node)
    }
  }

  #writeGroup(group: GroupNode): string {
    const captures = this.#captured.has(group)
    if (captures) this.#numbers.set(group, ++this.#captures)
    return `(${captures ? '' : '?:'}${this.#write(group.body)})`
  }

  /**
   * What has once matched is not given back: a look ahead in JavaScript is like that, so what it matched is captured and
   * then matched again.
   *
   * JavaScript takes no round of a repetition that matches nothing, PCRE takes it as the last. What can match is the
   * same, but not what is tried first, and an atomic group keeps that.
   */
  #writeAtomic(node: RegexNode, write: () => string): string {
    if (this.#isBackwards || findNode(node, isRepeatOfNothing) !== undefined) {
      throw new Untranslatable('an atomic group like this', 0)
    }
    const number = ++this.#captures
    return `(?=(${write()}))(?:\\${number})`
  }

  #writeAnchor(anchor: Anchor): string {
    // Within a character of several bytes there are places without a word boundary too.
    if (anchor === 'noWordBoundary') this.#isAsciiOnly = false
    return writeAnchor(anchor, this.#unicode)
  }

  /** `\R`: a carriage return and a line feed belong together. */
  #writeNewline(): string {
    this.#isAsciiOnly = false
    return `(?:\\r\\n|(?!\\r\\n)[\\n-\\r${this.#unicode ? '\\x85\\u2028\\u2029' : '\\ue085'}])`
  }

  #writeLook(look: LookNode): string {
    const before = this.#isBackwards
    this.#isBackwards = look.behind
    if (look.negative) this.#isAsciiOnly = false
    const body = this.#write(look.body)
    this.#isBackwards = before
    return `(?${look.behind ? '<' : ''}${look.negative ? '!' : '='}${body})`
  }

  #writeRepeat(repeat: RepeatNode): string {
    if (repeat.body.kind === 'look') {
      throw new Untranslatable('a repeated look around', repeat.index)
    }
    return repeat.mode === 'possessive'
      ? this.#writeAtomic(repeat, () => this.#writeRepeated(repeat))
      : this.#writeRepeated(repeat) + (repeat.mode === 'lazy' ? '?' : '')
  }

  #writeRepeated({ body, min, max }: RepeatNode): string {
    return `(?:${this.#write(body)}){${min},${max === Infinity ? '' : max}}`
  }

  #writeReference(node: BackreferenceNode): string {
    const group = this.#references.get(node)
    const number = group && this.#numbers.get(group)
    if (number === undefined) throw new Untranslatable('a reference like this', node.index)
    return `(?:\\${number})`
  }
}

function isRepeatOfNothing(node: RegexNode): boolean {
  return node.kind === 'repeat' && leastLength(node.body) === 0
}
