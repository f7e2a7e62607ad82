import fc from 'fast-check'
import { expect, it } from 'vitest'
import { extract, get } from '@/engine/hash-path'
import { readPlace, type Place } from '@/engine/hash-path/explain/place'
import { isPhpArray } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'
import { pathsToPlace } from '../../../../workers/engine/paths-to-place'

const keys = fc.constantFrom('a', 'type', '_allTags', 'x y', 'Ä', '-', 'a.b', '{n}', 'c[d', '')
const { value: values } = fc.letrec<{ value: PhpValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<PhpValue>('text', 1, true, false, 0),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 3 }),
  ),
}))

function* placesIn(value: PhpValue, place: Place = []): Generator<Place> {
  if (place.length > 0) yield place
  if (!isPhpArray(value)) return
  for (const [key, child] of Object.entries(value)) {
    yield* placesIn(child, [...place, Array.isArray(value) ? Number(key) : key])
  }
}

it('the exact path gets the value, the general one finds it among others', () => {
  fc.assert(
    fc.property(values, (value) => {
      for (const place of placesIn(value)) {
        const paths = pathsToPlace(place)
        const wanted = readPlace(value, place)
        if (!paths.ok || wanted === undefined || !isPhpArray(value)) continue
        expect(get(value, paths.exact, null)).toBe(wanted)
        if (paths.general !== null) {
          expect(Object.values(extract(value, paths.general))).toContain(wanted)
        }
      }
    }),
  )
})

it('says why there is no path', () => {
  expect(pathsToPlace([])).toMatchObject({ ok: false })
  for (const key of ['a.b', '{n}', 'x[1]', '']) {
    expect(pathsToPlace(['Event', key])).toMatchObject({ ok: false })
  }
})

it('generalises the positions of lists only', () => {
  expect(pathsToPlace(['Event', 'Attribute', 3, 'Tag', 0, 'name'])).toEqual({
    ok: true,
    exact: 'Event.Attribute.3.Tag.0.name',
    general: 'Event.Attribute.{n}.Tag.{n}.name',
  })
  expect(pathsToPlace(['Event', 'info'])).toEqual({ ok: true, exact: 'Event.info', general: null })
})
