/** The number of a character (a code point, so one or two UTF-16 units). NaN for an empty text. */
export function codePoint(character: string): number {
  return Number(character.codePointAt(0))
}
