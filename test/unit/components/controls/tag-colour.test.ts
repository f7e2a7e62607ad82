import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tagColours } from '@/components/controls/tag-colour'

const byte = fc.integer({ min: 0, max: 255 })

function luminance(bytes: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = bytes.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

it('can be read on every colour', () => {
  fc.assert(
    fc.property(fc.tuple(byte, byte, byte), (bytes) => {
      const digits = bytes.map((value) => value.toString(16).padStart(2, '0')).join('')
      const text = tagColours(`#${digits}`)?.text === 'white' ? 1 : 0
      const [light, dark] = [text, luminance(bytes)].toSorted((a, b) => b - a)
      expect(((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

it('takes short colours', () => {
  expect(tagColours('#0a0')).toEqual({ background: '#00aa00', text: 'black' })
})

it.each(['red', '', undefined, 'url(https://example.org/x)', '#12345', '#00000080'])(
  'refuses %s',
  (colour) => {
    expect(tagColours(colour)).toBeUndefined()
  },
)
