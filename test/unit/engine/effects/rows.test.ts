import { describe, expect, it } from 'vitest'
import { actorOf } from '@/engine/effects/actor.ts'
import { savedAttribute } from '@/engine/effects/attribute-triggers.ts'
import { changeText } from '@/engine/effects/change-text.ts'
import { mispTime } from '@/engine/effects/misp-time.ts'
import { newUuid, nextId, takeId } from '@/engine/effects/next-id.ts'
import { updateAttribute } from '@/engine/effects/save-attribute.ts'
import { settingIsOn } from '@/engine/effects/settings.ts'
import {
  attributeRow,
  changeAttribute,
  changeObject,
  findAttributeByUuid,
  findStoredAttribute,
  insertAttribute,
  objectIdOf,
  removeAttribute,
} from '@/engine/effects/stored-rows.ts'
import { touchObject } from '@/engine/effects/touch.ts'
import { writeLog } from '@/engine/effects/write-log.ts'
import { attribute } from '../event/samples.ts'
import { listener, misp, queuedFor, sessionOn } from './misp.ts'

describe('rows of the simulated MISP', () => {
  it('are found by id and uuid, in objects too', () => {
    const state = misp()
    expect(findStoredAttribute(state, 12)).toMatchObject({ eventId: '3', object: { id: '5' } })
    expect(findStoredAttribute(state, '8')?.object).toBeUndefined()
    expect(findStoredAttribute(state, null)).toBeUndefined()
    const uuid = String(attribute(12)['uuid'])
    expect(findAttributeByUuid(state, uuid)?.attribute['id']).toBe('12')
    expect(findAttributeByUuid(state, uuid, '8')?.attribute['id']).toBe('12')
    expect(findAttributeByUuid(state, 7)).toBeUndefined()
  })

  it('change on a copy of their path, everything else is shared', () => {
    const state = misp()
    const changed = changeAttribute(state, '12', (row) => ({ ...row, comment: 'c' }))
    expect(findStoredAttribute(changed, '12')?.attribute['comment']).toBe('c')
    expect(changed.events['3']?.['Attribute']).toBe(state.events['3']?.['Attribute'])
    expect(findStoredAttribute(state, '12')?.attribute['comment']).toBe('')
    expect(changeAttribute(state, '99', (row) => ({ ...row, x: 1 }))).toBe(state)
    expect(changeObject(state, '99', (row) => ({ ...row, x: 1 }))).toBe(state)
  })

  it('are found where they are after others came and went', () => {
    let state = removeAttribute(misp(), '8')
    expect(findStoredAttribute(state, '8')).toBeUndefined()
    expect(findStoredAttribute(state, '9')?.path).toEqual(['Attribute', '0'])
    state = removeAttribute(state, '11')
    expect(findStoredAttribute(state, '12')?.path).toEqual(['Object', '0', 'Attribute', '0'])
    state = insertAttribute(state, attribute(20, { object_id: '5' }))
    expect(findStoredAttribute(state, '20')?.path).toEqual(['Object', '0', 'Attribute', '1'])
    expect(insertAttribute(state, attribute(21, { event_id: '99' }))).toBe(state)
  })
})

describe('new ids', () => {
  it('go on behind the highest in use, or where the state says', () => {
    const session = sessionOn(misp())
    expect(takeId(session, 'attributes')).toBe('13')
    expect(takeId(session, 'attributes')).toBe('14')
    expect(nextId(misp(), 'proposals')).toBe('3')
    expect(nextId(misp(), 'objects')).toBe('6')
    expect(nextId(misp({ nextIds: { tags: 65 } }), 'tags')).toBe('65')
    expect(nextId(misp({ tags: [{ id: 'none' }] }), 'tags')).toBe('1')
  })

  it('give uuids that stay the same', () => {
    expect(newUuid('tags', '1')).toBe(newUuid('tags', '1'))
    expect(newUuid('tags', '1')).not.toBe(newUuid('tags', '2'))
    expect(newUuid('tags', '1')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })
})

describe('what the log says of a change', () => {
  it('lists fields that are not loosely equal, in the order of the new row', () => {
    const before = { a: '1', flag: true, same: '5', empty: null }
    const after = { flag: false, a: '2', same: 5, empty: '', timestamp: '9', id: '7', list: [] }
    expect(changeText(before, after)).toBe('flag (1) => (), a (1) => (2)')
    expect(changeText(before, { same: 5 })).toBe('')
  })

  it('of a new row leaves out what is empty and taking back published', () => {
    expect(changeText(undefined, { a: '0', b: 0, c: '', d: null, e: false, published: '0' })).toBe(
      'a () => (0), b () => (0)',
    )
    expect(changeText(undefined, { published: true })).toBe('published () => (1)')
  })
})

describe('the log', () => {
  it('fires its trigger with who did it', () => {
    const session = sessionOn(misp({ workflows: [listener('log-after-save')] }))
    writeLog(session, {
      model: 'Event',
      modelId: 3,
      action: 'edit',
      title: 't',
      change: 'a () => (b)',
    })
    expect(queuedFor(session, 'log-after-save')).toMatchObject([
      {
        Log: {
          model: 'Event',
          model_id: '3',
          action: 'edit',
          title: 't',
          changes: 1,
          user_id: '1',
          email: 'ann@example.org',
          org: 'ORG',
          created: '2024-10-02 00:00:00',
        },
      },
    ])
  })

  it('names SYSTEM in background jobs and for unknown users', () => {
    const session = sessionOn(misp())
    expect(actorOf(session).email).toBe('ann@example.org')
    session.inBackground = true
    expect(actorOf(session)).toEqual({ id: '0', email: 'SYSTEM', org: 'SYSTEM' })
    expect(actorOf(sessionOn(misp({ users: [] }))).email).toBe('SYSTEM')
  })
})

it('times beyond the calendar do no harm', () => {
  expect(mispTime(0)).toBe('1970-01-01 00:00:00')
  expect(mispTime(NaN)).toBe('1970-01-01 00:00:00')
})

it('settings are on when truthy, unless they say false', () => {
  const state = misp({ settings: { a: true, b: 'false', c: '1', d: 0 } })
  expect(['a', 'b', 'c', 'd', '__proto__'].map((name) => settingIsOn(state, name))).toEqual([
    true,
    false,
    true,
    false,
    false,
  ])
})

describe('rows that are not there', () => {
  it('are empty, and nothing is removed', () => {
    const state = misp()
    expect(attributeRow(state, '404')).toEqual({})
    expect(removeAttribute(state, '404')).toBe(state)
    expect(savedAttribute(state, '404')).toEqual({})
  })

  it('are no rows when they are texts', () => {
    const state = misp({ events: { 3: { id: '3', Attribute: ['no row'] } } })
    expect(findStoredAttribute(state, '')).toBeUndefined()
  })

  it('are not written', () => {
    const session = sessionOn(misp())
    updateAttribute(session, '404', { comment: 'lost' })
    expect(session.state).toEqual(misp())
  })
})

it('an attribute that names no object is one of the event itself', () => {
  expect(objectIdOf({})).toBe('0')
  expect(objectIdOf({ object_id: 5 })).toBe('5')
})

it('the log of a touched object tells of a template version only where it is not 1', () => {
  const session = sessionOn(misp())
  for (const version of ['1', '7']) {
    touchObject(session, { id: '5', name: 'file', template_version: version })
  }
  expect(session.logRows.map(({ change }) => change?.split(',')[0])).toEqual([
    expect.stringMatching(/^uuid /),
    'template_version (7) => (1)',
  ])
})
