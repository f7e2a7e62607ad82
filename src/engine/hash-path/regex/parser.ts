import { codePoint } from '../../code-point.ts'
import { withOtherCases } from './case-folding.ts'
import { complementSet, LAST_BYTE, LAST_CHARACTER, rangesSet } from './char-set.ts'
import { Untranslatable } from './errors.ts'
import { GroupRegister } from './group-register.ts'
import { repeatable, unrepeatable, type Item } from './item.ts'
import type { Options } from './options.ts'
import { parseClass, posixName } from './parse-class.ts'
import { parseGroup } from './parse-group.ts'
import { parseItemEscape } from './parse-item-escape.ts'
import { readQuantifier } from './parse-quantifier.ts'
import { PatternReader } from './pattern-reader.ts'
import type { Anchor, GroupReference, RegexNode, RegexTree } from './syntax-tree.ts'

const DEEPEST_NESTING = 250

/**
 * Reads a pattern as PCRE2 10.42 does.
 *
 * @throws RefusedPattern when PCRE refuses it
 */
export function parsePattern(body: string, unicode: boolean, options: Options): RegexTree {
  const parser = new PatternParser(new PatternReader(body, unicode), options)
  const tree = parser.parseBody()
  if (!parser.reader.atEnd) throw parser.reader.refusal('unmatched closing parenthesis')
  parser.register.checkReferences(parser.reader)
  return { body: tree, groups: parser.register.groups }
}

/** Reads a pattern from left to right. The options in force change on the way. */
export class PatternParser {
  readonly reader: PatternReader
  readonly register = new GroupRegister()
  options: Options
  #depth = -1

  constructor(reader: PatternReader, options: Options) {
    this.reader = reader
    this.options = options
  }

  /** Reads what stands in a group up to its closing parenthesis. Options set within it end with it. */
  parseBody(): RegexNode {
    const { options } = this
    if (++this.#depth > DEEPEST_NESTING) throw this.reader.refusal('parentheses too deeply nested')
    const first = this.#parseSequence()
    const branches = [first]
    while (this.reader.eat('|')) branches.push(this.#parseSequence())
    this.#depth--
    this.options = options
    return branches.length === 1 ? first : { kind: 'alternatives', branches }
  }

  /** A back reference, whose group must exist at the end. */
  reference(group: GroupReference, index: number): Item {
    this.register.refer(group, index)
    return repeatable({ kind: 'backreference', group, caseless: this.options.caseless, index })
  }

  #parseSequence(): RegexNode {
    const { reader } = this
    const items: RegexNode[] = []
    let isRepeatable = false
    for (;;) {
      this.#skip()
      if (reader.atEnd || reader.sees('|') || reader.sees(')')) break
      if (reader.eat('\\Q')) {
        const quoted = this.#parseQuoted()
        items.push(...quoted)
        isRepeatable ||= quoted.length > 0
        continue
      }
      const item: Item = this.#parseRepeat(items, isRepeatable) ?? this.#parseItem()
      if (item.node !== undefined) items.push(item.node)
      ;({ isRepeatable } = item)
    }
    const [only, ...others] = items
    return only !== undefined && others.length === 0 ? only : { kind: 'sequence', items }
  }

  #parseRepeat(items: RegexNode[], isRepeatable: boolean): Item | undefined {
    const index = this.reader.index
    const quantifier = readQuantifier(this.reader, this.options, () => {
      this.#skip()
    })
    if (quantifier === undefined) return undefined
    const body = isRepeatable ? items.pop() : undefined
    if (body === undefined) {
      throw this.reader.refusal('quantifier does not follow a repeatable item', index)
    }
    return unrepeatable({ kind: 'repeat', body, index, ...quantifier })
  }

  /** Skips what means nothing: comments, `\E`, with `x` white space. */
  #skip(): void {
    while (this.#skipComment() || this.reader.eat('\\E') || this.#skipSpace());
  }

  #skipComment(): boolean {
    const start = this.reader.index
    if (!this.reader.eat('(?#')) return false
    if (this.reader.eatUpTo(')') === undefined) {
      throw this.reader.refusal('missing ) after (?# comment', start)
    }
    return true
  }

  #skipSpace(): boolean {
    const { reader } = this
    if (!this.options.extended) return false
    if (reader.eat('#')) {
      reader.eatWhile((char) => char !== '\n')
      return true
    }
    const isSpace = /^[ \t-\r\x85\u200e\u200f\u2028\u2029]$/.test(reader.peek())
    if (isSpace) reader.next()
    return isSpace
  }

  /** The characters up to `\E`. */
  #parseQuoted(): RegexNode[] {
    const items: RegexNode[] = []
    while (!this.reader.atEnd && !this.reader.eat('\\E')) items.push(this.#char(this.reader.next()))
    return items
  }

  #parseItem(): Item {
    const { reader, options } = this
    const index = reader.index
    const char = reader.next()
    switch (char) {
      case '(':
        return parseGroup(this, index)
      case '[':
        return this.#parseClass(index)
      case '\\':
        return parseItemEscape(this, index)
      case '^':
        return unrepeatable(anchor(options.multiline ? 'lineStart' : 'start'))
      case '$':
        return unrepeatable(anchor(this.#dollar()))
      case '.':
        return repeatable({ kind: 'set', set: options.dotAll ? this.anyCharacter() : NOT_NEWLINE })
      default:
        return repeatable(this.#char(char))
    }
  }

  #dollar(): Anchor {
    if (this.options.multiline) return 'lineEnd'
    return this.options.dollarEndOnly ? 'end' : 'endOrLastNewline'
  }

  anyCharacter(): typeof NOT_NEWLINE {
    return rangesSet([0, this.reader.unicode ? LAST_CHARACTER : LAST_BYTE])
  }

  #char(char: string): RegexNode {
    return this.charNode(codePoint(char))
  }

  /** A character by its number, in both cases where case does not count. */
  charNode(code: number): RegexNode {
    const { caseless } = this.options
    const ranges = caseless
      ? withOtherCases([[code, code]], this.reader.unicode)
      : [[code, code] as const]
    return { kind: 'set', set: rangesSet(...ranges) }
  }

  #parseClass(index: number): Item {
    const { reader } = this
    if (reader.sees('[:<:]]') || reader.sees('[:>:]]')) {
      throw new Untranslatable('a word edge like [[:<:]]', index)
    }
    if (posixName(reader) !== undefined) {
      throw reader.refusal('a POSIX class outside of a class', index)
    }
    return repeatable(parseClass(reader, this.options))
  }
}

/** What a dot and `\N` match: only a line feed ends a line. */
export const NOT_NEWLINE = complementSet(rangesSet([0x0a, 0x0a]))

export function anchor(name: Anchor): RegexNode {
  return { kind: 'anchor', anchor: name }
}
