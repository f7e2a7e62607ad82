import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PhpValue } from '@/engine/php/value'
import { words } from '@/formats/share-link/format-2/frozen'
import { pack } from '@/formats/share-link/format-2/pack'
import { unpack } from '@/formats/share-link/format-2/unpack'
import { LinkError } from '@/formats/share-link/link-error'

const scalar = fc.oneof(
  fc.constantFrom(null, true, false, ...words),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.uuid(),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.nat().map(String),
)
const { value: anyValue } = fc.letrec<{ value: PhpValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('value'), { maxKeys: 14 }),
  ),
}))

describe('a packed value', () => {
  it('is the same when it is unpacked', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(JSON.stringify(unpack(pack(value)))).toBe(JSON.stringify(value))
      }),
    )
  })

  it.each<PhpValue>([
    [-9, -8, 23, 24, -15_872, -15_873, 15_871, 15_872, 2 ** 52, -(2 ** 52), 2 ** 53],
    ['007', '7', '1234567890123456', '0', '-1', ''],
    ['a'.repeat(30), 'a'.repeat(31), 'a'.repeat(32), 'é'.repeat(200)],
    [Array.from({ length: 14 }, () => 0), Array.from({ length: 15 }, () => 0), []],
    { ['__proto__']: { polluted: true }, constructor: 1 },
  ])('keeps %j', (value) => {
    expect(JSON.stringify(unpack(pack(value)))).toBe(JSON.stringify(value))
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('takes one byte for a frequent word, two for a rare one', () => {
    expect(pack(words[0] ?? '').length).toBe(1)
    expect(pack(words.at(-1) ?? '').length).toBe(2)
  })
})

describe('bytes nobody packed', () => {
  it('are refused with a LinkError, or mean something', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          unpack(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(LinkError)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['nothing', []],
    ['a list longer than the bytes', [0x6f, 0xff, 0xff, 0xff, 0x7f]],
    ['a text that is no UTF-8', [0x41, 0xff]],
    ['a key that is no text', [0x71, 0x7c, 0x7c]],
    ['a word that does not exist', [0x80, 0xff]],
    ['a number without an end', [0x83, ...Array.from({ length: 20 }, () => 0xff)]],
    ['an infinite number', [0x7f, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0]],
    ['something behind the value', [0x7c, 0x7c]],
    ['a nest of lists', Array.from({ length: 200 }, () => 0x61)],
  ])('%s: refused', (_, bytes) => {
    expect(() => unpack(Uint8Array.from(bytes))).toThrow(LinkError)
  })
})
