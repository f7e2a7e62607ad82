import { describe, expect, it } from 'vitest'
import { extractPlaces } from '@/engine/hash-path/explain/places'
import { readPlace } from '@/engine/hash-path/explain/place'
import type { PhpMap } from '@/engine/php/value'
import { TriggerData } from '../../../../workers/engine/trigger-data'
import { OriginFinder } from '../../../../workers/engine/origin-of-place'

const tag = (name: string) => ({ name })
const event: PhpMap = {
  Event: {
    info: 'x',
    Tag: [tag('tlp:amber'), tag('PAP:RED')],
    Attribute: [{ value: 'a', Tag: [tag('tlp:red')] }, { value: 'b' }],
    Object: [
      { name: 'empty', Attribute: [] },
      { name: 'file', Attribute: [{ value: 'c' }, { value: 'd', Tag: [tag('tlp:green')] }] },
      { name: 'none' },
      { name: 'email', Attribute: [{ value: 'e' }] },
    ],
  },
}
const found = { data: event, place: [], isBare: false, label: '' }
const read = new TriggerData(event, found, '', { id: 'event-publish', record: 0 }).normalised()
if (!read.ok) throw new Error('MISP takes this event')
const normalised = read.data
const finder = new OriginFinder(event)

describe('originOf', () => {
  it.each([
    'Event._AttributeFlattened.{n}.value',
    'Event._AttributeFlattened.{n}._allTags.{n}.name',
    'Event.Object.{n}.Attribute.{n}._allTags.{n}.name',
    'Event.Object.{n}.name',
    'Event.Attribute.{n}.Tag.{n}.name',
    'Event.info',
  ])('leads all values of %s to the same value in the loaded event', (path) => {
    const places = extractPlaces(normalised, path)
    expect(places.count).toBeGreaterThan(0)
    for (let index = 0; index < places.count; index += 1) {
      const place = places.at(index)
      const origin = finder.originOf(place)
      expect(origin && readPlace(event, origin)).toBe(readPlace(normalised, place))
    }
  })

  it('knows what MISP added', () => {
    for (const place of [
      ['Event', '_AttributeFlattened'],
      ['Event', 'Attribute', 0, '_allTags'],
      ['Event', 'Attribute', 0, '_allTags', 0, 'inherited'],
      ['Event', '_AttributeFlattened', 99],
      ['Event', 'Object', 2],
      ['nowhere'],
    ]) {
      expect(finder.originOf(place)).toBeNull()
    }
  })
})

describe('afterNormalising', () => {
  it('counts objects without those that are dropped', () => {
    expect(finder.afterNormalising(['Event', 'Object', 3, 'name'])).toEqual([
      'Event',
      'Object',
      1,
      'name',
    ])
    expect(finder.afterNormalising(['Event', 'Object', 2])).toBeNull()
    expect(finder.afterNormalising(['Event', 'Attribute', 1])).toEqual(['Event', 'Attribute', 1])
  })
})
