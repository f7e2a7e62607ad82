import fc from 'fast-check'
import { expect, it } from 'vitest'
import { extract } from '@/engine/hash-path'
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

it('the exact path gives the value alone, the general one gives it among others', () => {
  fc.assert(
    fc.property(values, (value) => {
      for (const place of placesIn(value)) {
        const paths = pathsToPlace(value, place)
        const wanted = readPlace(value, place)
        if (!paths.ok || wanted === undefined || !isPhpArray(value)) continue
        const exact = extract(value, paths.exact)
        expect([exact, Object.values(exact)[0]]).toContain(wanted)
        if (paths.general !== null) {
          expect(Object.values(extract(value, paths.general))).toContain(wanted)
        }
      }
    }),
  )
})

it('says why there is no path', () => {
  expect(pathsToPlace({ 'a.b': 1, 'c.d': 1 }, ['a.b'])).toMatchObject({ ok: false })
  expect(pathsToPlace({ a: 1 }, ['b'])).toMatchObject({ ok: false })
})

it('generalises the positions of lists only', () => {
  const data = { Event: { info: 'x', Attribute: [{ Tag: [{ name: 'tlp:red' }] }] } }
  expect(pathsToPlace(data, ['Event', 'Attribute', 0, 'Tag', 0, 'name'])).toMatchObject({
    ok: true,
    exact: 'Event.Attribute.0.Tag.0.name',
    general: 'Event.Attribute.{n}.Tag.{n}.name',
  })
  expect(pathsToPlace(data, ['Event', 'info'])).toMatchObject({
    exact: 'Event.info',
    general: null,
  })
})
