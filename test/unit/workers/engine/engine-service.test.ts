import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { EngineService } from '../../../../workers/engine/engine-service'
import {
  maxMarked,
  rowsPerPage,
  type Evaluation,
  type PathQuery,
} from '../../../../workers/engine/protocol'

const event = {
  Event: {
    id: '7',
    info: 'Phishing',
    Tag: [{ name: 'tlp:amber' }],
    Attribute: [
      { type: 'ip-dst', value: '192.0.2.1', Tag: [{ name: 'tlp:red' }] },
      { type: 'domain', value: 'example.com' },
    ],
    Object: [{ name: 'file', Attribute: [{ type: 'md5', value: 'abc' }] }],
  },
}

let service: EngineService

function load(value: unknown): void {
  const result = service.load(JSON.stringify(value))
  expect(result.ok).toBe(true)
}

function ask(path: string, options: Partial<PathQuery> = {}): Evaluation {
  return service.evaluate({ path, mode: 'extract', form: 'normalised', ...options })
}

function valueOf(evaluation: Evaluation): Extract<Evaluation, { outcome: 'value' }> {
  if (evaluation.outcome !== 'value') throw new Error(`no value but ${evaluation.outcome}`)
  return evaluation
}

function textsOf(evaluation: Evaluation): readonly string[] {
  return valueOf(evaluation).rows.map(({ text }) => text)
}

beforeEach(() => {
  service = new EngineService()
})

describe('loading', () => {
  it('says what was loaded', () => {
    expect(service.load(JSON.stringify(event))).toEqual({
      ok: true,
      document: {
        found: 'a MISP event',
        events: ['#7 Phishing'],
        chosen: 0,
        counts: { attributes: 3, objects: 1 },
        characters: JSON.stringify(event).length,
        trigger: { id: 'event-publish', name: 'Event Publish', records: null },
      },
    })
  })

  it('keeps the data when the next text is no JSON', () => {
    load(event)
    const result = service.load('{"Event": ')
    expect(!result.ok && result.problem.place.column).toBe(11)
    expect(textsOf(ask('Event.info'))).toEqual(['"Phishing"'])
  })

  it('takes another of several events into use', () => {
    load({ response: [event, { Event: { id: '8', info: 'Second' } }] })
    expect(textsOf(ask('Event.info'))).toEqual(['"Phishing"'])
    expect(service.choose(1)).toMatchObject({ chosen: 1, counts: { attributes: 0, objects: 0 } })
    expect(textsOf(ask('Event.info'))).toEqual(['"Second"'])
    expect(service.choose(99)?.chosen).toBe(1)
    expect(service.choose(-1)?.chosen).toBe(0)
  })

  it('has nothing to choose from before something is loaded', () => {
    expect(service.choose(0)).toBeNull()
    expect(ask('Event').outcome).toBe('no-data')
    expect(service.dataText('raw')).toBeNull()
  })
})

describe('reading a path', () => {
  it('works on the event as the trigger event-publish hands it over', () => {
    load(event)
    expect(textsOf(ask('Event._AttributeFlattened.{n}.value'))).toEqual([
      '"192.0.2.1"',
      '"example.com"',
      '"abc"',
    ])
    expect(textsOf(ask('Event.Attribute.{n}._allTags.{n}[inherited=true].name'))).toEqual([
      '"tlp:amber"',
      '"tlp:amber"',
    ])
  })

  it('works on the JSON as it is', () => {
    load([event])
    expect(valueOf(ask('{n}.Event._AttributeFlattened', { form: 'raw' })).count).toBe(0)
    expect(textsOf(ask('{n}.Event.id', { form: 'raw' }))).toEqual(['"7"'])
  })

  it('gets a single value or nothing', () => {
    load(event)
    expect(ask('Event.info', { mode: 'get' })).toMatchObject({ kind: 'string', count: 1 })
    expect(ask('Event.nope', { mode: 'get' })).toMatchObject({ kind: 'null', count: 1 })
  })

  it('counts the fields of a map and names them', () => {
    load(event)
    const result = valueOf(ask('Event.Tag.0'))
    expect(result).toMatchObject({ kind: 'map', count: 1 })
    expect(result.rows).toEqual([
      { key: 'name', kind: 'string', text: '"tlp:amber"', complete: true },
    ])
  })

  it('answers data that is no event with what it is', () => {
    load({ a: 1 })
    expect(ask('a')).toEqual({
      outcome: 'no-event',
      found: 'an object with the field “a”',
      expected: 'a MISP event',
    })
    expect(textsOf(ask('a', { form: 'raw' }))).toEqual(['1'])
  })

  it('answers errors of PHP with their class and text', () => {
    load('text')
    expect(ask('a', { form: 'raw' })).toMatchObject({
      outcome: 'php-error',
      phpClass: 'TypeError',
    })
  })
})

