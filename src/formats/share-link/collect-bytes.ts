import { LinkError } from './link-error'
import { linkLimits } from './limits'

/** Puts chunks of bytes together, up to the limit for links. */
export class ByteCollector {
  readonly #chunks: Uint8Array[] = []
  #length = 0

  /** @throws LinkError as soon as the limit is passed, so that a bomb never unfolds */
  add(chunk: Uint8Array): void {
    this.#length += chunk.length
    if (this.#length > linkLimits.bytes) {
      throw new LinkError(
        `What the link holds is larger than ${linkLimits.bytes / 1_000_000} MB once it is unpacked. Nothing of it was opened.`,
        'Ask for a file instead of a link.',
      )
    }
    this.#chunks.push(chunk)
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#length)
    let at = 0
    for (const chunk of this.#chunks) {
      all.set(chunk, at)
      at += chunk.length
    }
    return all
  }
}
