import { describe, expect, test } from 'vitest'
import { compatOf } from '@/engine/compat.ts'
import { fetchEvent, fetchFullEvent } from '@/engine/event/fetch-event.ts'
import {
  findAttribute,
  findAttributeRow,
  findEventIdByUuid,
  findObject,
  findThread,
  quickFetchEvent,
} from '@/engine/event/stored-events.ts'
import {
  deepFreeze,
  at,
  attribute,
  fileObject,
  pluck,
  stateWith,
  storedEvent,
  tag,
} from './samples.ts'

const compat = compatOf('2.5.19')
const first = { id: '1', Tag: [tag('a'), tag('b')], Attribute: [attribute(1, { Tag: [tag('c')] })] }
const state = stateWith(first, deepFreeze(storedEvent))

describe('a raw fetch', () => {
  const fetched = fetchEvent(state, '3', compat)

  test('has everything beside the event, in the order of MISP', () => {
    expect(Object.keys(fetched ?? {})).toEqual([
      'Event',
      'ThreatLevel',
      'Attribute',
      'ShadowAttribute',
      'Object',
      'EventTag',
      'EventReport',
      'CryptographicKey',
      'Galaxy',
      'Orgc',
      'Org',
      'User',
      'RelatedEvent',
      'Sighting',
    ])
    expect(at(fetched, 'ThreatLevel')).toEqual({ name: 'Medium', id: '2' })
    expect(at(fetched, 'User', 'email')).toBe('admin@admin.test')
    expect(at(fetched, 'Event', 'user_id')).toBe('1')
    expect(at(fetched, 'Event', 'Attribute')).toBeNull()
  })

  test('numbers the joining rows over all events', () => {
    expect(pluck(at(fetched, 'EventTag'), 'id')).toEqual(['3', '4'])
    expect(at(fetched, 'EventTag', '1')).toMatchObject({
      event_id: '3',
      local: true,
      relationship_type: 'x',
      Tag: { name: 'type:OSINT', org_id: '0', local: true, relationship_type: 'x' },
    })
    expect(at(fetched, 'EventTag', '0', 'relationship_type')).toBe('')
    expect(pluck(at(fetched, 'Attribute', '0', 'AttributeTag'), 'id')).toEqual(['2', '3'])
    expect(at(fetched, 'Object', '0', 'Attribute', '1', 'AttributeTag', '0', 'id')).toBe('4')
  })

  test('leaves out warnings and inbound relationships', () => {
    expect(at(fetched, 'Attribute', '0', 'warnings')).toBeNull()
    expect(at(fetched, 'RelatedEvent')).toEqual([{ Event: { id: '1' } }])
  })

  test('leaves out what was deleted, tags that are not exportable, and analyst data', () => {
    const event = {
      ...storedEvent,
      Note: [{ note: 'n' }],
      SharingGroup: { id: '1' },
      Tag: [tag('hidden', { exportable: false })],
      Attribute: [attribute(8, { deleted: true }), attribute(9, { Opinion: [] })],
      Object: [{ ...fileObject, deleted: true }],
      EventReport: [
        { id: '1', deleted: true },
        { id: '2', Tag: [tag('tlp:red')] },
      ],
    }
    const other = fetchEvent(stateWith(event), '3', compat)
    expect(at(other, 'EventTag')).toEqual([])
    expect(at(other, 'Object')).toEqual([])
    expect(at(other, 'SharingGroup')).toEqual({ id: '1' })
    expect(pluck(at(other, 'Attribute'), 'id')).toEqual(['9'])
    expect(at(other, 'Attribute', '0', 'Opinion')).toBeNull()
    expect(at(other, 'Event', 'Note')).toBeNull()
    expect(pluck(at(other, 'EventReport'), 'id')).toEqual(['2'])
    expect(pluck(at(other, 'EventReport', '0', 'EventReportTag'), 'tag_id')).toEqual(['7'])
  })

  test('has no tags of reports in older versions', () => {
    const event = { ...storedEvent, EventReport: [{ id: '2', Tag: [tag('tlp:red')] }] }
    const other = fetchEvent(stateWith(event), '3', compatOf('2.5.1'))
    expect(at(other, 'EventReport', '0', 'EventReportTag')).toBeNull()
  })

  test('has the sightings of all attributes in one list, oldest first', () => {
    const event = {
      ...storedEvent,
      Attribute: [
        attribute(8, { Sighting: [{ id: '10', attribute_id: '8' }] }),
        attribute(9, { Sighting: [{ id: '9', attribute_id: '9' }] }),
      ],
    }
    const other = fetchEvent(stateWith(event), '3', compat)
    expect(pluck(at(other, 'Sighting'), 'id')).toEqual(['9', '10'])
  })

  test('of an event with hardly a field is still complete', () => {
    const other = fetchEvent(stateWith({ id: '7' }), '7', compat)
    expect(at(other, 'ThreatLevel', 'name')).toBeNull()
    expect(at(other, 'RelatedEvent')).toEqual([])
    expect(fetchFullEvent(stateWith({ id: '7' }), '7', compat)).toMatchObject({
      Event: { id: '7', Attribute: [], Object: [], _AttributeFlattened: [] },
    })
  })
})

