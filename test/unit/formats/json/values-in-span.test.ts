import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spansOfPlaces } from '@/formats/json/places-in-text'
import { valuesInSpan } from '@/formats/json/values-in-span'

const text = '{"a": 1, "list": ["x", {"deep": "y"}, []], "z": null}'
const spanOf = (part: string) => ({
  start: text.indexOf(part),
  end: text.indexOf(part) + part.length,
})

describe('valuesInSpan', () => {
  it.each([
    ['1', [['a']]],
    ['"a"', [['a']]],
    [
      '"x", {"deep": "y"',
      [
        ['list', 0],
        ['list', 1, 'deep'],
      ],
    ],
    ['deep', [['list', 1, 'deep']]],
    ['[]', []],
    [text, [['a'], ['list', 0], ['list', 1, 'deep'], ['z']]],
  ])('%s touches %o', (part, places) => {
    expect(valuesInSpan(text, spanOf(part), 10)).toEqual({ places, isComplete: true })
  })

  it('takes the value at an empty span', () => {
    const at = text.indexOf('"y"') + 1
    expect(valuesInSpan(text, { start: at, end: at }, 10).places).toEqual([['list', 1, 'deep']])
    expect(valuesInSpan(text, { start: 0, end: 0 }, 10).places).toEqual([])
  })

  it('stops at as many as are wanted', () => {
    const all = { start: 0, end: text.length }
    expect(valuesInSpan(text, all, 4).isComplete).toBe(true)
    expect(valuesInSpan(text, all, 2)).toEqual({
      places: [['a'], ['list', 0]],
      isComplete: false,
    })
  })

  it('gives exactly the values whose own span overlaps the selected one', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 3 }),
        fc.nat(80),
        fc.integer({ min: 1, max: 40 }),
        (json, from, size) => {
          const span = { start: Math.min(from, json.length), end: from + size }
          const all = valuesInSpan(json, { start: 0, end: json.length + 1 }, 1_000).places
          const chosen = valuesInSpan(json, span, 1_000).places
          const names = new Set(all.map((place) => JSON.stringify(place)))
          expect(chosen.every((place) => names.has(JSON.stringify(place)))).toBe(true)
          const spans = spansOfPlaces(json, all)
          const overlapping = all.filter((_, index) => {
            const own = spans[index]
            return own && own.start < span.end && span.start < own.end
          })
          // A name may be touched where its value is not.
          const touched = new Set(chosen.map((place) => JSON.stringify(place)))
          for (const place of overlapping) expect(touched.has(JSON.stringify(place))).toBe(true)
        },
      ),
    )
  })
})
