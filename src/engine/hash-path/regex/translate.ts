import { resolveBackreferences, type ResolvedReference } from './backreferences.ts'
import { Untranslatable } from './errors.ts'
import { leastLength } from './match-length.ts'
import { SetWriter } from './set-writer.ts'
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
  return new Translator(tree, unicode).translate(anchored)
}

class Translator {
  readonly #tree: RegexTree
  readonly #unicode: boolean
  readonly #sets: SetWriter
  readonly #references: ReadonlyMap<BackreferenceNode, ResolvedReference>
  /** The groups that something refers to: no others capture. */
  readonly #captured: ReadonlySet<GroupNode>
  readonly #numbers = new Map<GroupNode, number>()
  /** The number of groups that capture in the JavaScript written so far. */
  #captures = 0
  /** Within a look behind JavaScript reads backwards. */
  #isBackwards = false

  constructor(tree: RegexTree, unicode: boolean) {
    this.#tree = tree
    this.#unicode = unicode
    this.#references = resolveBackreferences(tree)
    const used = [...this.#references].filter(([, { isSet }]) => isSet !== 'never')
    this.#captured = new Set(used.map(([, { group }]) => group))
    this.#sets = new SetWriter(
      unicode,
      used.map(([node]) => node),
    )
  }

  translate(anchored: boolean): Translation {
    const body = this.#writeBody(this.#tree.body)
    return {
      source: anchored ? `^(?:${body})` : body,
      flags: (this.#unicode ? 'u' : '') + (this.#sets.ignoresCase ? 'i' : ''),
      isAsciiOnly: this.#sets.isAsciiOnly,
      hasReferences: this.#captures > 0,
    }
  }

  /** A node that stands alone, so that alternatives need no parentheses. */
  #writeBody(node: RegexNode): string {
    if (node.kind !== 'alternatives') return this.#write(node)
    return node.branches.map((branch) => this.#write(branch)).join('|')
  }

  #write(node: RegexNode): string {
    switch (node.kind) {
      case 'set':
        return this.#sets.write(node.set)
      case 'sequence':
        return node.items.map((item) => this.#write(item)).join('')
      case 'alternatives':
        return `(?:${this.#writeBody(node)})`
      case 'group':
        return this.#writeGroup(node)
      case 'atomic':
        return this.#writeAtomic(node, () => this.#writeBody(node.body))
      case 'look':
        return this.#writeLook(node)
      case 'repeat':
        return this.#writeRepeat(node)
      case 'anchor':
        return this.#writeAnchor(node.anchor)
      case 'newline':
        return this.#sets.newline()
      case 'backreference':
        return this.#writeReference(node)
    }
  }

  #writeGroup(group: GroupNode): string {
    const captures = this.#captured.has(group)
    if (captures) this.#numbers.set(group, ++this.#captures)
    const body = this.#writeBody(group.body)
    return captures ? `(${body})` : `(?:${body})`
  }

  /**
   * What has once matched is not given back: a look ahead in JavaScript is like that, so what it matched is captured and
   * then matched again. Backwards only fixed lengths occur, where nothing can be given back.
   */
  #writeAtomic(node: RegexNode, write: () => string): string {
    if (this.#isBackwards) {
      this.#refuseCaptures(node, 'an atomic group in a look behind')
      return `(?:${write()})`
    }
    this.#refuseEmptyRounds(node)
    const number = ++this.#captures
    return `(?=(${write()}))(?:\\${number})`
  }

  #writeAnchor(anchor: Anchor): string {
    if (anchor === 'noWordBoundary') this.#sets.betweenBytes()
    const isOfWords = anchor === 'wordBoundary' || anchor === 'noWordBoundary'
    if (isOfWords && this.#unicode) this.#sets.useProperties()
    return writeAnchor(anchor, this.#unicode)
  }

  #writeLook(look: LookNode): string {
    const before = this.#isBackwards
    this.#isBackwards = look.behind
    if (look.negative) this.#sets.betweenBytes()
    const body = this.#writeBody(look.body)
    this.#isBackwards = before
    return `(?${look.behind ? '<' : ''}${look.negative ? '!' : '='}${body})`
  }

  #writeRepeat(repeat: RepeatNode): string {
    if (repeat.body.kind === 'look') return this.#writeRepeatedLook(repeat, repeat.body)
    if (repeat.mode === 'possessive') {
      return this.#writeAtomic(repeat, () => this.#writeRepeated(repeat))
    }
    return this.#writeRepeated(repeat) + (repeat.mode === 'lazy' ? '?' : '')
  }

  #writeRepeated({ body, min, max }: RepeatNode): string {
    const written = this.#write(body)
    const isAtom = body.kind === 'set' || body.kind === 'group'
    return (isAtom ? written : `(?:${written})`) + writeCounts(min, max)
  }

  /** Looking around again finds the same: once is enough, and what may be left out has no effect. */
  #writeRepeatedLook({ min, index }: RepeatNode, look: LookNode): string {
    this.#refuseCaptures(look, 'a repeated look around with a group that is referred to', index)
    return min === 0 ? '' : this.#writeLook(look)
  }

  #writeReference(node: BackreferenceNode): string {
    const resolved = this.#references.get(node)
    const number = resolved && this.#numbers.get(resolved.group)
    if (resolved?.isSet === 'never') return '(?!)'
    if (number === undefined) throw new Untranslatable('this reference', node.index)
    const reference = `(?:\\${number})`
    return resolved?.isSet === 'perhaps' ? this.#writeProgress(reference, node.index) : reference
  }

  /** In JavaScript a reference to an unset group matches nothing: whether it got on tells that it was set. */
  #writeProgress(reference: string, index: number): string {
    if (this.#isBackwards) throw new Untranslatable('this reference in a look behind', index)
    const rest = ++this.#captures
    return `(?=([^]*))${reference}(?!(?:\\${rest})$)`
  }

  /**
   * JavaScript takes no round of a repetition that matches nothing, PCRE takes it as the last. What can match is the
   * same, but not what is tried first, and an atomic group keeps that.
   */
  #refuseEmptyRounds(node: RegexNode): void {
    const repeat = findNode(node, isRepeatOfNothing)
    if (repeat?.kind !== 'repeat') return
    throw new Untranslatable('an atomic repetition of what may be empty', repeat.index)
  }

  #refuseCaptures(node: RegexNode, construct: string, index = 0): void {
    const isCaptured = (below: RegexNode): boolean =>
      below.kind === 'group' && this.#captured.has(below)
    if (findNode(node, isCaptured) !== undefined) throw new Untranslatable(construct, index)
  }
}

function isRepeatOfNothing(node: RegexNode): boolean {
  return node.kind === 'repeat' && node.body.kind !== 'look' && leastLength(node.body) === 0
}

function writeCounts(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`
  if (min === 0 && max === 1) return '?'
  return min === max ? `{${min}}` : `{${min},${max}}`
}
