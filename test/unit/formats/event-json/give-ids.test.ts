import { describe, expect, it } from 'vitest'
import { giveIds } from '@/formats/event-json/give-ids'

describe('giveIds', () => {
  it('numbers everything that has no id, as MISP does when an event is added', () => {
    const { event, given } = giveIds({
      info: 'feed export',
      Tag: [{ name: 'tlp:clear' }],
      Attribute: [{ value: 'a', Tag: [{ name: 'tlp:clear' }, { name: 'x' }] }, { value: 'b' }],
      Object: [{ name: 'file', Attribute: [{ value: 'c' }] }],
    })
    expect(event).toEqual({
      id: '1',
      info: 'feed export',
      Tag: [{ id: '1', name: 'tlp:clear' }],
      Attribute: [
        {
          id: '1',
          event_id: '1',
          object_id: '0',
          value: 'a',
          Tag: [
            { id: '1', name: 'tlp:clear' },
            { id: '2', name: 'x' },
          ],
        },
        { id: '2', event_id: '1', object_id: '0', value: 'b' },
      ],
      Object: [
        {
          id: '1',
          event_id: '1',
          name: 'file',
          Attribute: [{ id: '3', event_id: '1', object_id: '1', value: 'c' }],
        },
      ],
    })
    expect(given).toBe(8)
  })

  it('keeps ids that are there and goes on behind the highest', () => {
    const { event, given } = giveIds({
      id: '7',
      Attribute: [{ id: '40', event_id: '7', object_id: '0' }, { value: 'new' }],
      Tag: [{ id: '9', name: 'x' }, { name: 'y' }],
    })
    expect(event).toMatchObject({
      Attribute: [{ id: '40' }, { id: '41', event_id: '7' }],
      Tag: [{ id: '9' }, { id: '10' }],
    })
    expect(given).toBe(2)
  })

  it('gives the same event when nothing is missing', () => {
    const event = {
      id: '7',
      Attribute: [{ id: '1', event_id: '7', object_id: '0', Tag: [{ id: '3', name: 'x' }] }],
      Object: [],
    }
    expect(giveIds(event)).toEqual({ event, given: 0 })
    expect(giveIds(event).event).toBe(event)
  })

  it('leaves alone what is no row', () => {
    const event = { id: '1', Attribute: ['text', null], Tag: 'none', Object: { a: 1 } }
    expect(giveIds(event).event).toBe(event)
  })
})
