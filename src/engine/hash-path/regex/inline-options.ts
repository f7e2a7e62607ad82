import type { Options } from './options.ts'
import type { PatternReader } from './pattern-reader.ts'

const LETTERS: Readonly<Record<string, keyof Options>> = {
  i: 'caseless',
  m: 'multiline',
  s: 'dotAll',
  n: 'namedOnly',
  J: 'duplicateNames',
  U: 'ungreedy',
}

/** What `(?^…)` begins with. */
const CLEARED = {
  caseless: false,
  multiline: false,
  dotAll: false,
  extended: false,
  extendedMore: false,
  namedOnly: false,
} as const satisfies Partial<Options>

/**
 * Reads the letters of `(?i-x)` and gives the options that are in force behind them.
 *
 * @throws RefusedPattern when a hyphen stands in the wrong place
 */
export function readInlineOptions(reader: PatternReader, options: Options): Options {
  const isCleared = reader.eat('^')
  let changed: Options = isCleared ? { ...options, ...CLEARED } : options
  let isOn = true
  for (;;) {
    if (reader.sees('-')) {
      if (!isOn || isCleared) throw reader.refusal('invalid hyphen in option setting')
      reader.next()
      isOn = false
    } else if (reader.eat('x')) {
      const more = isOn && reader.eat('x')
      while (reader.eat('x'));
      changed = { ...changed, extended: isOn, extendedMore: more }
    } else {
      const name = LETTERS[reader.peek()]
      if (name === undefined) return changed
      reader.next()
      changed = { ...changed, [name]: isOn }
    }
  }
}
