import { describe, expect, it } from 'vitest'
import { compatOf } from '@/engine/compat.ts'
import { editAttributes, prepareEdit } from '@/engine/effects/edit-attributes.ts'
import { omit } from '@/engine/effects/omit.ts'
import { findAttributeByUuid } from '@/engine/effects/stored-rows.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { attribute } from '../event/samples.ts'
import { listener, logLines, misp, NOW, queuedFor, sessionOn, storedAttribute } from './misp.ts'

/** Attribute 9 of the sample with changes, as the roaming data hold it. */
function record(changes: PhpMap): PhpMap {
  return { ...attribute(9), ...changes }
}

function edit(attributes: readonly PhpMap[], fields = ['comment']) {
  return { eventId: '3', attributes, fields }
}

describe('editing attributes in bulk', () => {
  it('writes what passes, renews its timestamp and leaves the event alone', () => {
    const session = sessionOn(misp({ workflows: [listener('attribute-after-save')] }))
    expect(editAttributes(session, edit([record({ comment: 'seen' })]))).toBe(true)
    expect(storedAttribute(session, 9)).toMatchObject({ comment: 'seen', timestamp: String(NOW) })
    expect(session.state.events['3']?.['timestamp']).toBe('1727740900')
    expect(logLines(session)).toEqual([
      'Attribute edit: Attribute (9) from Event (3): Network activity/domain h9.example.com | comment () => (seen)',
    ])
    expect(queuedFor(session, 'attribute-after-save')).toHaveLength(1)
  })

  it('saves without a word in the log when nothing changes', () => {
    const session = sessionOn(misp())
    expect(editAttributes(session, edit([record({})]))).toBe(true)
    expect(storedAttribute(session, 9)['timestamp']).toBe(String(NOW))
    expect(logLines(session)).toEqual([])
  })

  it('drops what fails validation and says so in the log', () => {
    const session = sessionOn(misp())
    const attributes = [record({ distribution: '9' }), attribute(8, { comment: 'fine' })]
    expect(editAttributes(session, edit(attributes))).toBe(true)
    expect(storedAttribute(session, 9)['distribution']).toBe('5')
    expect(storedAttribute(session, 8)['comment']).toBe('fine')
    expect(logLines(session)[0]).toMatch(
      /^Attribute edit: Attribute dropped due to validation for Event 3 failed: Network activity\/domain h9\.example\.com \| Validation errors: \{"distribution":\["Options: Your organisation only, This community only, Connected communities, All communities, Sharing group, Inherit event"\]\} Full Attribute: \{"type":"domain"/,
    )
    expect(editAttributes(sessionOn(misp()), edit([record({ distribution: '9' })]))).toBe(false)
    expect(editAttributes(sessionOn(misp()), edit([]))).toBe(false)
  })

  it('keeps a sharing group only with the distribution of sharing groups', () => {
    const session = sessionOn(misp())
    editAttributes(session, edit([record({ distribution: '4', sharing_group_id: '2' })]))
    expect(storedAttribute(session, 9)).toMatchObject({ distribution: '4', sharing_group_id: '2' })
    editAttributes(session, edit([record({ distribution: '1', sharing_group_id: '2' })]))
    expect(storedAttribute(session, 9)).toMatchObject({ distribution: '1', sharing_group_id: '0' })
    expect(
      editAttributes(session, edit([record({ distribution: '4', sharing_group_id: [] })])),
    ).toBe(false)
  })

  it('adds an attribute for a record with an unknown uuid', () => {
    const session = sessionOn(misp())
    const unknown = record({
      id: '99',
      uuid: '11111111-0000-4000-8000-000000000000',
      value: 'x.org',
    })
    expect(editAttributes(session, edit([unknown]))).toBe(true)
    expect(storedAttribute(session, 13)).toMatchObject({ value: 'x.org', event_id: '3' })
    expect(session.state.events['3']?.['attribute_count']).toBe('5')
    expect(logLines(session)[0]).toContain('Attribute add: Attribute (13) from Event (3)')
  })

  it('in 2.5.1 overwrites the attribute whose id a foreign record carries', () => {
    const foreign = record({ uuid: '11111111-0000-4000-8000-000000000000', value: 'x.org' })
    const old = sessionOn(misp(), '2.5.1')
    editAttributes(old, edit([foreign]))
    expect(storedAttribute(old, 9)['value']).toBe('x.org')
    const session = sessionOn(misp())
    editAttributes(session, edit([foreign]))
    expect(storedAttribute(session, 9)['value']).toBe('h9.example.com')
  })

  it('moves an attribute to the event whose id the record names', () => {
    const other = { ...misp().events['3'], id: '4', Attribute: [], Object: [], uuid: 'other' }
    const state = misp({ events: { ...misp().events, '4': other } })
    const old = sessionOn(state, '2.5.1')
    const foreign = record({ uuid: '11111111-0000-4000-8000-000000000000' })
    editAttributes(old, { ...edit([foreign]), eventId: '4' })
    expect(old.state.events['4']?.['Attribute']).toMatchObject([{ id: '9', event_id: '4' }])
    expect(() => storedAttribute(old, 9)).toThrow('no attribute 9')
  })
})

describe('preparing an edit', () => {
  const { state } = sessionOn(misp())
  const compat = compatOf('2.5.19')

  it('notes whether the attribute has to be correlated anew', () => {
    const same = prepareEdit(state, '3', record({ comment: 'x' }), compat)
    expect(same).toMatchObject({ id: '9', timestamp: NOW, _materialChange: false })
    const changed = prepareEdit(state, '3', record({ distribution: '0' }), compat)
    expect(changed).toMatchObject({ _materialChange: true })
  })

  it('refuses a record whose uuid belongs to another event or object', () => {
    expect(prepareEdit(state, '4', record({}), compat)).toBeUndefined()
    expect(prepareEdit(state, '3', record({ object_id: '5' }), compat)).toBeUndefined()
  })
})

describe('a record shared with a sharing group', () => {
  const shared = record({ distribution: '4', sharing_group_id: '7' })

  function isTaken(groups: readonly PhpMap[], given: PhpMap): boolean {
    const { state, compat } = sessionOn(misp({ sharingGroups: groups }))
    return prepareEdit(state, '3', given, compat) !== undefined
  }

  it('needs a group that MISP knows', () => {
    expect(isTaken([{ id: '7' }], shared)).toBe(true)
    expect(isTaken([{ id: '8' }], shared)).toBe(false)
  })

  it('may have any group where nobody told which there are', () => {
    expect(isTaken([], shared)).toBe(true)
    expect(isTaken([], record({ distribution: '4', sharing_group_id: '0' }))).toBe(false)
  })
})

it('a record that is new keeps the uuid it has', () => {
  const session = sessionOn(misp())
  const uuid = 'abcdef00-0000-4000-8000-000000000001'
  const fresh = omit(record({ uuid, value: 'new.example.com' }), ['id'])
  expect(editAttributes(session, edit([fresh]))).toBe(true)
  expect(findAttributeByUuid(session.state, uuid)?.attribute['value']).toBe('new.example.com')
})
