import type { Options } from './options.ts'
import { isDigit, type PatternReader } from './pattern-reader.ts'
import type { RepeatNode } from './syntax-tree.ts'

export type Quantifier = Pick<RepeatNode, 'min' | 'max' | 'mode'>

const MOST_REPEATS = 65535

/**
 * Reads a quantifier, if there is one. A brace that does not read as one is a character.
 *
 * @param skip skips what may stand between a quantifier and the `?` or `+` behind it
 * @throws RefusedPattern when its numbers are too big or out of order
 */
export function readQuantifier(
  reader: PatternReader,
  options: Options,
  skip: () => void,
): Quantifier | undefined {
  const counts = readCounts(reader)
  if (counts === undefined) return undefined
  skip()
  return { ...counts, mode: readMode(reader, options) }
}

function readMode(reader: PatternReader, options: Options): RepeatNode['mode'] {
  if (reader.eat('+')) return 'possessive'
  return reader.eat('?') === options.ungreedy ? 'greedy' : 'lazy'
}

function readCounts(reader: PatternReader): { min: number; max: number } | undefined {
  if (reader.eat('*')) return { min: 0, max: Infinity }
  if (reader.eat('+')) return { min: 1, max: Infinity }
  if (reader.eat('?')) return { min: 0, max: 1 }
  return reader.sees('{') ? readBraces(reader) : undefined
}

/** `{2}`, `{2,}` or `{2,5}`. */
function readBraces(reader: PatternReader): { min: number; max: number } | undefined {
  const start = reader.index
  reader.next()
  const first = reader.eatWhile(isDigit)
  const hasComma = reader.eat(',')
  const second = hasComma ? reader.eatWhile(isDigit) : first
  if (first === '' || !reader.eat('}')) {
    reader.index = start
    return undefined
  }
  const min = Number(first)
  const max = second === '' ? Infinity : Number(second)
  if (Math.max(min, Number(second)) > MOST_REPEATS || max < min) {
    throw reader.refusal('numbers too big or out of order in {} quantifier')
  }
  return { min, max }
}