describe('results', () => {
  const many = Array.from({ length: 250 }, (_, index) => ({ value: index }))

  it('are handed over in pages', () => {
    load(many)
    const result = valueOf(ask('{n}.value', { form: 'raw' }))
    expect(result.count).toBe(250)
    expect(result.rows).toHaveLength(rowsPerPage)
    expect(service.rows(result.id, 200)?.map(({ key }) => key)).toEqual(
      Array.from({ length: 50 }, (_, index) => String(200 + index)),
    )
    expect(service.rows(result.id, 400)).toEqual([])
  })

  it('are gone when a newer one has come', () => {
    load(many)
    const { id } = valueOf(ask('{n}', { form: 'raw' }))
    ask('{n}.value', { form: 'raw' })
    expect(service.rows(id, 0)).toBeNull()
    expect(service.resultText(id, null, 100)).toBeNull()
  })

  it('are read as text, whole or one entry, as far as asked for', () => {
    load([{ a: [1, 2] }, 'x'])
    const { id } = valueOf(ask('{n}', { form: 'raw' }))
    const whole = JSON.stringify([{ a: [1, 2] }, 'x'], null, 2)
    expect(service.resultText(id, null, 1000)).toEqual({ text: whole, complete: true })
    expect(service.resultText(id, 0, 4)).toEqual({ text: '{\n  ', complete: false })
    expect(service.resultText(id, 1, 1000)?.text).toBe('"x"')
  })

  it('show only the beginning of a long value', () => {
    load(['x'.repeat(10_000)])
    const row = valueOf(ask('{n}', { form: 'raw' })).rows[0]
    expect(row?.complete).toBe(false)
    expect(row?.text.length).toBeLessThan(1000)
  })
})

