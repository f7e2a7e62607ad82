import { endOfScalar, endOfString, isClosing, isOpening, quote, skipSpace } from './json-tokens'

/** The entry of an object or list, by its offsets in the text. */
export interface JsonEntry {
  /** The field's name, or the position in the list. */
  readonly key: string | number
  /** Where the entry begins: at its name, or at its value. */
  readonly start: number
  readonly valueStart: number
}

/** The offset behind the value that begins at `at`. The text has to be JSON. */
export function skipValue(text: string, at: number): number {
  const sign = text[at]
  if (sign === '"') return endOfString(text, at) + 1
  if (sign === '{' || sign === '[') return skipBrackets(text, at)
  return endOfScalar(text, at)
}

function skipBrackets(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (isOpening(code)) depth += 1
    else if (isClosing(code)) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return text.length
}

/**
 * Goes through the entries of an object or list that begins at `at`; through none of a scalar. The text has to be JSON, or
 * the beginning of it.
 *
 * @param visit gives the offset behind the entry's value, or null to stop
 * @returns the offset behind the object or list, or null when stopped
 */
export function eachEntry(
  text: string,
  at: number,
  visit: (entry: JsonEntry) => number | null,
): number | null {
  const isObject = text[at] === '{'
  const closing = isObject ? '}' : ']'
  if (!isObject && text[at] !== '[') return skipValue(text, at)
  let next = skipSpace(text, at + 1)
  for (let index = 0; next < text.length && text[next] !== closing; index += 1) {
    const entry = isObject ? fieldAt(text, next) : { key: index, start: next, valueStart: next }
    if (entry.valueStart >= text.length) return text.length
    const end = visit(entry)
    if (end === null) return null
    next = skipSpace(text, end)
    if (text[next] === ',') next = skipSpace(text, next + 1)
  }
  return next + 1
}

function fieldAt(text: string, start: number): JsonEntry {
  const end = endOfString(text, start) + 1
  if (end > text.length) return { key: '', start, valueStart: text.length }
  const colon = skipSpace(text, end)
  return { key: nameOf(text.slice(start, end)), start, valueStart: skipSpace(text, colon + 1) }
}

/** The name in a field's quotes. */
function nameOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  const name: unknown = JSON.parse(quoted)
  return String(name)
}
