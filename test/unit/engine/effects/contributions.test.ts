import { describe, expect, it } from 'vitest'
import { addAnalystData } from '@/engine/effects/add-analyst-data.ts'
import { blockEvent } from '@/engine/effects/block-event.ts'
import { extendWarninglist } from '@/engine/effects/extend-warninglist.ts'
import { acceptProposal, discardProposal } from '@/engine/effects/proposals.ts'
import { MispException, PhpError } from '@/engine/php/errors.ts'
import { at } from '../event/samples.ts'
import {
  editProposal,
  logLines,
  misp,
  newProposal,
  NOW,
  rows,
  sessionOn,
  storedAttribute,
} from './misp.ts'

describe('proposals', () => {
  it('for a new attribute: accepting adds it, unpublishes and releases the lock', () => {
    const session = sessionOn(misp())
    expect(acceptProposal(session, newProposal)).toBe(true)
    expect(storedAttribute(session, 13)).toMatchObject({
      value: '198.51.100.7',
      comment: 'new',
      distribution: '5',
    })
    expect(session.state.events['3']).toMatchObject({
      ShadowAttribute: [],
      attribute_count: '5',
      proposal_email_lock: false,
      timestamp: String(NOW),
    })
    expect(logLines(session).at(-1)).toBe(
      'ShadowAttribute accept: Proposal (1) of 1 to Event(3) accepted',
    )
  })

  it('to change an attribute: accepting writes over it', () => {
    const session = sessionOn(misp())
    expect(acceptProposal(session, editProposal)).toBe(true)
    expect(storedAttribute(session, 9)).toMatchObject({
      type: 'domain',
      value: 'better.example.com',
      ShadowAttribute: [],
    })
  })

  it('to delete an attribute: accepting soft-deletes it', () => {
    const proposal = { ...editProposal, proposal_to_delete: true }
    const [first, second] = rows(misp().events['3']?.['Attribute'])
    const Attribute = [first ?? {}, { ...second, ShadowAttribute: [proposal] }]
    const session = sessionOn(misp({ events: { '3': { ...misp().events['3'], Attribute } } }))
    acceptProposal(session, proposal)
    expect(storedAttribute(session, 9)).toMatchObject({ deleted: true, value: 'h9.example.com' })
  })

  it('discarding takes it away and logs the lock once', () => {
    const session = sessionOn(misp())
    discardProposal(session, newProposal)
    discardProposal(session, editProposal)
    expect(logLines(session)).toEqual([
      'Event edit: Event (3): Sample | proposal_email_lock (1) => (0)',
      'ShadowAttribute discard: Proposal (1) of 1 discarded - Network activity/ip-src 198.51.100.7',
      'ShadowAttribute discard: Proposal (2) of 1 discarded - Network activity/domain better.example.com',
    ])
    expect(session.state.events['3']?.['timestamp']).toBe('1727740900')
  })

  it('that are not there change nothing', () => {
    const session = sessionOn(misp())
    expect(acceptProposal(session, { id: '99' })).toBe(false)
    expect(discardProposal(session, {})).toBe(false)
    expect(session.state.events).toEqual(misp().events)
  })
})

describe('analyst data', () => {
  it.each([
    ['an event', '00000000-0000-4000-8000-00000000e003', ['Note', '0']],
    ['an attribute', '00000000-0000-4000-8000-000000000009', ['Attribute', '1', 'Note', '0']],
    ['an object', '00000000-0000-4000-8000-0000000000f5', ['Object', '0', 'Note', '0']],
    [
      'an attribute in an object',
      '00000000-0000-4000-8000-000000000012',
      ['Object', '0', 'Attribute', '1', 'Note', '0'],
    ],
  ])('is attached to %s', (_what, uuid, path) => {
    const session = sessionOn(misp())
    addAnalystData(session, 'Note', {
      object_type: 'X',
      object_uuid: uuid,
      note: 'n',
      language: '',
    })
    expect(at(session.state.events['3'], ...path)).toMatchObject({
      id: '1',
      note: 'n',
      authors: 'ann@example.org',
      note_type: 0,
      created: '2024-10-02 00:00:00',
    })
    expect(session.state.analystData).toHaveLength(1)
  })

  it('numbers its kinds apart', () => {
    const session = sessionOn(misp())
    addAnalystData(session, 'Note', { object_uuid: 'x' })
    addAnalystData(session, 'Opinion', { object_uuid: 'x' })
    addAnalystData(session, 'Note', { object_uuid: 'x' })
    expect(
      session.state.analystData.map(({ type, row }) => `${type} ${String(row['id'])}`),
    ).toEqual(['Note 1', 'Opinion 1', 'Note 2'])
  })
})

describe('the blocklist', () => {
  const entry = {
    event_uuid: '00000000-0000-4000-8000-00000000e003',
    event_info: 'Sample',
    event_orgc: 'ORG',
    comment: 'no more',
  }

  it('takes an event once and logs it', () => {
    const session = sessionOn(misp())
    blockEvent(session, entry)
    blockEvent(session, entry)
    expect(session.state.eventBlocklist).toMatchObject([{ id: '1', ...entry }])
    expect(logLines(session)).toEqual([
      'EventBlocklist add: EventBlocklist (1) | event_uuid () => (00000000-0000-4000-8000-00000000e003), event_info () => (Sample), event_orgc () => (ORG), comment () => (no more), created () => (2024-10-02 00:00:00)',
    ])
  })

  it('silently leaves out what is no uuid', () => {
    const session = sessionOn(misp())
    blockEvent(session, { ...entry, event_uuid: null })
    expect(session.state.eventBlocklist).toEqual([])
    expect(session.effects).toHaveLength(1)
  })
})

describe('warninglists', () => {
  it('are imported anew: values once, for attributes of all types', () => {
    const session = sessionOn(misp())
    extendWarninglist(session, '7', ['b', 'already.example', 'b'])
    expect(session.state.warninglists[0]).toMatchObject({
      entries: ['already.example', 'b'],
      matchingAttributes: ['ALL'],
    })
  })

  it('that ship with MISP or are none can not be changed', () => {
    expect(() => {
      extendWarninglist(sessionOn(misp()), '8', ['b'])
    }).toThrow(new MispException('It is not possible to modify default warninglist.'))
    expect(() => {
      extendWarninglist(sessionOn(misp()), '99', ['b'])
    }).toThrow(PhpError)
  })
})

it('analyst data show the event they relate to', () => {
  const session = sessionOn(misp())
  const uuid = session.state.events['3']?.['uuid'] ?? null
  addAnalystData(session, 'Relationship', {
    object_type: 'Event',
    object_uuid: uuid,
    related_object_uuid: uuid,
  })
  expect(session.state.events['3']?.['Relationship']).toMatchObject([
    { related_object: { Event: { id: '3', uuid } } },
  ])
})
