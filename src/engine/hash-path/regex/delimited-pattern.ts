import { RefusedPattern } from './errors.ts'
import type { Options } from './options.ts'

/** A pattern as PHP's `preg_match` takes it, its delimiters taken off. */
export interface DelimitedPattern {
  readonly body: string
  readonly options: Options
  /** `u`: pattern and subject are read as characters instead of bytes. */
  readonly unicode: boolean
  /** `A`: matches at the start of the subject only. */
  readonly anchored: boolean
}

const DELIMITER = '/'

/**
 * Takes the delimiters and modifiers off. The pattern ends at the first `/` without a backslash before it.
 *
 * @throws RefusedPattern when the end is missing or a modifier is none
 */
export function readDelimited(pattern: string): DelimitedPattern {
  const end = endOf(pattern)
  const modifiers = pattern.slice(end + 1)
  for (const [index, modifier] of Array.from(modifiers).entries()) {
    checkModifier(modifier, end + 1 + index)
  }
  const has = (modifier: string): boolean => modifiers.includes(modifier)
  return {
    body: pattern.slice(1, end),
    unicode: has('u'),
    anchored: has('A'),
    options: {
      caseless: has('i'),
      multiline: has('m'),
      dotAll: has('s'),
      extended: has('x'),
      ungreedy: has('U'),
      namedOnly: has('n'),
      dollarEndOnly: has('D'),
    },
  }
}

function endOf(pattern: string): number {
  for (let index = 1; index < pattern.length; index++) {
    if (pattern[index] === DELIMITER) return index
    if (pattern[index] === '\\') index++
  }
  throw new RefusedPattern("No ending delimiter '/' found", pattern.length)
}

/** `S` and `X` change nothing any more, `J` nothing here; spaces and line ends are skipped. */
const MODIFIERS = 'imsxADSUXJun \n\r'

function checkModifier(modifier: string, index: number): void {
  if (MODIFIERS.includes(modifier)) return
  throw new RefusedPattern(`Unknown modifier '${modifier}'`, index)
}
