import type { PhpValue } from '@/engine/php/value'
import { findJsonFault } from './find-json-fault'
import { endOfString, isClosing, isOpening, quote } from './json-tokens'
import { excerptAt, placeAt, type Excerpt, type TextPlace } from './text-place'

/** Why a text cannot be used, and where. */
export interface JsonProblem {
  readonly message: string
  readonly place: TextPlace
  readonly excerpt: Excerpt
}

export type ParsedJson =
  | { readonly ok: true; readonly value: PhpValue }
  | { readonly ok: false; readonly problem: JsonProblem }

/** PHP's `json_decode`, with which MISP reads JSON, goes no deeper. */
export const maxDepth = 512

/**
 * Reads JSON of unknown origin: a byte order mark is skipped, nesting is limited as in PHP (so that code that walks
 * the value may recurse), and what is wrong is told with its place.
 */
export function parseJson(text: string): ParsedJson {
  const tooDeep = offsetBelowDepth(text, maxDepth)
  if (tooDeep !== -1) {
    return problem(
      text,
      tooDeep,
      `The data is nested more than ${maxDepth} levels deep: MISP cannot read that.`,
    )
  }
  const start = text.startsWith('\uFEFF') ? 1 : 0
  try {
    const value: PhpValue = JSON.parse(start === 0 ? text : text.slice(start))
    return { ok: true, value }
  } catch (error) {
    const fault = findJsonFault(text.slice(start))
    // JSON.parse and the scan agree on every text; should they ever not, the parser's own words are still true.
    return problem(text, start + (fault?.offset ?? 0), fault?.message ?? String(error))
  }
}

function problem(text: string, offset: number, message: string): ParsedJson {
  return {
    ok: false,
    problem: { message, place: placeAt(text, offset), excerpt: excerptAt(text, offset) },
  }
}

/** Where the text opens more than `limit` objects and lists at once, or -1. Looks over strings, checks nothing else. */
function offsetBelowDepth(text: string, limit: number): number {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (isOpening(code)) {
      depth += 1
      if (depth > limit) return at
    } else if (isClosing(code)) depth -= 1
  }
  return -1
}
