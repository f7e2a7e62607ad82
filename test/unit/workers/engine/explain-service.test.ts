import { beforeEach, describe, expect, it } from 'vitest'
import { EngineService } from '../../../../workers/engine/engine-service'

const event = {
  Event: {
    id: '7',
    info: 'Phishing',
    Attribute: Array.from({ length: 2_500 }, (_, id) => ({
      id: String(id),
      type: id % 2 === 0 ? 'ip-dst' : 'domain',
      value: `v${id}`,
    })),
  },
}

let service: EngineService

beforeEach(() => {
  service = new EngineService()
})

function load(): void {
  expect(service.load(JSON.stringify(event)).ok).toBe(true)
}

function explain(path: string) {
  const answer = service.explain({ path, mode: 'extract', form: 'normalised' })
  if (answer.outcome !== 'explained') throw new Error(answer.outcome)
  return answer
}

describe('without data', () => {
  it('every question is answered with that', () => {
    const form = 'normalised'
    const condition = { kind: 'count-if', path: 'a', operator: 'equals', value: '1' } as const
    expect([
      service.explain({ path: 'a', mode: 'extract', form }),
      service.findPaths({ form, places: [['a']] }),
      service.pathTo({ form, place: ['a'] }),
      service.completePath({ path: '', cursor: 0, form }),
      service.explainCondition({ form, condition }),
    ]).toEqual(Array.from({ length: 5 }, () => ({ outcome: 'no-data' })))
    expect(service.places(1, 0, 10)).toBeNull()
  })
})

describe('explaining', () => {
  it('works on the event as the trigger hands it over', () => {
    load()
    const { explanation } = explain('Event._AttributeFlattened.{n}[type=ip-dst].value')
    expect(explanation.count).toBe(1_250)
    expect(explanation.steps[2]).toMatchObject({ itemsIn: 1, reached: 2_500, itemsOut: 1_250 })
  })

  it('hands items over in pages', () => {
    load()
    const { id } = explain('Event.Attribute.{n}[type=ip-dst].value')
    expect(service.stepItems(id, 2, 1_249, 10)).toMatchObject({
      total: 1_250,
      items: [{ place: ['Event', 'Attribute', 2_498] }],
    })
    expect(service.stepItems(id, 2, 0, 5_000)?.items.length).toBe(1_000)
    const drops = { id, step: 2, drop: 0, start: 0, count: 1 }
    expect(service.droppedItems(drops)).toMatchObject({
      total: 1_250,
      items: [{ place: ['Event', 'Attribute', 1], comparison: { holds: false } }],
    })
    expect(service.places(id, 0, 2)?.items).toEqual([
      ['Event', 'Attribute', 0, 'value'],
      ['Event', 'Attribute', 2, 'value'],
    ])
    expect(service.places(id, 9_999, 2)?.items).toEqual([])
  })

  it('answers nothing about an explanation that is no longer the last', () => {
    load()
    const { id } = explain('Event')
    explain('Event.info')
    expect(service.stepItems(id, 0, 0, 1)).toBeNull()
    expect(service.droppedItems({ id, step: 0, drop: 0, start: 0, count: 1 })).toBeNull()
    expect(service.places(id, 0, 1)).toBeNull()
  })
})

describe('other questions', () => {
  it('are answered on the same data', () => {
    load()
    const form = 'normalised'
    const place = ['Event', 'Attribute', 3, 'value']
    expect(service.pathTo({ form, place })).toMatchObject({
      outcome: 'path',
      path: 'Event.Attribute.3.value',
    })
    const found = service.findPaths({ form, places: [place] })
    expect(found.outcome === 'found' && found.candidates[0]).toMatchObject({
      path: 'Event.Attribute.3.value',
      isExact: true,
    })
    expect(service.completePath({ path: 'Event.inf', cursor: 9, form })).toMatchObject({
      outcome: 'completed',
      items: [{ text: 'info' }],
    })
  })

  it('explain conditions, and page through their items', () => {
    load()
    const selector = 'Event.Attribute.{n}'
    const condition = {
      kind: 'filter-generic',
      selector,
      path: 'type',
      operator: 'equals',
      value: 'domain',
    } as const
    const answer = service.explainCondition({ form: 'normalised', condition, version: '2.5.1' })
    if (answer.outcome !== 'explained') throw new Error(answer.outcome)
    expect(answer.condition).toMatchObject({ total: 2_500, kept: 1_250, dropped: 1_250 })
    expect(service.conditionItems(answer.id, 0, 1_249, 10)?.items.length).toBe(1)
    expect(service.conditionItems(answer.id + 1, 0, 0, 10)).toBeNull()
  })
})
