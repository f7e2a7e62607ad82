import { describe, expect, test } from 'vitest'
import { compatOf } from '@/engine/compat.ts'
import { normalise } from '@/engine/event/normalise.ts'
import { MispException, PhpError } from '@/engine/php/errors.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { at, attribute, deepFreeze, pluck, stateWith, storedEvent } from './samples.ts'

const report = { id: '4', uuid: 'r-4', event_id: '3', name: 'Report' }
const state = {
  ...stateWith({ ...storedEvent, EventReport: [report] }),
  threads: {
    '1': { id: '1', event_id: '3', title: 'About 3' },
    '2': { id: '2', event_id: '0' },
    '4': { id: '4', event_id: '99' },
  },
}

function run(id: string, data: PhpValue, coreFormat = true): PhpMap | false {
  return normalise({ id, coreFormat }, deepFreeze(data), state, compatOf('2.5.19'))
}

const nothing = { Event: { _AttributeFlattened: [] } }

test('triggers that are not about events pass their data on', () => {
  const user = { id: '1', email: 'a@b.c' }
  expect(run('user-after-save', user, false)).toBe(user)
  expect(run('log-after-save', ['a', 'b'], false)).toEqual({ '0': 'a', '1': 'b' })
})

test('data that is no array is an error', () => {
  expect(() => run('event-publish', 'x')).toThrow(PhpError)
})

test('events are converted', () => {
  expect(run('event-publish', { Event: { id: '1' } })).toEqual({
    Event: { id: '1', _AttributeFlattened: [] },
  })
})

describe('an attached tag', () => {
  const id = 'tag-attached-after-save'

  test('gives its event in short form', () => {
    const data = run(id, { Tag: { id: '1', event_id: '3' } })
    expect(pluck(at(data, 'Event', 'Tag'), 'name')).toEqual(['tlp:green', 'type:OSINT'])
    expect(Object.keys(Object(at(data, 'Event', 'Tag', '0')))).toEqual([
      'id',
      'name',
      'colour',
      'exportable',
    ])
    expect(at(data, 'Event', 'Orgc')).toEqual({
      id: '1',
      uuid: 'f0000000-0000-4000-8000-000000000001',
      name: 'ORG',
    })
    expect(at(data, 'Event', '_AttributeFlattened')).toEqual([])
  })

  test('gives its attribute', () => {
    const data = run(id, { Tag: { event_id: '3', attribute_id: '8' } })
    expect(pluck(at(data, 'Event', 'Attribute'), 'id')).toEqual(['8'])
    expect(at(data, 'Event', 'Attribute', '0', 'Tag', '1')).toEqual({
      id: '9',
      name: 'PAP:GREEN',
      colour: '#ffffff',
      exportable: true,
      local: true,
    })
  })

  test('gives its attribute inside its object', () => {
    const data = run(id, { Tag: { event_id: '3', attribute_id: '11' } })
    expect(at(data, 'Event', 'Object', '0', 'name')).toBe('file')
    expect(pluck(at(data, 'Event', '_AttributeFlattened'), 'id')).toEqual(['11'])
  })

  test('of an unknown event gives nothing', () => {
    expect(run(id, { Tag: { event_id: '99' } })).toEqual(nothing)
  })

  test('is refused without a tag', () => {
    expect(run(id, { Event: {} })).toBe(false)
    expect(run(id, { Tag: [] })).toBe(false)
  })
})

describe('a sighting', () => {
  const id = 'sighting-after-save'

  test('gives its attribute and is lost itself', () => {
    const data = run(id, { Sighting: { type: '0', Event: { id: '3' }, Attribute: { id: '9' } } })
    expect(pluck(at(data, 'Event', 'Attribute'), 'id')).toEqual(['9'])
    expect(at(data, 'Event', 'Attribute', '0', 'Sighting')).toBeNull()
  })

  test('of an unknown attribute fails', () => {
    expect(() => run(id, { Sighting: { Event: { id: '3' } } })).toThrow('null given')
  })

  test('is refused when missing', () => {
    expect(run(id, {})).toBe(false)
  })
})

describe('a report', () => {
  const id = 'event-report-after-save'

  test('comes into its event', () => {
    const data = run(id, { EventReport: { event_id: '3', name: 'R' } })
    expect(at(data, 'Event', 'info')).toBe('Sample')
    expect(pluck(at(data, 'Event', 'EventReport'), 'name')).toEqual(['R'])
  })

  test('of an unknown event stands alone', () => {
    expect(run(id, { EventReport: { event_id: '99' } })).toEqual({
      Event: { EventReport: [{ event_id: '99', _allTags: [] }], _AttributeFlattened: [] },
    })
  })

  test('is refused when missing', () => {
    expect(run(id, { Event: {} })).toBe(false)
  })
})

