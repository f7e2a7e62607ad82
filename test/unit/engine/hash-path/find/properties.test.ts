import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract } from '@/engine/hash-path'
import { readPlace, type Place } from '@/engine/hash-path/explain/place'
import { extractPlaces } from '@/engine/hash-path/explain/places'
import { findPaths } from '@/engine/hash-path/find/find-paths'
import { placeToPath } from '@/engine/hash-path/find/place-to-path'
import { arrayEntries, arrayValues, isPhpArray, isPhpList } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'
import { anyArray, anyPath } from '../arbitrary'

function everyPlace(value: PhpValue, place: Place = []): Place[] {
  if (!isPhpArray(value)) return [place]
  const isList = isPhpList(value)
  return [
    place,
    ...arrayEntries(value).flatMap(([key, item]) =>
      everyPlace(item, [...place, isList ? Number(key) : key]),
    ),
  ]
}

function asText(values: readonly (PhpValue | undefined)[]): string[] {
  return values.map((value) => JSON.stringify(value)).toSorted()
}

describe('placeToPath', () => {
  it('gives paths that lead to this place', () => {
    fc.assert(
      fc.property(anyArray, (data) => {
        for (const place of everyPlace(data).slice(1)) {
          const answer = placeToPath(data, place)
          if (!answer.ok) {
            expect(answer.reason).not.toBe('')
            continue
          }
          const value = readPlace(data, place)
          const found = extract(data, answer.path)
          const isUnwrapped = isPhpArray(value) && !/[{[]/.test(answer.path)
          expect(found).toEqual(isUnwrapped ? value : [value])
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('findPaths', () => {
  it('calls exact only what gives exactly the selected values', () => {
    fc.assert(
      fc.property(anyArray, fc.infiniteStream(fc.boolean()), (data, choice) => {
        const places = everyPlace(data)
          .slice(1)
          .filter(() => choice.next().value)
        const wanted = asText(places.map((place) => readPlace(data, place)))
        for (const candidate of findPaths(data, places)) {
          const found = asText(arrayValues(extract(data, candidate.path)))
          if (candidate.isExact) expect(found).toEqual(wanted)
          expect(found.length).toBe(candidate.count)
          expect(candidate.count - candidate.others + candidate.missing).toBe(wanted.length)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('finds a path again that the values came from, or one that is as good', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            type: fc.constantFrom('ip', 'url', 'md5'),
            value: fc.string(),
            to_ids: fc.boolean(),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        fc.constantFrom('ip', 'url', 'md5'),
        (attributes, type) => {
          const data = { Event: { Attribute: attributes } }
          const list = extractPlaces(data, `Event.Attribute.{n}[type=${type}].value`)
          const places = Array.from({ length: list.count }, (_, index) => list.at(index))
          const [best] = findPaths(data, places)
          expect(best?.isExact ?? false).toBe(places.length > 0)
        },
      ),
    )
  })

  it('never fails on selections from odd paths', () => {
    fc.assert(
      fc.property(anyArray, anyPath, (data, path) => {
        const list = extractPlaces(data, path)
        const places = Array.from({ length: list.count }, (_, index) => list.at(index))
        expect(Array.isArray(findPaths(data, places))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})
