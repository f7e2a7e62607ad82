import { describe, expect, it } from 'vitest'
import { editEvent } from '@/engine/effects/edit-event.ts'
import { publishEvent } from '@/engine/effects/publish-event.ts'
import { addStoredEvent, saveEvent } from '@/engine/effects/save-event.ts'
import { unpublishEvent } from '@/engine/effects/touch.ts'
import { listener, logLines, misp, NOW, queuedFor, sessionOn } from './misp.ts'

describe('saving an event', () => {
  it('logs what changed and fires event-after-save with the row and its tags', () => {
    const session = sessionOn(misp({ workflows: [listener('event-after-save')] }))
    expect(saveEvent(session, '3', { fields: { threat_level_id: '1', info: 'Sample' } })).toBe(true)
    expect(session.state.events['3']?.['threat_level_id']).toBe('1')
    expect(logLines(session)).toEqual([
      'Event edit: Event (3): Sample | threat_level_id (2) => (1)',
    ])
    expect(queuedFor(session, 'event-after-save')).toEqual([
      expect.objectContaining({ Event: expect.objectContaining({ threat_level_id: '1' }) }),
    ])
  })

  it('is prevented by the workflow before it, which MISP logs', () => {
    const session = sessionOn(misp({ workflows: [listener('event-before-save', 'not now')] }))
    expect(saveEvent(session, '3', { fields: { info: 'changed' } })).toBe(false)
    expect(session.state.events['3']?.['info']).toBe('Sample')
    expect(logLines(session).at(-1)).toBe(
      'Event add: The workflow `event-before-save` prevented the saving of event (00000000-0000-4000-8000-00000000e003) | Returned message: Node `stop-execution` (2) from Workflow `Workflow for event-before-save` (1) returned the following error: not now',
    )
  })

  it('does nothing without an event', () => {
    expect(saveEvent(sessionOn(misp()), '99', { fields: { info: 'x' } })).toBe(false)
  })
})

describe('unpublishing', () => {
  const published = misp({ events: { '3': { ...misp().events['3'], published: true } } })

  it('by id says nothing in the log and can release the lock on proposal mails', () => {
    const session = sessionOn(published)
    expect(unpublishEvent(session, '3', { freesProposalLock: true })).toBe(true)
    expect(session.state.events['3']).toMatchObject({
      published: false,
      timestamp: String(NOW),
      proposal_email_lock: false,
    })
    expect(logLines(session)).toEqual([])
  })

  it('by a row loaded earlier logs how the database has moved on', () => {
    const session = sessionOn(published)
    const staleRow = { ...published.events['3'], attribute_count: '3' }
    unpublishEvent(session, '3', { staleRow })
    expect(logLines(session)).toEqual([
      'Event edit: Event (3): Sample | attribute_count (4) => (3)',
    ])
    expect(session.state.events['3']?.['attribute_count']).toBe('4')
  })
})

describe('publishing', () => {
  it('sets flag and time and is logged as such', () => {
    const session = sessionOn(misp())
    expect(publishEvent(session, '3')).toEqual({ published: true })
    expect(session.state.events['3']).toMatchObject({
      published: true,
      publish_timestamp: String(NOW),
    })
    expect(logLines(session)).toEqual([
      `Event publish: Event (3): Sample | published () => (1), publish_timestamp (0) => (${NOW})`,
    ])
  })

  it('of an event that is published already is an edit', () => {
    const session = sessionOn(misp({ events: { '3': { ...misp().events['3'], published: true } } }))
    publishEvent(session, '3')
    expect(logLines(session)[0]).toMatch(/^Event edit: .* \| publish_timestamp \(0\)/)
  })

  it('is stopped by its workflow', () => {
    const session = sessionOn(misp({ workflows: [listener('event-publish', 'no')] }))
    expect(publishEvent(session, '3')).toEqual({
      published: false,
      reason:
        'Node `stop-execution` (2) from Workflow `Workflow for event-publish` (1) returned the following error: no',
    })
    expect(session.state.events['3']?.['published']).toBe(false)
    expect(logLines(session).at(-1)).toContain('Event publish: Publishing stopped by a blocking')
  })

  it('of an unknown event fails', () => {
    expect(publishEvent(sessionOn(misp()), '99').published).toBe(false)
    expect(publishEvent(sessionOn(misp()), null).published).toBe(false)
  })
})

describe('writing a whole event record', () => {
  const record = { ...misp().events['3'], distribution: '3', timestamp: '1', attribute_count: '99' }

  it('takes stale fields along, but not what counts its attributes', () => {
    const session = sessionOn(misp())
    const edit = { eventId: '3', event: record, touch: false, fields: ['distribution'] }
    expect(editEvent(session, edit)).toBe(true)
    expect(session.state.events['3']).toMatchObject({
      distribution: '3',
      timestamp: '1',
      attribute_count: '4',
    })
    expect(logLines(session)).toEqual(['Event edit: Event (3): Sample | distribution (1) => (3)'])
  })

  it('can touch the event afterwards', () => {
    const session = sessionOn(misp())
    editEvent(session, { eventId: '3', event: record, touch: true, fields: ['distribution'] })
    expect(session.state.events['3']).toMatchObject({ distribution: '3', timestamp: String(NOW) })
  })

  it('refuses a distribution that is none', () => {
    const event = { ...record, distribution: 'abc' }
    const session = sessionOn(misp())
    expect(editEvent(session, { eventId: '3', event, touch: true, fields: [] })).toBe(false)
    expect(session.state.events).toEqual(misp().events)
  })
})

it('a new event gets the next id, organisations and its row in the log', () => {
  const session = sessionOn(misp())
  const id = addStoredEvent(session, {
    info: 'new',
    uuid: 'u',
    published: '0',
    org_id: '1',
    orgc_id: '1',
  })
  expect(id).toBe('4')
  expect(session.state.events['4']).toMatchObject({
    id: '4',
    info: 'new',
    published: false,
    Orgc: { id: '1', name: 'ORG' },
    Attribute: [],
  })
  expect(logLines(session)).toEqual([
    'Event add: Event (4): new | info () => (new), uuid () => (u), org_id () => (1), orgc_id () => (1)',
  ])
})

it('an event whose saving is prevented is not published', () => {
  const session = sessionOn(misp({ workflows: [listener('event-before-save', 'not this one')] }))
  expect(publishEvent(session, '3')).toEqual({ published: false, reason: undefined })
  expect(session.state.events['3']?.['published']).not.toBe(true)
})
