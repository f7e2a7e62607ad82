import { beforeEach, describe, expect, it } from 'vitest'
import { EngineService } from '../../../../workers/engine/engine-service'
import { maxHits, nodesPerPage } from '../../../../workers/engine/tree-protocol'

const event = {
  Event: {
    id: '7',
    info: 'Phishing',
    Attribute: Array.from({ length: 250 }, (_, id) => ({
      id: String(id),
      type: id % 2 === 0 ? 'ip-dst' : 'domain',
      value: `v${id}`,
    })),
  },
}

let service: EngineService

beforeEach(() => {
  service = new EngineService()
  service.load(JSON.stringify(event))
})

const form = 'raw'

function evaluate(path: string): number {
  const evaluation = service.evaluate({ path, mode: 'extract', form })
  if (evaluation.outcome !== 'value') throw new Error(evaluation.outcome)
  return evaluation.id
}

describe('the data as a tree', () => {
  it('is handed out in pages', () => {
    const place = ['Event', 'Attribute']
    expect(service.tree.children({ form, place: [], start: 0, result: null })).toEqual({
      total: 1,
      nodes: [
        {
          key: 'Event',
          kind: 'map',
          preview: expect.stringContaining('Phishing'),
          count: 3,
          mark: null,
        },
      ],
    })
    const last = service.tree.children({ form, place, start: 200, result: null })
    expect(last?.total).toBe(250)
    expect(last?.nodes.map(({ key }) => key)).toEqual(Array.from({ length: 50 }, (_, i) => 200 + i))
    expect(service.tree.children({ form, place, start: 0, result: null })?.nodes).toHaveLength(
      nodesPerPage,
    )
  })

  it('has nothing behind single values and places that are not there', () => {
    for (const place of [['Event', 'info'], ['nope'], ['Event', '__proto__'], ['constructor']]) {
      expect(service.tree.children({ form, place, start: 0, result: null })).toBeNull()
      if (place[1] !== 'info') expect(service.tree.route(form, place)).toBeNull()
    }
    expect(
      new EngineService().tree.children({ form, place: [], start: 0, result: null }),
    ).toBeNull()
  })

  it('marks what a result has, and what it has something of', () => {
    const result = evaluate('Event.Attribute.{n}[type=domain].value')
    const marks = (...place: (string | number)[]) =>
      service.tree.children({ form, place, start: 0, result })?.nodes.map(({ mark }) => mark)
    expect(marks()).toEqual(['inside'])
    expect(marks('Event')).toEqual([null, null, 'inside'])
    expect(marks('Event', 'Attribute')?.slice(0, 3)).toEqual([null, 'inside', null])
    expect(marks('Event', 'Attribute', 1)).toEqual([null, null, 'found'])
    evaluate('Event.info')
    expect(marks('Event')).toEqual([null, null, null])
  })

  it('tells the way to a place', () => {
    expect(service.tree.route(form, ['Event', 'Attribute', 42, 'value'])).toEqual([
      { index: 0, key: 'Event', count: 3 },
      { index: 2, key: 'Attribute', count: 250 },
      { index: 42, key: 42, count: 3 },
      { index: 2, key: 'value', count: 0 },
    ])
    expect(service.tree.pathsOf(form, ['Event', 'Attribute', 42, 'value'])).toMatchObject({
      exact: 'Event.Attribute.42.value',
      general: 'Event.Attribute.{n}.value',
    })
  })
})

describe('searching', () => {
  it('finds names and values in the order of the data, in whatever case', () => {
    const search = service.tree.search(form, 'PHISH')
    expect(search).toMatchObject({ count: 1, isComplete: true })
    expect(service.tree.hit(search.id, 0)).toEqual(['Event', 'info'])
    const named = service.tree.search(form, 'attribute')
    expect(service.tree.hit(named.id, 0)).toEqual(['Event', 'Attribute'])
    const values = service.tree.search(form, 'v24')
    expect(values.count).toBe(11)
    expect(service.tree.hit(values.id, 1)).toEqual(['Event', 'Attribute', 240, 'value'])
    expect(service.tree.hit(search.id, 0)).toBeNull()
    expect(service.tree.hit(values.id, 11)).toBeNull()
  })

  it('stops where nobody would go on', () => {
    service.load(JSON.stringify(Array.from({ length: maxHits + 5 }, () => 'x')))
    expect(service.tree.search(form, 'x')).toMatchObject({ count: maxHits, isComplete: false })
    expect(service.tree.search(form, '')).toMatchObject({ count: 0, isComplete: true })
  })
})

describe('chosen values', () => {
  it('are shown as they are now; what is gone is left out', () => {
    expect(
      service.tree.show(form, [
        ['Event', 'info'],
        ['Event', 'gone'],
      ]),
    ).toEqual([{ place: ['Event', 'info'], preview: '"Phishing"' }])
  })

  it('are those that selected text touches', () => {
    service.load(
      '{"Event": {\n  "info": "a",\n  "Attribute": [\n    {"value": "b"},\n    {"value": "c"}\n  ]}}',
    )
    const range = { startLine: 4, startColumn: 8, endLine: 5, endColumn: 8 }
    expect(service.tree.selected('raw', 'normalised', [range])).toEqual({
      values: [
        { place: ['Event', 'Attribute', 0, 'value'], preview: '"b"' },
        { place: ['Event', 'Attribute', 1, 'value'], preview: '"c"' },
      ],
      isCut: false,
    })
    const cursor = { startLine: 2, startColumn: 5, endLine: 2, endColumn: 5 }
    expect(service.tree.selected('raw', 'raw', [cursor]).values).toEqual([
      { place: ['Event', 'info'], preview: '"a"' },
    ])
    service.fire({ id: 'event-after-save', record: 0 })
    expect(service.tree.selected('raw', 'normalised', [range]).values).toEqual([])
  })
})
