import { describe, expect, it } from 'vitest'
import { extractPlaces } from '@/engine/hash-path/explain/places'
import type { Place } from '@/engine/hash-path/explain/place'
import { findPaths } from '@/engine/hash-path/find/find-paths'
import { placeToPath } from '@/engine/hash-path/find/place-to-path'
import type { PhpArray } from '@/engine/php/value'

const attributes = [
  { id: '1', type: 'ip-dst', value: '192.0.2.1', to_ids: true, Tag: [{ name: 'tlp:red' }] },
  { id: '2', type: 'domain', value: 'example.com', to_ids: false, Tag: [{ name: 'tlp:green' }] },
  { id: '3', type: 'ip-dst', value: '192.0.2.2', to_ids: false, Tag: [{ name: 'other' }] },
]
const inObject = {
  id: '4',
  type: 'ip-dst',
  value: '192.0.2.3',
  to_ids: true,
  object_relation: 'ip',
}

const event = {
  Event: {
    info: 'i',
    Attribute: attributes,
    Object: [{ name: 'ip-port', Attribute: [inObject] }],
    _AttributeFlattened: [...attributes, inObject],
  },
}

function placesOf(path: string, data: PhpArray = event): Place[] {
  const { count, at } = extractPlaces(data, path)
  return Array.from({ length: count }, (_, index) => at(index))
}

function best(path: string): string | undefined {
  return findPaths(event, placesOf(path))[0]?.path
}

describe('findPaths', () => {
  it.each([
    'Event.Attribute.{n}[type=ip-dst].value',
    'Event._AttributeFlattened.{n}[type=ip-dst].value',
    'Event._AttributeFlattened.{n}.value',
    'Event.Attribute.{n}.Tag.{n}[name=/^tlp:/].name',
    'Event.Attribute.{n}[type=ip-dst][to_ids=false].value',
  ])('finds %s again', (path) => {
    const candidates = findPaths(event, placesOf(path))
    expect(candidates.filter(({ isExact }) => isExact).map((found) => found.path)).toContain(path)
  })

  it('takes all ip-dst values for all attributes, wherever they were selected', () => {
    const selected: Place[] = [
      ['Event', 'Attribute', 0, 'value'],
      ['Event', 'Attribute', 2, 'value'],
      ['Event', 'Object', 0, 'Attribute', 0, 'value'],
    ]
    expect(findPaths(event, selected)[0]).toMatchObject({
      path: 'Event._AttributeFlattened.{n}[type=ip-dst].value',
      isExact: true,
      count: 3,
      others: 0,
      missing: 0,
      examples: [],
    })
  })

  it('leads to a single value by its place, and by what makes it special', () => {
    expect(best('Event.info')).toBe('Event.info')
    const paths = findPaths(event, [['Event', 'Attribute', 1, 'value']]).map(({ path }) => path)
    expect(paths).toContain('Event.Attribute.1.value')
    expect(paths).toContain('Event._AttributeFlattened.{n}[type=domain].value')
  })

  it('says what an inexact path gives besides', () => {
    const candidates = findPaths(event, placesOf('Event.Attribute.{n}[type=ip-dst].value'))
    const inexact = candidates.find(({ path }) => path === 'Event.Attribute.{n}.value')
    expect(inexact).toMatchObject({
      isExact: false,
      count: 3,
      others: 1,
      examples: [{ place: ['Event', 'Attribute', 1, 'value'], preview: '"example.com"' }],
    })
    expect(candidates.findIndex(({ isExact }) => !isExact)).toBeGreaterThan(0)
  })

  it('gives what it can for values that no single path leads to', () => {
    const candidates = findPaths(event, [
      ['Event', 'info'],
      ['Event', 'Attribute', 0, 'value'],
    ])
    expect(candidates.length).toBeGreaterThan(0)
    expect(candidates.every(({ isExact, missing }) => !isExact && missing > 0)).toBe(true)
  })

  it('goes through both lists of attributes where they hold the same', () => {
    const data = { Event: { Attribute: attributes, _AttributeFlattened: attributes } }
    for (const list of ['Attribute', '_AttributeFlattened']) {
      const selected = placesOf(`Event.${list}.{n}[type=ip-dst].value`, data)
      const candidates = findPaths(data, selected)
      expect(candidates.slice(0, 2).map(({ path, isExact }) => [path, isExact])).toEqual([
        ['Event._AttributeFlattened.{n}[type=ip-dst].value', true],
        ['Event.Attribute.{n}[type=ip-dst].value', true],
      ])
      const inexact = candidates.filter(({ isExact }) => !isExact)
      for (const { path, examples } of inexact) {
        expect(examples.map(({ place }) => place[1])).toEqual(
          examples.map(() => path.split('.')[1]),
        )
      }
      expect(inexact.length).toBeGreaterThan(0)
    }
  })

  it('has nothing for places where there is nothing', () => {
    expect(findPaths(event, [['Event', 'nope']])).toEqual([])
    expect(findPaths(event, [])).toEqual([])
    expect(findPaths('text', [[]])).toEqual([])
  })
})

describe('placeToPath', () => {
  it.each<[PhpArray, Place, string]>([
    [event, ['Event', 'Attribute', 0, 'Tag', 0, 'name'], 'Event.Attribute.0.Tag.0.name'],
    [event, [], ''],
    [['x', 'y'], [1], '1'],
    [['x', 'y'], [0], '0.{n}'],
    [[{ a: 1 }, 'y'], [0], '0[]'],
    [{ a: { b: null } }, ['a', 'b'], 'a[].b'],
    [{ a: { 'x.y': 1 } }, ['a', 'x.y'], 'a.{s}'],
    [{ l: { 'x.y': { id: 7 }, z: { id: 8 } } }, ['l', 'x.y'], 'l.{*}[id=7]'],
    [{ ' a': 1 }, [' a'], ' a'],
    [{ '1e1': 1, '10': 2 }, ['1e1'], '1e1'],
    [JSON.parse('{"__proto__": {"x": 1}}'), ['__proto__', 'x'], '__proto__.x'],
  ])('%j at %j: %s', (data, place, path) => {
    expect(placeToPath(data, place)).toMatchObject({ ok: true, path })
  })

  it.each<[PhpArray, Place]>([
    [{ 'a.b': 1, c: 2 }, ['a.b']],
    [{ a: null, b: 1 }, ['a']],
    [[null, 1], [0]],
    [{ a: 1 }, ['nope']],
  ])('%j at %j: none, and why', (data, place) => {
    const answer = placeToPath(data, place)
    expect(answer.ok).toBe(false)
    expect(!answer.ok && answer.reason.length).toBeGreaterThan(10)
  })
})