test('a full fetch is the raw one in core format', () => {
  const full = fetchFullEvent(state, 3, compat)
  expect(pluck(at(full, 'Event', '_AttributeFlattened'), 'id')).toEqual(['8', '9', '11', '12'])
  expect(at(full, 'Event', 'Tag', '0')).toEqual(tag('tlp:green'))
  expect(at(full, 'Event', 'Attribute', '0', '_allTags', '2')).toEqual(
    tag('tlp:red', { inherited: false }),
  )
})

test('unknown events, whatever asks for them', () => {
  for (const id of ['99', null, true, ['3'], '__proto__', 'constructor']) {
    expect(fetchEvent(state, id, compat)).toBeUndefined()
    expect(fetchFullEvent(state, id, compat)).toBeUndefined()
    expect(quickFetchEvent(state, id)).toBeUndefined()
    expect(findThread(state, id)).toBeUndefined()
    expect(findObject(state, id)).toBeUndefined()
    expect(findAttribute(state, id)).toBeUndefined()
  }
})

test('a quick fetch is what is handed to event-after-save', () => {
  const quick = quickFetchEvent(state, '3')
  expect(Object.keys(quick ?? {})).toEqual(['Event', 'Orgc', 'EventTag'])
  expect(at(quick, 'Event', 'sighting_timestamp')).toBe('0')
  expect(at(quick, 'EventTag', '0')).toEqual({
    id: '3',
    event_id: '3',
    tag_id: '9',
    local: false,
    relationship_type: '',
    Tag: { id: '9', name: 'tlp:green', colour: '#ffffff', exportable: true },
  })
})

test('attributes and objects are found by their id', () => {
  expect(findAttribute(state, '9')).not.toHaveProperty('Tag')
  expect(findAttribute(state, 12)).toMatchObject({ object_id: '5', Tag: [{ name: 'tlp:amber' }] })
  expect(findObject(state, '5')).not.toHaveProperty('Attribute')
})

test('attributes are found by their uuid, with both halves of their value', () => {
  const uuid = attribute(9)['uuid'] ?? null
  expect(findAttributeRow(state, uuid)).toMatchObject({ value1: 'h9.example.com', value2: '' })
  expect(findAttributeRow(state, 'none')).toBeUndefined()
  const composite = attribute(9, { type: 'ip-src|port', value: '10.0.0.1|443' })
  const other = stateWith({ id: '3', Attribute: [composite] })
  expect(findAttributeRow(other, uuid)).toMatchObject({ value1: '10.0.0.1', value2: '443' })
})

test('events are found by the uuid of what is in them', () => {
  expect(findEventIdByUuid(state, 'Event', storedEvent['uuid'] ?? null)).toBe('3')
  expect(findEventIdByUuid(state, 'Attribute', attribute(12)['uuid'] ?? null)).toBe('3')
  expect(findEventIdByUuid(state, 'Object', fileObject['uuid'] ?? null)).toBe('3')
  expect(findEventIdByUuid(state, 'EventReport', 'none')).toBeNull()
})

test('a related event has its columns as they are now; others and lists stay as they were', () => {
  const related = { Event: { id: '1', info: 'before', gone: 'kept', Org: { name: 'ORG' } } }
  const now = { id: '1', info: 'now', Org: { name: 'another' } }
  const fetched = fetchEvent(
    stateWith(now, { ...storedEvent, RelatedEvent: [related] }),
    '3',
    compat,
  )
  expect(fetched?.['RelatedEvent']).toEqual([
    { Event: { id: '1', info: 'now', gone: 'kept', Org: { name: 'ORG' } } },
  ])
})
