import { RefusedPattern } from './errors.ts'
import { patternChars } from './pattern-chars.ts'

/** Reads a pattern character by character; without `u` a character is a byte (U+0000 to U+00FF). */
export class PatternReader {
  readonly unicode: boolean
  readonly #chars: readonly string[]
  index = 0

  constructor(body: string, unicode: boolean) {
    this.unicode = unicode
    this.#chars = patternChars(body, unicode)
  }

  get atEnd(): boolean {
    return this.index >= this.#chars.length
  }

  /** The next character, or one further on; the empty text behind the end. */
  peek(ahead = 0): string {
    return this.#chars[this.index + ahead] ?? ''
  }

  /** Whether this text comes next. */
  sees(text: string): boolean {
    for (let at = 0; at < text.length; at++) if (this.peek(at) !== text[at]) return false
    return true
  }

  /** Reads the next character; the empty text at the end. */
  next(): string {
    const char = this.peek()
    if (char !== '') this.index++
    return char
  }

  /** Reads this text if it comes next, and tells whether it did. */
  eat(text: string): boolean {
    const found = this.sees(text)
    if (found) this.index += text.length
    return found
  }

  /** Reads as long as characters fit, at most so many. */
  eatWhile(fits: (char: string) => boolean, most = Infinity): string {
    let text = ''
    while (!this.atEnd && text.length < most && fits(this.peek())) text += this.next()
    return text
  }

  /** The text up to the next occurrence of another, which is read too; undefined (nothing read) without one. */
  eatUpTo(end: string): string | undefined {
    const start = this.index
    let text = ''
    while (!this.atEnd) {
      if (this.eat(end)) return text
      text += this.next()
    }
    this.index = start
    return undefined
  }

  /** What to throw when PCRE refuses the pattern. */
  refusal(reason: string, index = this.index): RefusedPattern {
    return new RefusedPattern(`Compilation failed: ${reason}`, index)
  }
}

export function isDigit(char: string): boolean {
  return char >= '0' && char <= '9' && char.length === 1
}

export function isOctalDigit(char: string): boolean {
  return char >= '0' && char <= '7' && char.length === 1
}

export function isHexDigit(char: string): boolean {
  return /^[\da-f]$/i.test(char)
}

export function isAsciiLetter(char: string): boolean {
  return /^[a-z]$/i.test(char)
}
