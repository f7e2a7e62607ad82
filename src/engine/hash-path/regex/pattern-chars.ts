const encoder = new TextEncoder()

/** The characters PCRE reads a pattern by: with `u` its characters, otherwise the bytes of its UTF-8 form. */
export function patternChars(body: string, unicode: boolean): readonly string[] {
  if (unicode) return Array.from(body)
  return Array.from(encoder.encode(body), (byte) => String.fromCharCode(byte))
}

/** Where the character of that index starts in the pattern as written. */
export function offsetOfChar(body: string, unicode: boolean, index: number): number {
  let chars = 0
  let offset = 0
  for (const char of body) {
    chars += unicode ? 1 : encoder.encode(char).length
    if (chars > index) return offset
    offset += char.length
  }
  return offset
}
