import type { PhpArray, PhpValue } from '../php/value.ts'
import { getByKeys } from './get.ts'
import { UnsupportedPathError } from './errors.ts'
import { parsePath, type ParsedPath, type PathToken } from './parse-path.ts'
import { collect, walkFieldOfItems, walkToken, type Visit } from './walk-token.ts'
import { toPhpArray } from '../php/array.ts'

/** A path made ready to run. */
export interface CompiledPath {
  readonly parsed: ParsedPath
  /**
   * All values the path finds. A path without `{` and `[` gives what it leads to as it is, in a list if it is no array;
   * any other gives a list of what it finds, in the order of the data.
   *
   * @throws PhpError when a regex meets an array
   * @throws UnsupportedRegexError when a regex can't be translated faithfully
   * @throws UnsupportedPathError when a regex needs more memory than there is
   */
  readonly extract: (data: PhpArray) => PhpArray
}

const MOST_TOKENS = 1000
const MOST_PATHS = 500
const TOO_LONG = 'The path has more than 1,000 parts.'
const TOO_HARD = 'A regex of the path needs more memory than there is.'
const cache = new Map<string, CompiledPath>()

/**
 * Takes a path apart and prepares its walk. Paths are kept, so asking again costs next to nothing.
 *
 * @throws UnsupportedPathError when it has more than 1,000 tokens
 */
export function compilePath(path: string): CompiledPath {
  const known = cache.get(path)
  if (known !== undefined) return known
  const parsed = parsePath(path)
  if (parsed.tokens.length > MOST_TOKENS) throw new UnsupportedPathError(TOO_LONG)
  const compiled = { parsed, extract: parsed.isSimple ? simpleWalk(parsed) : tokenWalk(parsed) }
  if (cache.size >= MOST_PATHS) cache.clear()
  cache.set(path, compiled)
  return compiled
}

function simpleWalk(parsed: ParsedPath): (data: PhpArray) => PhpArray {
  const keys = parsed.tokens.map((token) => token.text)
  return (data) => toPhpArray(getByKeys(data, keys))
}

function tokenWalk(parsed: ParsedPath): (data: PhpArray) => PhpArray {
  const visit = chain(parsed.tokens)
  return (data) => {
    const found: PhpValue[] = []
    try {
      visit(data, found)
    } catch (error) {
      // JavaScript's stack is full: only a regex that goes back very often comes so far.
      throw error instanceof RangeError ? new UnsupportedPathError(TOO_HARD) : error
    }
    return found
  }
}

/** Joins the tokens' walks from the last to the first, so that the data is walked depth first. */
function chain(tokens: readonly PathToken[]): Visit {
  let next: Visit | undefined
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index]
    const before = tokens[index - 1]
    if (token === undefined) continue
    if (before !== undefined && isFieldOfItems(before, token)) {
      next = walkFieldOfItems(before, token, next)
      index--
    } else {
      next = walkToken(token, next ?? collect)
    }
  }
  return next ?? collect
}

function isFieldOfItems(items: PathToken, field: PathToken): boolean {
  const isWildcard = items.kind === 'number' || items.kind === 'any'
  return isWildcard && field.kind === 'name' && field.conditions === undefined
}
