import { deflateSync, Inflate } from 'fflate'
import { ByteCollector } from '../collect-bytes'
import { LinkError } from '../link-error'
import dictionaryText from './dictionary.txt?raw'

/** What frequently stands in links: both ends begin as if they had just seen it. Frozen like the other texts. */
const dictionary = new TextEncoder().encode(dictionaryText)

/** Compressed bytes handed over at once: each may become a thousand. */
const CHUNK = 1024

/** Compresses with the frozen dictionary. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9, dictionary })
}

/**
 * Decompresses what `deflate` made, piece by piece: it stops where the limit for links is passed.
 *
 * @throws LinkError for bytes that are no compressed data, or too many
 */
export function inflate(bytes: Uint8Array): Uint8Array {
  const collected = new ByteCollector()
  let isComplete = false
  const inflater = new Inflate({ dictionary }, (chunk, isLast) => {
    collected.add(chunk)
    isComplete = isLast
  })
  try {
    for (let at = 0; at === 0 || at < bytes.length; at += CHUNK) {
      inflater.push(bytes.slice(at, at + CHUNK), at + CHUNK >= bytes.length)
    }
  } catch (error) {
    if (error instanceof LinkError) throw error
    throw new LinkError('The link is cut off, or was changed on its way.')
  }
  if (!isComplete) throw new LinkError('The link is cut off.')
  return collected.bytes
}