describe('places', () => {
  function loadText(text: string): void {
    expect(service.load(text).ok).toBe(true)
  }

  it('of a result are ranges of the loaded text', () => {
    loadText('{"Event": {\n  "Attribute": [\n    {"value": "a"},\n    {"value": "b"}]}}')
    const { id } = valueOf(ask('Event._AttributeFlattened.{n}.value'))
    expect(service.ranges(id, 'raw')).toEqual([
      { startLine: 3, startColumn: 15, endLine: 3, endColumn: 18 },
      { startLine: 4, startColumn: 15, endLine: 4, endColumn: 18 },
    ])
    expect(service.showEntry(id, 1)).toEqual({
      form: 'raw',
      range: { startLine: 4, startColumn: 15, endLine: 4, endColumn: 18 },
      place: ['Event', '_AttributeFlattened', 1, 'value'],
    })
    expect(service.showEntry(id, 2)).toBeNull()
  })

  it('of inherited tags are marked once', () => {
    load(event)
    const { id, count } = valueOf(ask('Event.Attribute.{n}._allTags.{n}[inherited=true].name'))
    expect(count).toBe(2)
    expect(service.ranges(id, 'raw')).toHaveLength(1)
    expect(service.ranges(id, 'normalised')).toHaveLength(2)
  })

  it('of what MISP added are shown in the normalised data', () => {
    load(event)
    const { id } = valueOf(ask('Event._AttributeFlattened.0._allTags.0.inherited'))
    expect(service.showEntry(id, 0)?.form).toBe('normalised')
    expect(service.ranges(id, 'raw')).toEqual([])
  })

  it('are not worked out for very many entries', () => {
    load(Array.from({ length: maxMarked + 1 }, () => 1))
    const { id } = valueOf(ask('{n}', { form: 'raw' }))
    expect(service.ranges(id, 'raw')).toEqual([])
    expect(service.showEntry(id, 7)?.range.startColumn).toBe(16)
  })

  it('give the paths to what stands there, in the data in use', () => {
    loadText('[{"Event": {"info": "x",\n "Object": [{}, {"Attribute": [{"value": 1}]}]}}]')
    expect(service.pathsAt('raw', 'raw', 1, 22)).toMatchObject({ exact: '0.Event.info' })
    expect(service.pathsAt('raw', 'normalised', 1, 22)).toMatchObject({ exact: 'Event.info' })
    expect(service.pathsAt('raw', 'normalised', 2, 35)).toMatchObject({
      exact: 'Event.Object.0.Attribute.0.value',
      general: 'Event.Object.{n}.Attribute.{n}.value',
    })
    expect(service.pathsAt('raw', 'normalised', 2, 14)).toBeNull()
  })

  it('of the bare fields of an event get the key that MISP puts around them', () => {
    loadText('{"info": "x", "Attribute": []}')
    expect(service.pathsAt('raw', 'normalised', 1, 3)).toMatchObject({ exact: 'Event.info' })
    const { id } = valueOf(ask('Event.info'))
    expect(service.showEntry(id, 0)?.range.startColumn).toBe(10)
  })
})

it('lays JSON out, or says why it is none', () => {
  expect(service.format('{"a":[1]}')).toEqual({ text: '{\n  "a": [\n    1\n  ]\n}' })
  expect(service.format('{')).toMatchObject({ problem: { place: { line: 1 } } })
})

describe('the samples', () => {
  it.each(['phishing', 'intrusion'])('%s is an event on which all of MISP’s tags show', (id) => {
    const file = new URL(`../../../../public/samples/${id}.json`, import.meta.url)
    const text = readFileSync(file, 'utf8')
    const result = service.load(text)
    expect(result.ok && result.document.found).toBe('a MISP event')
    expect(
      valueOf(ask('Event._AttributeFlattened.{n}._allTags.{n}[inherited=true]')).count,
    ).not.toBe(0)
  })
})

describe('counting', () => {
  const count = (path: string, options: Partial<PathQuery> = {}) =>
    service.count({ path, mode: 'extract', form: 'normalised', ...options })

  it('says how much a path gives and leaves the result in use as it is', () => {
    load(event)
    const { id } = valueOf(ask('Event.info'))
    expect(count('Event.Attribute.{n}.value')).toEqual({ outcome: 'value', kind: 'list', count: 2 })
    expect(count('Event.info', { mode: 'get' })).toMatchObject({ kind: 'string', count: 1 })
    expect(service.rows(id, 0)).toHaveLength(1)
  })

  it('says why nothing can be counted', () => {
    expect(count('Event')).toEqual({ outcome: 'no-data' })
    load(5)
    expect(count('Event')).toMatchObject({ outcome: 'no-event' })
    expect(count('Event', { form: 'raw' })).toMatchObject({ outcome: 'php-error' })
  })
})

describe('showing a place', () => {
  it('leads to the loaded text, or to the normalised one for what MISP added', () => {
    load(event)
    expect(service.showPlace('normalised', ['Event', 'info'])).toMatchObject({ form: 'raw' })
    const added = ['Event', 'Attribute', 0, '_allTags', 0, 'inherited']
    expect(service.showPlace('normalised', added)).toMatchObject({ form: 'normalised' })
    expect(service.showPlace('normalised', ['Event', 'nothing'])).toBeNull()
  })
})
