import { describe, expect, it } from 'vitest'
import { findEvents } from '@/formats/event-json/find-events'

describe('findEvents', () => {
  it('takes an event as MISP shows it', () => {
    const data = { Event: { id: '7', info: 'Phishing' } }
    expect(findEvents(data)).toEqual({
      found: 'a MISP event',
      events: [{ data, place: [], isBare: false, label: '#7 Phishing' }],
    })
    expect(findEvents(data).events[0]?.data).toBe(data)
  })

  it('takes the events of a search result and of a list', () => {
    const list = [{ Event: { id: '1' } }, { Event: { info: 'x' } }, { Event: null }, 'no event']
    const labels = (value: Parameters<typeof findEvents>[0]) =>
      findEvents(value).events.map(({ label }) => label)
    expect(labels({ response: list })).toEqual(['#1', 'x'])
    expect(labels(list)).toEqual(['#1', 'x'])
    expect(findEvents(list).found).toBe('a list of 2 MISP events')
  })

  it('says where in the file each event stands', () => {
    const list = ['no event', { Event: {} }]
    expect(findEvents(list).events[0]?.place).toEqual([1])
    expect(findEvents({ response: list }).events[0]?.place).toEqual(['response', 1])
  })

  it('puts the bare fields of an event under Event', () => {
    const bare = { info: 'x', Attribute: [] }
    expect(findEvents(bare).events).toEqual([
      { data: { Event: bare }, place: [], isBare: true, label: 'x' },
    ])
  })

  it.each([
    [null, 'null'],
    ['text', 'a text'],
    [5, 'a number'],
    [true, 'a boolean'],
    [[], 'an empty list'],
    [{}, 'an empty object'],
    [[1, 2, 3], 'a list of 3 items'],
    [{ a: 1 }, 'an object with the field “a”'],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, 'an object with the fields “a”, “b”, “c”, “d” …'],
    [{ Workflow: {} }, 'a MISP workflow (with the field “Workflow”)'],
    [{ Event: 'x' }, 'an object with the field “Event”'],
    [{ response: [] }, 'an object with the field “response”'],
  ])('says that %j is no event but %s', (value, found) => {
    expect(findEvents(value)).toEqual({ found, events: [] })
  })

  it('does not take inherited properties for fields', () => {
    expect(findEvents(JSON.parse('{"__proto__":{"Event":{"info":"x"}}}')).events).toEqual([])
  })
})
