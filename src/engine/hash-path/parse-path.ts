import { isNumericString } from '../php/numeric-string.ts'
import { parseConditions, type Condition } from './parse-conditions.ts'
import { splitPath, type PathPart } from './tokenise.ts'

/**
 * What keys a token stands for: `{n}` integers and numeric strings, `{s}` texts, `{*}` all, a number all keys loosely
 * equal to it, any other name the key that is exactly the same.
 */
export type TokenKind = 'number' | 'text' | 'any' | 'numeric' | 'name'

/** One token of a path. */
export interface PathToken {
  readonly text: string
  /** Where the token starts in the path. */
  readonly start: number
  /** The part that keys are compared with: all before the first `[`. */
  readonly key: string
  readonly kind: TokenKind
  /**
   * What is behind the key part was read as these conditions; undefined when there is no `[`. An empty list still drops
   * everything that is no array.
   */
  readonly conditions: readonly Condition[] | undefined
}

/** A path, taken apart. */
export interface ParsedPath {
  readonly text: string
  /** A path without `{` and `[` is walked key by key, and what it leads to is given as it is. */
  readonly isSimple: boolean
  readonly tokens: readonly PathToken[]
}

/** Takes a path apart. Never fails: every text is a path. */
export function parsePath(text: string): ParsedPath {
  const isSimple = !/[{[]/.test(text)
  return { text, isSimple, tokens: splitPath(text).map((part) => parseToken(part, isSimple)) }
}

function parseToken(part: PathPart, isSimple: boolean): PathToken {
  const bracket = part.text.indexOf('[')
  const key = bracket === -1 ? part.text : part.text.slice(0, bracket)
  const conditions = bracket === -1 ? undefined : parseConditions(part.text.slice(bracket))
  return { ...part, key, kind: isSimple ? 'name' : tokenKind(key), conditions }
}

/** What keys a token's key part stands for. */
export function tokenKind(key: string): TokenKind {
  if (key === '{n}') return 'number'
  if (key === '{s}') return 'text'
  if (key === '{*}') return 'any'
  return isNumericString(key) ? 'numeric' : 'name'
}
