import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { TRIGGERS } from '@/engine/modules/triggers/index'
import { extract } from '@/engine/hash-path'
import type { PhpMap } from '@/engine/php/value'
import { findEvents } from '@/formats/event-json/find-events'
import { TriggerData, triggerOptions } from '../../../../workers/engine/trigger-data'

const sample: unknown = JSON.parse(
  readFileSync(new URL('../../../../public/samples/intrusion.json', import.meta.url), 'utf8'),
)

function dataFor(id: string, record = 0, value: unknown = sample) {
  const raw: PhpMap = JSON.parse(JSON.stringify(value))
  const { events, found } = findEvents(raw)
  return new TriggerData(raw, events[0], found, { id, record })
}

function read(id: string, path: string, record = 0) {
  const normalised = dataFor(id, record).normalised()
  return normalised.ok ? extract(normalised.data, path) : normalised
}

const values = 'Event._AttributeFlattened.{n}.value'

describe('an event as triggers hand it over', () => {
  it('offers all twenty triggers', () => {
    expect(triggerOptions()).toHaveLength(TRIGGERS.length)
    expect(TRIGGERS).toHaveLength(20)
  })

  it.each([
    'event-publish',
    'event-after-save-new',
    'event-after-save-new-from-pull',
    'event-before-delete',
    'adhoc-trigger',
  ])('%s: all of it', (id) => {
    expect(read(id, values)).toHaveLength(44)
    expect(dataFor(id).isWholeEvent).toBe(true)
    expect(dataFor(id).describe().records).toBeNull()
  })

  it.each(['event-after-save', 'event-before-save'])('%s: the row without attributes', (id) => {
    expect(read(id, values)).toEqual([])
    expect(read(id, 'Event.id')).toEqual(read('event-publish', 'Event.id'))
    expect(dataFor(id).isWholeEvent).toBe(false)
  })

  it('event-after-save: creator and tags without their locality', () => {
    expect(read('event-after-save', 'Event.Orgc.name')).toHaveLength(1)
    expect(read('event-after-save', 'Event.Tag.{n}.name')).not.toEqual([])
    expect(read('event-after-save', 'Event.Tag.{n}.local')).toEqual([])
  })

  it.each(['attribute-after-save', 'sighting-after-save', 'enrichment-before-query'])(
    '%s: one attribute of the event, whichever is chosen',
    (id) => {
      const [first, second] = [read(id, values), read(id, values, 1)]
      expect(first).toHaveLength(1)
      expect(second).toHaveLength(1)
      expect(first).not.toEqual(second)
      const { records } = dataFor(id).describe()
      expect(records).toMatchObject({ one: 'attribute', chosen: 0 })
      expect(records?.labels).toHaveLength(44)
      expect(dataFor(id, 9_999).describe().records?.chosen).toBe(43)
    },
  )

  it('attribute-after-save: an attribute of an object comes inside of it', () => {
    const { records } = dataFor('attribute-after-save').describe()
    const inObject = (records?.labels.length ?? 0) - 1
    expect(read('attribute-after-save', 'Event.Attribute', inObject)).toEqual([])
    expect(
      read('attribute-after-save', 'Event.Object.{n}.Attribute.{n}.value', inObject),
    ).toHaveLength(1)
  })

  it('tag-attached-after-save: the event of the tag, with the attribute if it is one’s', () => {
    const { records } = dataFor('tag-attached-after-save').describe()
    const ofAttribute = records?.labels.findIndex((label) => !label.endsWith('on the event')) ?? -1
    expect(read('tag-attached-after-save', values)).toEqual([])
    expect(read('tag-attached-after-save', values, ofAttribute)).toHaveLength(1)
  })

  it('event-report-after-save: the report in its event', () => {
    expect(read('event-report-after-save', 'Event.EventReport.{n}.name')).toHaveLength(1)
  })

  it('log-after-save and the users’ triggers hand over what they get', () => {
    const log = { Log: { title: 'x' } }
    expect(dataFor('log-after-save', 0, log).normalised()).toEqual({ ok: true, data: log })
    expect(dataFor('user-before-save', 0, { email: 'a@example.org' }).normalised()).toEqual({
      ok: true,
      data: { email: 'a@example.org' },
    })
  })

  it('a record of the trigger’s own kind is used as it is', () => {
    const attribute = { Attribute: { type: 'ip-dst', value: '192.0.2.1', event_id: '1' } }
    expect(dataFor('attribute-after-save', 0, attribute).normalised().ok).toBe(true)
  })

  it('says what is missing', () => {
    const bare = { Event: { id: '1', info: 'x' } }
    expect(dataFor('event-report-after-save', 0, bare).normalised()).toEqual({
      ok: false,
      found: 'an event without any event report',
      expected: 'event report',
    })
    expect(dataFor('event-publish', 0, { a: 1 }).normalised()).toEqual({
      ok: false,
      found: 'an object with the field “a”',
      expected: 'a MISP event',
    })
    expect(dataFor('post-after-save', 0, bare).normalised()).toEqual({
      ok: false,
      found: 'a MISP event',
      expected: 'what MISP hands to “Post After Save”',
    })
  })
})
