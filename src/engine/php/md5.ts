/** How far each of the 16 steps of a round turns its sum, in fours. */
const TURNS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const

/** Which word of the block each step of a round reads: `factor * step + offset`. */
const WORDS = [
  [1, 0],
  [5, 1],
  [3, 5],
  [7, 0],
] as const

const CONSTANTS = Array.from({ length: 64 }, (_, step) =>
  Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32),
)

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
  for (let step = 0; step < 64; step += 1) {
    const round = step >> 4
    const [factor, offset] = WORDS[round] ?? WORDS[0]
    const word = block.getUint32(((factor * step + offset) % 16) * 4, true)
    const sum = (a + mix(round, b, c, d) + (CONSTANTS[step] ?? 0) + word) | 0
    const turn = TURNS[round]?.[step % 4] ?? 0
    const turned = (sum << turn) | (sum >>> (32 - turn))
    ;[a, b, c, d] = [d, (b + turned) | 0, b, c]
  }
  return [(digest[0] + a) | 0, (digest[1] + b) | 0, (digest[2] + c) | 0, (digest[3] + d) | 0]
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d)
  if (round === 1) return (d & b) | (~d & c)
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d)
}
