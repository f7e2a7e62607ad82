import { expect, it } from 'vitest'
import { fieldPreview } from '@/stores/field-preview'
import type { CompleteQuery } from '../../../workers/engine/explain-protocol'
import { EngineService } from '../../../workers/engine/engine-service'

/** A client of an engine in this thread, which notes the kinds of questions. */
function setUp(text: string) {
  const kinds: string[] = []
  const service = new EngineService()
  service.load(text)
  const engine = {
    previewPath: service.previewPath.bind(service),
    previewFilter: service.previewFilter.bind(service),
    previewTemplate: service.previewTemplate.bind(service),
    completePath: async (query: CompleteQuery) => service.completePath(query),
  }
  const client: Parameters<typeof fieldPreview>[0] = {
    ask: async (kind, question) => {
      kinds.push(kind)
      return { state: 'done', value: await question(engine) }
    },
  }
  const preview = fieldPreview(client, {
    hasEvent: true,
    version: '2.5.19',
    baseUrl: 'https://misp.example.org',
  })
  return { preview, kinds }
}

const text = JSON.stringify({
  Event: { id: '1', Attribute: [{ type: 'ip-dst', value: '192.0.2.1' }] },
})

it('asks for each field apart, in the version of the workflow', async () => {
  const { preview, kinds } = setUp(text)
  await preview.path('a', { path: 'Event.id', mode: 'get' })
  const filter = { selector: 'Event.Attribute.{n}', path: 'type', operator: 'in', value: 'ip-dst' }
  expect(await preview.filter('b', filter)).toMatchObject({ value: { kept: 1 } })
  expect(await preview.template('c', '{{ _env.baseurl }}')).toMatchObject({
    value: { text: { text: 'https://misp.example.org' } },
  })
  expect(kinds).toEqual(['path a', 'filter b', 'template c'])
})

it('completes a path behind a selector in its own text', async () => {
  const { preview } = setUp(text)
  const found = await preview.complete('ty', 2, 'Event.Attribute.{n}')
  expect(found?.items[0]).toMatchObject({ text: 'type', start: 0, end: 2 })
})
