import { LinkError } from './link-error'

/** Bytes turned into characters at once: more arguments than this a function may not take. */
const CHUNK = 0x8000

/** Writes bytes with the 64 characters that mean nothing special in an address, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Reads what `toBase64Url` wrote.
 *
 * @throws LinkError for any other character, and for a length that no bytes have
 */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const stray = /[^\w-]/.exec(text)
  if (stray !== null) {
    throw new LinkError(`The link holds a character that no link has: “${stray[0]}”.`)
  }
  if (text.length % 4 === 1) throw new LinkError('The link is cut off.')
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
