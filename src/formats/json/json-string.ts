const quote = 34
const backslash = 92

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
