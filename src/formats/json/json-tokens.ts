/** Pieces of JSON text. All of these read text that is JSON, or go to its end. */

const backslash = 92
const scalar = /[^\s"{}[\],:]+/y
const space = /[ \t\n\r]*/y

/** The code of a double quote. */
export const quote = 34

/** Whether a character opens an object or list: `[` and `{` differ in one bit only. */
export function isOpening(code: number): boolean {
  return (code | 32) === 123
}

/** Whether a character closes an object or list. */
export function isClosing(code: number): boolean {
  return (code | 32) === 125
}

/**
 * Finds the end of a JSON string that begins at `start` (its opening quote).
 *
 * @returns the offset of its closing quote, or the text's length when there is none
 */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) return at
    if (code === backslash) at += 1
  }
  return text.length
}

/** The offset behind the number or word (or single sign) that begins at `start`. */
export function endOfScalar(text: string, start: number): number {
  scalar.lastIndex = start
  return start + (scalar.exec(text)?.[0].length ?? 1)
}

/** The first offset from `start` on that is not white space. */
export function skipSpace(text: string, start: number): number {
  space.lastIndex = start
  return start + (space.exec(text)?.[0].length ?? 0)
}

/** Where the JSON begins: a byte order mark is no part of it. */
export function startOfJson(text: string): number {
  return skipSpace(text, text.startsWith('\uFEFF') ? 1 : 0)
}
