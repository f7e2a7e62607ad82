import { describe, expect, it } from 'vitest'
import { emptyState } from '@/engine/effects/empty-state'
import { stateForEvent } from '@/formats/event-json/state-for-event'

describe('stateForEvent', () => {
  it('stores the event under its id and knows its tags and organisations', () => {
    const event = {
      id: '7',
      Org: { id: '1', name: 'CERT' },
      Orgc: { id: '2', name: 'Partner' },
      SharingGroup: { id: '4', name: 'Friends' },
      Tag: [{ id: '1', name: 'tlp:red', local: true, relationship_type: null }],
      Attribute: [{ id: '1', Tag: [{ id: '1', name: 'TLP:RED' }] }],
      Object: [{ id: '1', Attribute: [{ id: '2', Tag: [{ id: '3', name: 'x' }] }] }],
      EventReport: [{ id: '1', Tag: [{ id: '4', name: 'y' }] }],
    }
    const state = stateForEvent(event, 1000)
    expect(state.now).toBe(1000)
    expect(state.events['7']).toBe(event)
    expect(state.tags).toEqual([
      { id: '1', name: 'tlp:red' },
      { id: '3', name: 'x' },
      { id: '4', name: 'y' },
    ])
    expect(state.organisations).toEqual([event.Org, event.Orgc])
    expect(state.sharingGroups).toEqual([event.SharingGroup])
  })

  it('is the MISP without events when there is none', () => {
    expect(stateForEvent(null, 5)).toEqual(emptyState(5))
  })

  it('takes a hostile id for a plain key', () => {
    const event = { id: '__proto__', info: 'x' }
    const { events } = stateForEvent(event, 0)
    expect(Object.keys(events)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(events)).toBe(Object.prototype)
  })
})

describe('stateForEvent in a MISP that has content', () => {
  const misp = {
    ...emptyState(0),
    tags: [
      { id: '1', name: 'TLP:RED', colour: '#000000' },
      { id: '2', name: 'mine', colour: '#000000' },
    ],
    organisations: [
      { id: '1', name: 'Ours' },
      { id: '2', name: 'Theirs' },
    ],
  }
  const event = {
    id: '3',
    Tag: [{ id: '2', name: 'tlp:red', colour: '#ff0000', local: true }],
    Orgc: { id: '1', name: 'Of the event' },
  }

  it('takes tags and organisations as the event has them, and gives no id to two tags', () => {
    const state = stateForEvent(event, 7, misp)
    expect(state.now).toBe(7)
    expect(state.tags).toEqual([
      { id: '2', name: 'tlp:red', colour: '#ff0000' },
      { id: '4', name: 'mine', colour: '#000000' },
    ])
    expect(state.organisations).toEqual([
      { id: '1', name: 'Of the event' },
      { id: '2', name: 'Theirs' },
    ])
  })
})
