import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeAt } from '@/formats/json/text-place'
import { offsetOf, rangesOfSpans } from '@/formats/json/text-ranges'

const texts = fc.string({ unit: fc.constantFrom('a', '\n', '"', '\r\n'), maxLength: 40 })

it('ranges have the lines and columns of their ends', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.tuple(fc.nat(40), fc.nat(40))), (text, pairs) => {
      const spans = pairs.map(([a, b]) => ({
        start: Math.min(a, b, text.length),
        end: Math.min(Math.max(a, b), text.length),
      }))
      expect(rangesOfSpans(text, spans)).toEqual(
        spans.map(({ start, end }) => ({
          startLine: placeAt(text, start).line,
          startColumn: placeAt(text, start).column,
          endLine: placeAt(text, end).line,
          endColumn: placeAt(text, end).column,
        })),
      )
    }),
  )
})

it('offsets and places belong together', () => {
  fc.assert(
    fc.property(texts, fc.nat(40), (text, at) => {
      const offset = Math.min(at, text.length)
      const { line, column } = placeAt(text, offset)
      expect(offsetOf(text, line, column)).toBe(offset)
    }),
  )
})

it('lines that do not exist are at the end', () => {
  expect(offsetOf('a\nb', 9, 1)).toBe(3)
  expect(offsetOf('a\nb', 2, 99)).toBe(3)
})
