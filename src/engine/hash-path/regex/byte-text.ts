/** Bytes from 0x80 on become private-use characters, which no JavaScript rule treats in a special way. */
const HIGH_BYTES = 0xe000

/** The number of the character that stands for a byte. */
export function byteChar(byte: number): number {
  return byte < 0x80 ? byte : HIGH_BYTES + byte
}

const NOT_ASCII = /[^\0-\x7f]/
const encoder = new TextEncoder()

/** A text with one character per byte of its UTF-8 form. */
export function toByteText(text: string): string {
  if (!NOT_ASCII.test(text)) return text
  let bytes = ''
  for (const byte of encoder.encode(text)) bytes += String.fromCharCode(byteChar(byte))
  return bytes
}
