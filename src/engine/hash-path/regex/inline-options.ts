import { Untranslatable } from './errors.ts'
import type { Options } from './options.ts'
import type { PatternReader } from './pattern-reader.ts'

const LETTERS: Readonly<Record<string, keyof Options | 'duplicateNames'>> = {
  i: 'caseless',
  m: 'multiline',
  s: 'dotAll',
  x: 'extended',
  n: 'namedOnly',
  U: 'ungreedy',
  // Without effect: groups of one name are not supported with it or without.
  J: 'duplicateNames',
}

/**
 * Reads the letters of `(?i-x)` and gives the options that are in force behind them.
 *
 * @throws RefusedPattern when a hyphen stands in the wrong place
 * @throws Untranslatable for `xx`
 */
export function readInlineOptions(reader: PatternReader, options: Options): Options {
  let changed = options
  let isOn = true
  for (;;) {
    if (isOn && reader.sees('xx')) throw new Untranslatable('the option xx', reader.index)
    const name = LETTERS[reader.peek()]
    if (name !== undefined) {
      reader.next()
      changed = { ...changed, [name]: isOn }
    } else if (reader.eat('-')) {
      if (!isOn) throw reader.refusal('invalid hyphen in option setting')
      isOn = false
    } else return changed
  }
}
