import { describe, expect, it } from 'vitest'
import { applyEffect } from '@/engine/effects/apply.ts'
import { compatOf } from '@/engine/compat.ts'
import { describeEffect } from '@/engine/effects/describe.ts'
import { editReport } from '@/engine/effects/edit-report.ts'
import type { MispState } from '@/engine/effects/state.ts'
import { writeFile } from '@/engine/effects/write-file.ts'
import { at } from '../event/samples.ts'
import { listener, logLines, misp, queuedFor, sessionOn } from './misp.ts'

function mispWithReport() {
  const state = misp()
  const report = { id: '4', uuid: 'u', name: 'Notes', content: 'old', timestamp: '1' }
  const other = { id: '5', name: 'Other', content: 'kept' }
  const event = { ...state.events['3'], published: true, EventReport: [other, report] }
  return { ...state, events: { 3: event } }
}

describe('the text of an event report', () => {
  it('is replaced: logged, announced, the event unpublished', () => {
    const session = sessionOn({
      ...mispWithReport(),
      workflows: [listener('event-report-after-save')],
    })
    expect(editReport(session, { eventId: '3', reportId: '4', content: 'new' })).toBe(true)
    const event = session.state.events['3']
    expect(at(event, 'EventReport', '1')).toMatchObject({ content: 'new', timestamp: '1727827200' })
    expect(at(event, 'EventReport', '0', 'content')).toBe('kept')
    expect(at(event, 'published')).toBe(false)
    expect(logLines(session)).toContain('EventReport edit: Notes | content (old) => (new)')
    expect(queuedFor(session, 'event-report-after-save')).toMatchObject([
      { EventReport: { id: '4', content: 'new' } },
    ])
  })

  it('of a report or event that is not there changes nothing', () => {
    const state = mispWithReport()
    for (const [eventId, reportId] of [
      ['3', '9'],
      ['9', '4'],
    ] as const) {
      const session = sessionOn(state)
      expect(editReport(session, { eventId, reportId, content: 'new' })).toBe(false)
      expect(session.state).toBe(state)
    }
  })
})

describe('a file', () => {
  it('is written, written over and deleted', () => {
    const session = sessionOn(misp())
    writeFile(session, 'a.txt', 'one')
    writeFile(session, 'b.txt', 'two')
    writeFile(session, 'a.txt', 'three')
    expect(session.state.files).toEqual({ 'a.txt': 'three', 'b.txt': 'two' })
    writeFile(session, 'a.txt', null)
    expect(session.state.files).toEqual({ 'b.txt': 'two' })
    expect(session.effects).toHaveLength(4)
  })
})

it('both are effects with a meaning and a sentence', () => {
  const session = sessionOn(mispWithReport())
  editReport(session, { eventId: '3', reportId: '4', content: 'new' })
  writeFile(session, 'a.txt', 'one\ntwo')
  writeFile(session, 'b.txt', null)
  const replayed = session.effects.reduce<MispState>(
    (state, effect) => applyEffect(state, effect, compatOf('2.5.19')),
    mispWithReport(),
  )
  expect(replayed.events).toEqual(session.state.events)
  expect(replayed.files).toEqual({ 'a.txt': 'one\ntwo' })
  expect(session.effects.map((effect) => describeEffect(effect, session.state))).toEqual([
    'Change the text of report 4 of event 3 (Sample)',
    'Write the file a.txt (2 lines)',
    'Delete the file b.txt',
  ])
})
