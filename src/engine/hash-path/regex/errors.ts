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
