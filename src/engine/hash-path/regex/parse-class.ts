import { codePoint } from '../../code-point.ts'
import { withOtherCases } from './case-folding.ts'
import type { CharRange, CharSet, PropertySet } from './char-set.ts'
import { negateType } from './character-types.ts'
import { Untranslatable } from './errors.ts'
import type { Options } from './options.ts'
import { octalCode, parseEscape } from './parse-escape.ts'
import { isDigit, isOctalDigit, type PatternReader } from './pattern-reader.ts'
import { posixClass } from './posix-classes.ts'
import type { SetNode } from './syntax-tree.ts'

const HYPHEN = 0x2d

/** One thing in a class: a character (which may start or end a range) or a set. */
type Member = { readonly code: number } | { readonly set: CharSet }

/**
 * Reads a character class behind its `[`. A `]` that comes first is a character; `-` is a range between characters, and
 * itself at either end.
 *
 * @throws RefusedPattern when PCRE refuses it
 */
export function parseClass(reader: PatternReader, options: Options): SetNode {
  return new ClassParser(reader, options).parse()
}

class ClassParser {
  readonly #reader: PatternReader
  readonly #options: Options
  /** Characters named one by one or as ranges: only for these case may not count. */
  readonly #named: CharRange[] = []
  readonly #typed: CharRange[] = []
  readonly #properties: PropertySet[] = []

  constructor(reader: PatternReader, options: Options) {
    this.#reader = reader
    this.#options = options
  }

  parse(): SetNode {
    this.#skip()
    const negated = this.#reader.eat('^')
    this.#skip()
    for (let isFirst = true; isFirst || !this.#closes(); isFirst = false) {
      this.#addMember(this.#member())
      this.#skip()
    }
    this.#reader.next()
    const named = this.#options.caseless
      ? withOtherCases(this.#named, this.#reader.unicode)
      : this.#named
    return {
      kind: 'set',
      set: { ranges: [...named, ...this.#typed], properties: this.#properties, negated },
    }
  }

  #closes(): boolean {
    return this.#reader.sees(']')
  }

  /** Skips what means nothing. */
  #skip(): void {
    while (this.#reader.eat('\\E'));
  }

  #addMember(member: Member): void {
    if ('set' in member) {
      this.#addSet(member.set)
      return
    }
    this.#skip()
    if (!this.#reader.eat('-')) {
      this.#addRange(member.code, member.code)
      return
    }
    this.#skip()
    if (this.#closes()) {
      // A hyphen at the end is itself.
      this.#addRange(member.code, member.code)
      this.#addRange(HYPHEN, HYPHEN)
      return
    }
    const last = this.#member()
    if ('set' in last) throw this.#reader.refusal('invalid range in character class')
    this.#addRange(member.code, last.code)
  }

  #addRange(first: number, last: number): void {
    if (last < first) throw this.#reader.refusal('range out of order in character class')
    this.#named.push([first, last])
  }

  /** A hyphen behind a set is allowed at the end of the class only. */
  #addSet(set: CharSet): void {
    const reader = this.#reader
    if (reader.sees('-') && reader.peek(1) !== ']' && reader.peek(1) !== '') {
      throw reader.refusal('invalid range in character class')
    }
    const positive = set.negated ? negateType({ ...set, negated: false }, reader.unicode) : set
    this.#typed.push(...positive.ranges)
    this.#properties.push(...positive.properties)
  }

  #member(): Member {
    const reader = this.#reader
    if (reader.atEnd) throw reader.refusal('missing terminating ] for character class')
    const start = reader.index
    const char = reader.next()
    if (char === '[') return this.#posix(start) ?? codeOf(char)
    return char === '\\' ? this.#escape(start) : codeOf(char)
  }

  /** `[:alpha:]` and its like, behind the bracket; undefined when the bracket is only a bracket. */
  #posix(start: number): Member | undefined {
    const reader = this.#reader
    const name = posixName(reader)
    if (name === undefined) return undefined
    const isClass = name.startsWith(':')
    const { caseless } = this.#options
    const set = isClass && posixClass(name.slice(1), { unicode: reader.unicode, caseless })
    if (!set) throw reader.refusal('unknown POSIX class name', start)
    reader.index += name.length + 2
    return { set }
  }

  #escape(start: number): Member {
    const reader = this.#reader
    const escape = parseEscape(reader)
    return escape.kind === 'letter' ? this.#letter(escape.letter, start) : escape
  }

  #letter(letter: string, start: number): Member {
    const reader = this.#reader
    if (letter === 'b') return { code: 0x08 }
    if (letter === 'g') return codeOf(letter)
    if (letter === 'N' || letter === 'Q') {
      throw new Untranslatable(`\\${letter} in a class`, start)
    }
    if (!isDigit(letter)) throw reader.refusal('invalid escape in character class', start)
    if (!isOctalDigit(letter)) return codeOf(letter)
    return { code: octalCode(reader, letter + reader.eatWhile(isOctalDigit, 2)) }
  }
}

function codeOf(char: string): { readonly code: number } {
  return { code: codePoint(char) }
}

/**
 * The text of a POSIX class at the reader, from its `:`, `.` or `=` to before the same character in front of a `]`, without
 * reading it; undefined when there is none.
 */
export function posixName(reader: PatternReader): string | undefined {
  const mark = reader.peek()
  if (mark !== ':' && mark !== '.' && mark !== '=') return undefined
  let name = mark
  for (let ahead = 1; ; ahead++) {
    const char = reader.peek(ahead)
    const isEnd = char === '' || char === ']' || (char === '[' && reader.peek(ahead + 1) === mark)
    if (char === '\\' && /^[\]\\]$/.test(reader.peek(ahead + 1))) {
      name += char + reader.peek(ahead + 1)
      ahead++
    } else if (char === mark && reader.peek(ahead + 1) === ']') return name
    else if (isEnd) return undefined
    else name += char
  }
}