describe.each(['shadow-attribute-before-save', 'shadow-attribute-after-save'])('%s', (id) => {
  test('a proposed change comes with the attribute', () => {
    const proposal = { old_id: '8', event_id: '3', value: 'new' }
    const data = run(id, { ShadowAttribute: proposal })
    expect(at(data, 'Event', 'Attribute', '0', 'id')).toBe('8')
    expect(at(data, 'Event', 'Attribute', '0', 'ShadowAttribute')).toEqual([proposal])
    expect(at(data, 'Event', 'Tag', '0', 'user_id')).toBe('0')
  })

  test('a proposed change of an attribute in an object comes with both', () => {
    const data = run(id, { ShadowAttribute: { old_id: '12', event_id: '3' } })
    expect(at(data, 'Event', 'Object', '0', 'Attribute', '0', 'id')).toBe('12')
  })

  test('a proposed change of an unknown attribute gives nothing', () => {
    expect(run(id, { ShadowAttribute: { old_id: '99', event_id: '3' } })).toEqual(nothing)
  })

  test('a new proposal comes into its event', () => {
    const proposal = { old_id: '0', event_id: '3', value: 'new' }
    const data = run(id, { ShadowAttribute: proposal })
    expect(at(data, 'Event', 'ShadowAttribute')).toEqual([proposal])
    expect(at(data, 'Event', 'Attribute')).toBeNull()
  })

  test('is refused without a proposal', () => {
    expect(run(id, {})).toBe(false)
  })
})

describe('a post', () => {
  const post = (thread: string): PhpMap | false =>
    run('post-after-save', { Post: { thread_id: thread } }, false)

  test('comes with its thread and the event it is about, without tags', () => {
    const data = post('1')
    expect(at(data, 'Thread', 'title')).toBe('About 3')
    expect(at(data, 'Event', 'info')).toBe('Sample')
    expect(at(data, 'Event', 'Tag')).toBeNull()
    expect(at(data, 'Event', 'user_id')).toBeNull()
    expect(at(data, 'Event', '_AttributeFlattened')).toEqual([])
  })

  test('about no event comes with its thread', () => {
    expect(Object.keys(Object(post('2')))).toEqual(['Post', 'Thread'])
  })

  test('in an unknown thread has an empty one', () => {
    expect(post('3')).toEqual({ Post: { thread_id: '3' }, Thread: [] })
  })

  test('about an unknown event has an empty one', () => {
    expect(at(post('4'), 'Event')).toEqual({ _AttributeFlattened: [] })
  })

  test('is refused when missing', () => {
    expect(run('post-after-save', {}, false)).toBe(false)
  })
})

describe('analyst data', () => {
  const id = 'analyst-data-after-save'
  const about = (object_type: string, object_uuid: PhpValue): PhpMap => ({
    object_type,
    object_uuid,
  })

  test('about an event comes into the event with full tags', () => {
    const note = about('Event', storedEvent['uuid'] ?? null)
    const data = run(id, { Note: note })
    expect(at(data, 'Event', 'Note')).toEqual([note])
    expect(at(data, 'Event', 'Tag', '0', 'user_id')).toBe('0')
  })

  test('about an unknown event stands alone', () => {
    expect(at(run(id, { Note: about('Event', 'none') }), 'Event', 'id')).toBeNull()
  })

  test.each([
    ['Attribute', attribute(9)['uuid'] ?? null],
    ['EventReport', 'r-4'],
  ])('about an %s comes into the event of that', (type, uuid) => {
    const data = run(id, { Opinion: about(type, uuid) })
    expect(at(data, 'Event', 'info')).toBe('Sample')
    expect(at(data, 'Event', 'Opinion', '0', 'object_uuid')).toBe(uuid)
    expect(at(data, 'Event', 'Tag', '0', 'user_id')).toBeNull()
  })

  test('about something unknown stands alone', () => {
    expect(run(id, { Relationship: about('Attribute', 'none') })).toEqual({
      Event: { Relationship: [about('Attribute', 'none')], _AttributeFlattened: [] },
    })
  })

  test('about an object makes the look-up fail', () => {
    expect(() => run(id, { Note: about('Object', 'x') })).toThrow(MispException)
  })

  test('about anything else or nothing is refused', () => {
    expect(run(id, { Note: about('GalaxyCluster', 'x') })).toBe(false)
    expect(run(id, { Event: {} })).toBe(false)
  })
})
