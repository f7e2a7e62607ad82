/** A regex that PHP accepts but that JavaScript can't answer faithfully. The verdict is not known. */
export class UnsupportedRegexError extends Error {
  override readonly name = 'UnsupportedRegexError'
  /** What is not supported, in words. */
  readonly construct: string
  /** Where it starts in the pattern, delimiters included. */
  readonly position: number
  readonly pattern: string

  constructor(construct: string, position: number, pattern: string) {
    super(`Not supported in the regex ${pattern}: ${construct} at position ${position}`)
    this.construct = construct
    this.position = position
    this.pattern = pattern
  }
}

/** Raised while a pattern is read that PHP refuses. PHP only warns then, and nothing matches. */
export class RefusedPattern extends Error {
  override readonly name = 'RefusedPattern'
  /** Where in the pattern's characters reading stopped. */
  readonly index: number

  constructor(reason: string, index: number) {
    super(reason)
    this.index = index
  }
}

/** Raised while a pattern is translated that JavaScript can't express. */
export class Untranslatable extends Error {
  override readonly name = 'Untranslatable'
  readonly construct: string
  /** Where it starts in the pattern's characters. */
  readonly index: number

  constructor(construct: string, index: number) {
    super(construct)
    this.construct = construct
    this.index = index
  }
}
