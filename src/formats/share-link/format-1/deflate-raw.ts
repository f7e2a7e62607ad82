import { ByteCollector } from '../collect-bytes'
import { LinkError } from '../link-error'

/** Compresses with the browser's own deflate, without a header. */
export async function deflateRaw(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/**
 * Decompresses what `deflateRaw` made, chunk by chunk: it stops where the limit for links is passed.
 *
 * @throws LinkError for bytes that are no compressed data, or too many
 */
export async function inflateRaw(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const collected = new ByteCollector()
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return collected.bytes
      collected.add(value)
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined)
    if (error instanceof LinkError) throw error
    throw new LinkError('The link is cut off, or was changed on its way.')
  }
}
