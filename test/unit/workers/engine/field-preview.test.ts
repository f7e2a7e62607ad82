import { beforeEach, describe, expect, it } from 'vitest'
import { EngineService } from '../../../../workers/engine/engine-service'

const event = {
  Event: {
    id: '1',
    info: 'Phishing',
    Attribute: [
      { id: '1', type: 'ip-dst', value: '192.0.2.1', Tag: [{ name: 'tlp:red' }] },
      { id: '2', type: 'domain', value: 'example.org' },
    ],
  },
}
const items = 'Event._AttributeFlattened.{n}'

let service: EngineService

beforeEach(() => {
  service = new EngineService()
  service.load(JSON.stringify(event))
})

describe('preview of a path', () => {
  it('counts what is found and shows the first values in words', async () => {
    const preview = await service.previewPath({ path: items, mode: 'extract' })
    expect(preview).toEqual({
      found: { outcome: 'found', count: 2, values: ['ip-dst 192.0.2.1', 'domain example.org'] },
      notes: [],
    })
  })

  it('finds one value with get, or none', async () => {
    const found = async (path: string) => (await service.previewPath({ path, mode: 'get' })).found
    expect(await found('Event.info')).toMatchObject({ count: 1, values: ['"Phishing"'] })
    expect(await found('Event.nothing')).toMatchObject({ count: 0, values: [] })
  })

  it('starts at the items of a selector, and advises about one that has something', async () => {
    const query = { path: 'Tag.{n}.name', mode: 'extract', selector: items } as const
    expect(await service.previewPath(query)).toEqual({
      found: { outcome: 'found', count: 1, items: 2, values: ['"tlp:red"'] },
      notes: [],
    })
    const { notes } = await service.previewPath({ ...query, path: 'Tagg.{n}.name' })
    expect(notes.map(({ title }) => title)).toContain('No such field')
  })

  it('tells where MISP’s run would end', async () => {
    const query = { path: 'x', mode: 'extract', selector: `${items}.value` } as const
    expect((await service.previewPath(query)).found).toMatchObject({
      outcome: 'php-error',
      phpClass: 'TypeError',
    })
  })

  it('knows what is wrong with a path without an event', async () => {
    const { found, notes } = await new EngineService().previewPath({
      path: 'Event.Attribute.{x}',
      mode: 'extract',
    })
    expect(found).toEqual({ outcome: 'no-data' })
    expect(notes.length).toBeGreaterThan(0)
  })

  it('tells when the event is none', async () => {
    service.load('[1, 2]')
    const { found } = await service.previewPath({ path: 'Event.id', mode: 'get' })
    expect(found.outcome).toBe('no-event')
  })
})

describe('preview of a filter', () => {
  const filter = { selector: items, path: 'type', operator: 'equals', value: 'domain' }

  it('counts what is kept', async () => {
    expect(await service.previewFilter({ ...filter, version: '2.5.19' })).toEqual({
      outcome: 'kept',
      kept: 1,
      items: 2,
      values: ['domain example.org'],
    })
  })

  it('keeps the keys of older versions out of the count', async () => {
    const preview = await service.previewFilter({ ...filter, version: '2.5.1' })
    expect(preview).toMatchObject({ kept: 1, items: 2 })
  })
})

describe('preview of a template', () => {
  const render = (template: string, version: '2.5.1' | '2.5.19' = '2.5.19') =>
    service.previewTemplate({ template, version, baseUrl: 'https://misp.example.org' })

  it('renders it on the event', async () => {
    expect(await render('{{ Event.info }}')).toEqual({
      outcome: 'rendered',
      text: { text: 'Phishing', complete: true },
    })
  })

  it('tells the error and its line', async () => {
    expect(await render('a\n{{ b | none_such }}')).toMatchObject({
      text: { text: '' },
      error: { line: 2 },
    })
  })

  it('knows the address of the MISP since 2.5.11', async () => {
    const text = async (version: '2.5.1' | '2.5.19') => {
      const preview = await render('{{ _env.baseurl }}', version)
      return preview.outcome === 'rendered' ? preview.text.text : preview.outcome
    }
    expect(await text('2.5.19')).toBe('https://misp.example.org')
    expect(await text('2.5.1')).toBe('')
  })

  it('shows the beginning of a long text', async () => {
    expect(await render('{{ "x" * 10000 }}')).toMatchObject({ text: { complete: false } })
  })
})
