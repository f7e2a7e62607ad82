import { beforeEach, describe, expect, it } from 'vitest'
import { EngineService } from '../../../../workers/engine/engine-service'

const eventOf = (id: string, ...values: string[]) => ({
  Event: { id, info: `event ${id}`, Attribute: values.map((value) => ({ type: 'ip-dst', value })) },
})
const query = {
  path: 'Event._AttributeFlattened.{n}.value',
  mode: 'extract',
  form: 'normalised',
} as const

let service: EngineService

beforeEach(() => {
  service = new EngineService()
  service.load(JSON.stringify([eventOf('1', 'a'), eventOf('2', 'b', 'c', 'd', 'e')]))
})

describe('comparing', () => {
  it('reads the path on every event of every text', () => {
    service.choose(1)
    service.compared.add('other', JSON.stringify(eventOf('3')))
    expect(service.compared.compare(query)).toEqual({
      isComplete: true,
      events: [
        {
          source: null,
          event: 0,
          label: '#1 event 1',
          isInUse: false,
          outcome: { outcome: 'value', kind: 'list', count: 1, first: ['"a"'] },
        },
        {
          source: null,
          event: 1,
          label: '#2 event 2',
          isInUse: true,
          outcome: { outcome: 'value', kind: 'list', count: 4, first: ['"b"', '"c"', '"d"'] },
        },
        {
          source: 'other',
          event: 0,
          label: '#3 event 3',
          isInUse: false,
          outcome: { outcome: 'value', kind: 'list', count: 0, first: [] },
        },
      ],
    })
    service.compared.remove('other')
    expect(service.compared.compare(query).events).toHaveLength(2)
  })

  it('takes JSON as it is as one thing', () => {
    const { events } = service.compared.compare({ ...query, form: 'raw', path: '{n}.Event.id' })
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      label: 'a list of 2 MISP events',
      outcome: { first: ['"1"', '"2"'] },
    })
  })

  it('follows the trigger and says where there is nothing or an error', () => {
    service.compared.add('text', '{"a": 1}')
    service.fire({ id: 'attribute-after-save', record: 0 })
    const [first, , other] = service.compared.compare(query).events
    expect(first?.outcome).toMatchObject({ first: ['"a"'] })
    expect(other?.outcome).toMatchObject({ outcome: 'value', count: 0 })
    service.fire({ id: 'event-report-after-save', record: 0 })
    expect(service.compared.compare(query).events[0]?.outcome).toMatchObject({
      outcome: 'no-event',
    })
    service.fire({ id: 'event-publish', record: 0 })
    const failing = service.compared.compare({ ...query, path: 'Event[Attribute=/a/]' }).events
    expect(failing[0]?.outcome).toMatchObject({ outcome: 'php-error' })
  })

  it('refuses what is no JSON, and keeps what was there', () => {
    service.compared.add('other', JSON.stringify(eventOf('3', 'x')))
    expect(service.compared.add('other', '{').ok).toBe(false)
    expect(service.compared.compare(query).events[2]?.outcome).toMatchObject({ first: ['"x"'] })
  })
})
