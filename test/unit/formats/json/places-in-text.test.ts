import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Place } from '@/engine/hash-path/explain/place'
import { isPhpArray } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'
import { placeAtOffset, spansOfPlaces } from '@/formats/json/places-in-text'

const values = fc
  .jsonValue({ maxDepth: 4 })
  .map((value): PhpValue => JSON.parse(JSON.stringify(value)))

/** All places of a value with what stands there. */
function* placesIn(value: PhpValue, place: Place = []): Generator<[Place, PhpValue]> {
  yield [place, value]
  if (!isPhpArray(value)) return
  for (const [key, child] of Object.entries(value)) {
    yield* placesIn(child, [...place, Array.isArray(value) ? Number(key) : key])
  }
}

describe('spansOfPlaces', () => {
  it('finds every value of any JSON, however it is laid out', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0, 1, 4), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const all = [...placesIn(value)]
        const spans = spansOfPlaces(
          text,
          all.map(([place]) => place),
        )
        expect(spans.map((span) => span && JSON.parse(text.slice(span.start, span.end)))).toEqual(
          all.map(([, there]) => there),
        )
      }),
    )
  })

  it('gives null where nothing stands', () => {
    expect(spansOfPlaces('{"a":[1]}', [['b'], ['a', 1], ['a', 0, 'x'], ['a', '0']])).toEqual([
      null,
      null,
      null,
      { start: 6, end: 7 },
    ])
  })

  it('takes the last of repeated fields, as JSON.parse does', () => {
    expect(spansOfPlaces('{"a":1,"a":22}', [['a']])).toEqual([{ start: 11, end: 13 }])
  })

  it('finds what is still there in the beginning of a JSON text', () => {
    fc.assert(
      fc.property(values, fc.nat(), (value, cut) => {
        const whole = JSON.stringify(value, null, 1)
        const text = whole.slice(0, cut % (whole.length + 1))
        const places = [...placesIn(value)].map(([place]) => place)
        const spans = spansOfPlaces(text, places)
        const inWhole = spansOfPlaces(whole, places)
        for (const [index, span] of inWhole.entries()) {
          if (span && span.end < text.length) expect(spans[index]).toEqual(span)
        }
        placeAtOffset(text, cut)
      }),
    )
  })

  it('starts behind a byte order mark', () => {
    expect(spansOfPlaces('\uFEFF[7]', [[0]])).toEqual([{ start: 2, end: 3 }])
  })
})

describe('placeAtOffset', () => {
  it('gives the place of every value at its beginning', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const all = [...placesIn(value)].map(([place]) => place)
        const spans = spansOfPlaces(text, all)
        for (const [index, span] of spans.entries()) {
          expect(placeAtOffset(text, span?.start ?? -1)).toEqual(all[index])
        }
      }),
    )
  })

  it.each([
    ['at a field’s name', '{"a": {"b": 1}}', 8, ['a', 'b']],
    ['between name and value', '{"a":   1}', 6, ['a']],
    ['just behind a value', '{"a": 12}', 8, ['a']],
    ['in the white space of a list', '[1,    2]', 5, []],
    ['before everything', '   [1]', 0, []],
    ['behind everything', '[1]   ', 6, []],
    ['inside of text that looks like JSON', '["{[,", 5]', 4, [0]],
    ['at an escaped name', '{"a\\"b": 1}', 9, ['a"b']],
  ])('%s', (_, text, offset, place) => {
    expect(placeAtOffset(text, offset)).toEqual(place)
  })
})
