import { parseJson } from '@/formats/json/parse-json'
import type { PhpValue } from '@/engine/php/value'
import { LinkError } from '../link-error'
import { inflateRaw } from './deflate-raw'

/**
 * Reads format 1: the content as JSON, compressed by the browser itself. What comes out is any JSON: the caller checks it.
 *
 * @throws LinkError
 */
export async function readFormat1(bytes: Uint8Array<ArrayBuffer>): Promise<PhpValue> {
  const parsed = parseJson(decodeUtf8(await inflateRaw(bytes)))
  if (!parsed.ok)
    throw new LinkError(`What the link holds cannot be read: ${parsed.problem.message}`)
  return parsed.value
}

/** @throws LinkError for bytes that are no UTF-8 */
function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new LinkError('What the link holds is no text: the link was changed on its way.')
  }
}
