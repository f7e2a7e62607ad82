import { describe, expect, it, test } from 'vitest'
import fc from 'fast-check'
import { searchEvents } from '@/engine/event/rest-search.ts'
import { isKnownSearchFilter } from '@/engine/event/search-filters.ts'
import type { PhpArray, PhpValue } from '@/engine/php/value.ts'
import { at, attribute, stateWith, storedEvent, tag } from './samples.ts'

const DAY = 86_400
const now = 1_000 * DAY

const other = {
  ...storedEvent,
  id: '4',
  uuid: '00000000-0000-4000-8000-00000000e004',
  info: 'Other campaign',
  date: '2024-12-24',
  published: true,
  publish_timestamp: String(now - DAY),
  timestamp: String(now - 3 * DAY),
  threat_level_id: '1',
  analysis: '2',
  distribution: '3',
  orgc_id: '2',
  Orgc: { id: '2', name: 'CIRCL' },
  Tag: [tag('tlp:clear')],
  Object: [],
  Attribute: [attribute(20, { value: '192.0.2.1', type: 'ip-dst', to_ids: false })],
}
const state = { ...stateWith(storedEvent, other), now }

function idsOf(filters: PhpArray) {
  return searchEvents(state, filters).map((found) => at(found, 'Event', 'id'))
}

describe('a search for events', () => {
  it('finds all without a filter, in pages', () => {
    expect(idsOf([])).toEqual(['3', '4'])
    expect(idsOf({ limit: 1 })).toEqual(['3'])
    expect(idsOf({ limit: '1', page: '2' })).toEqual(['4'])
    expect(idsOf({ limit: 1, page: 3 })).toEqual([])
    expect(idsOf({ unknown: 'x', eventid: [], tags: '', org: null })).toEqual(['3', '4'])
  })

  it('finds ids and uuids, and event 1 for true', () => {
    expect(idsOf({ eventid: '4' })).toEqual(['4'])
    expect(idsOf({ eventid: ['4', '99', storedEvent['uuid'] ?? ''] })).toEqual(['3', '4'])
    expect(idsOf({ eventid: true })).toEqual([])
    expect(
      searchEvents({ ...stateWith({ ...other, id: '1' }), now }, { eventid: true }),
    ).toHaveLength(1)
    expect(idsOf({ uuid: attribute(20)['uuid'] ?? '' })).toEqual(['4'])
  })

  it('finds tags of events and attributes, in all forms MISP takes', () => {
    expect(idsOf({ tags: 'tlp:clear' })).toEqual(['4'])
    expect(idsOf({ tags: ['tlp:clear', 'tlp:amber'] })).toEqual(['3', '4'])
    expect(idsOf({ tags: ['!tlp:clear'] })).toEqual(['3'])
    expect(idsOf({ tags: ['tlp:%', '!tlp:amber'] })).toEqual(['4'])
    expect(idsOf({ tags: { AND: ['tlp:red', 'tlp:green'] } })).toEqual(['3'])
    expect(idsOf({ tags: { OR: ['tlp:clear', 'tlp:red'], NOT: ['tlp:red'] } })).toEqual(['4'])
  })

  it('knows filters on the event itself', () => {
    expect(idsOf({ published: 0 })).toEqual(['3'])
    expect(idsOf({ published: true })).toEqual(['4'])
    expect(idsOf({ org: 'CIRCL' })).toEqual(['4'])
    expect(idsOf({ org: '1' })).toEqual(['3'])
    expect(idsOf({ eventinfo: '%camp%gn' })).toEqual(['4'])
    expect(idsOf({ eventinfo: 'other' })).toEqual([])
    expect(idsOf({ eventinfo: 'Sam%x%' })).toEqual([])
    expect(idsOf({ threat_level_id: 1 })).toEqual(['4'])
    expect(idsOf({ analysis: ['2', '0'] })).toEqual(['4'])
    expect(idsOf({ distribution: '1' })).toEqual(['3'])
    expect(idsOf({ from: '2024-12-01' })).toEqual(['4'])
    expect(idsOf({ to: '2024-12-01' })).toEqual(['3'])
  })

  it('knows times as moments, as spans, and between two', () => {
    expect(idsOf({ publish_timestamp: '2d' })).toEqual(['4'])
    expect(idsOf({ last: '12h' })).toEqual([])
    expect(idsOf({ timestamp: ['4d', '2d'] })).toEqual(['4'])
    expect(idsOf({ timestamp: ['4d', '3.5d'] })).toEqual([])
    expect(idsOf({ timestamp: String(now - 3 * DAY) })).toEqual(['3', '4'])
  })

  it('finds events by an attribute they have', () => {
    expect(idsOf({ value: '192.0.2.%' })).toEqual(['4'])
    expect(idsOf({ type: ['ip-dst', 'md5'] })).toEqual(['4'])
    expect(idsOf({ category: 'Network activity' })).toEqual(['3', '4'])
    expect(idsOf({ to_ids: 1 })).toEqual(['3'])
    expect(idsOf({ to_ids: false })).toEqual(['4'])
  })

  it('gives events as they are viewed, without warnings', () => {
    const [found] = searchEvents(state, { eventid: '3' })
    expect(at(found, 'Event', 'Attribute', '0', 'warnings')).toBeNull()
    expect(at(found, 'Event', 'RelatedEvent', '0', 'RelationshipInbound')).toBeNull()
    expect(at(found, 'Event', 'Object', '0', 'Attribute')).toHaveLength(2)
  })

  it('says which filters mean something', () => {
    expect(
      ['eventid', 'limit', 'last', 'searchall', 'constructor'].map(isKnownSearchFilter),
    ).toEqual([true, true, true, false, false])
  })

  test('no filter makes it fail', () => {
    const values: fc.Arbitrary<PhpValue> = fc.oneof(
      fc.constantFrom<PhpValue>(null, true, -1, 'NaN', [], '%', '!'),
      fc.string({ maxLength: 5 }),
      fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('OR', 'AND', 'NOT', 'x'), fc.string({ maxLength: 3 }), {
        noNullPrototype: true,
      }),
    )
    const names = fc.constantFrom('eventid', 'tags', 'limit', 'page', 'timestamp', 'from', 'value')
    fc.assert(
      fc.property(fc.dictionary(names, values, { noNullPrototype: true }), (filters) => {
        expect(searchEvents(state, filters).length).toBeLessThanOrEqual(2)
      }),
    )
  })
})
