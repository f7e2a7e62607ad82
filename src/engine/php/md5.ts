interface Round {
  /** How far each of the 16 steps turns its sum, in fours. */
  readonly turns: readonly number[]
  /** Which word of the block a step reads: `factor * step + offset`. */
  readonly factor: number
  readonly offset: number
  readonly mix: (b: number, c: number, d: number) => number
}

const ROUNDS: readonly Round[] = [
  { turns: [7, 12, 17, 22], factor: 1, offset: 0, mix: (b, c, d) => (b & c) | (~b & d) },
  { turns: [5, 9, 14, 20], factor: 5, offset: 1, mix: (b, c, d) => (d & b) | (~d & c) },
  { turns: [4, 11, 16, 23], factor: 3, offset: 5, mix: (b, c, d) => b ^ c ^ d },
  { turns: [6, 10, 15, 21], factor: 7, offset: 0, mix: (b, c, d) => c ^ (b | ~d) },
]

type Digest = [number, number, number, number]

/**
 * The MD5 sum of a text's UTF-8 bytes in hexadecimal digits, as PHP's `md5`. MISP derives the colours of new tags from
 * it; it protects nothing.
 */
export function md5(text: string): string {
  const message = padded(new TextEncoder().encode(text))
  let digest: Digest = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (let start = 0; start < message.byteLength; start += 64) {
    digest = addBlock(digest, new DataView(message.buffer, start, 64))
  }
  const bytes = new DataView(new ArrayBuffer(16))
  digest.forEach((word, index) => bytes.setUint32(index * 4, word, true))
  return digest
    .map((_, index) =>
      bytes
        .getUint32(index * 4)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('')
}

/** The message with its end mark, filled up to whole blocks of 64 bytes that end with its length in bits. */
function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil((bytes.length + 9) / 64)
  const message = new Uint8Array(blocks * 64)
  message.set(bytes)
  message[bytes.length] = 0x80
  const view = new DataView(message.buffer)
  view.setBigUint64(message.length - 8, BigInt(bytes.length) * 8n, true)
  return message
}

function addBlock(digest: Digest, block: DataView): Digest {
  let [a, b, c, d] = digest
  let step = 0
  for (const { turns, factor, offset, mix } of ROUNDS) {
    for (const turn of [turns, turns, turns, turns].flat()) {
      const word = block.getUint32(((factor * step + offset) % 16) * 4, true)
      step += 1
      const constant = Math.floor(Math.abs(Math.sin(step)) * 2 ** 32)
      const sum = (a + mix(b, c, d) + constant + word) | 0
      const turned = (sum << turn) | (sum >>> (32 - turn))
      ;[a, b, c, d] = [d, (b + turned) | 0, b, c]
    }
  }
  return [(digest[0] + a) | 0, (digest[1] + b) | 0, (digest[2] + c) | 0, (digest[3] + d) | 0]
}
