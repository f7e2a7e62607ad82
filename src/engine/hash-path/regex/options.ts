/** What the modifiers (behind the pattern or within it) switch on. */
export interface Options {
  /** `i` */
  readonly caseless: boolean
  /** `m`: `^` and `$` match at line ends too. */
  readonly multiline: boolean
  /** `s`: a dot matches line ends too. */
  readonly dotAll: boolean
  /** `x`: white space and comments in the pattern are skipped. */
  readonly extended: boolean
  /** `U`: quantifiers are lazy, and greedy with a `?`. */
  readonly ungreedy: boolean
  /** `n`: plain parentheses do not capture. */
  readonly namedOnly: boolean
  /** `D`: `$` matches at the very end only. */
  readonly dollarEndOnly: boolean
}
