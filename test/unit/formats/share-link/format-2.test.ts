import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isPhpMap } from '@/engine/php/array'
import { ALL_MODULES } from '@/engine/modules/registry'
import { putBehindTrigger } from '@/formats/workflow-json/behind-trigger'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { workflowOf } from '@/formats/workflow-json/read-workflow'
import { writeWorkflow } from '@/formats/workflow-json/write-workflow'
import { readFormat2, writeFormat2 } from '@/formats/share-link/format-2/format-2'
import type { SharedContent } from '@/formats/share-link/content'
import { readShareLink, writeShareLink } from '@/formats/share-link/share-link'
import { eventPublish } from '@/engine/modules/triggers/event-publish'
import { anyGraphText } from '../workflow-json/arbitrary-graph'
import { meaningOfDocument } from './meaning-of-document'

const official = '../shared/data/blueprints'
const ours = 'blueprints'

function blueprintsIn(folder: string): readonly (readonly [name: string, text: string])[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const)
    .filter(([, text]) => readWorkflowFile(text).blueprints.length === 1)
}

/** The text that comes out at the other end. */
function sent(kind: 'workflow' | 'blueprint', content: string): string {
  const bytes = writeFormat2({ kind, content, events: [] })
  const value = bytes === undefined ? null : readFormat2(bytes)
  const text = isPhpMap(value) ? value['content'] : undefined
  if (typeof text !== 'string') throw new Error('was not sent')
  return text
}

describe.each(blueprintsIn(ours))('our blueprint %s', (_, text) => {
  it('keeps its meaning', () => {
    expect(meaningOfDocument(sent('blueprint', text))).toEqual(meaningOfDocument(text))
  })

  it('keeps its meaning as a workflow', () => {
    const nodes = readWorkflowFile(text).blueprints[0]?.nodes ?? []
    const { graph } = putBehindTrigger(nodes, eventPublish.declaration)
    const workflow = writeWorkflow(
      workflowOf(graph, { name: 'A', enabled: true, misp_version: '2.5.1', counter: '3' }),
    )
    expect(meaningOfDocument(sent('workflow', workflow))).toEqual(meaningOfDocument(workflow))
  })
})

if (existsSync(official)) {
  describe.each(blueprintsIn(official))('the official blueprint %s', (_, text) => {
    it('takes at most 450 characters and keeps its meaning', async () => {
      const { link, format } = await writeShareLink({
        kind: 'blueprint',
        content: text,
        events: [],
      })
      expect(format).toBe(2)
      expect(link.length).toBeLessThanOrEqual(450)
      const read = await readShareLink(link)
      expect(read.ok && read.content.kind === 'blueprint').toBe(true)
      if (!read.ok || read.content.kind !== 'blueprint') return
      expect(meaningOfDocument(read.content.content)).toEqual(meaningOfDocument(text))
    })
  })
} else {
  test.skip(`the official blueprints: there is no ${official}`, () => undefined)
}

/** Nodes of modules that exist, with parameters that they have and others. */
const knownNode = fc
  .constantFrom(...ALL_MODULES)
  .chain(({ declaration: { type, id, parameters } }) =>
    fc.record({
      type: fc.constant(type),
      id: fc.constant(id),
      parameters: fc.dictionary(
        fc.constantFrom('other', ...parameters.map((parameter) => parameter.id)),
        fc.oneof(
          fc.constantFrom(...parameters.map((parameter) => parameter.default ?? 'event'), 'remove'),
          fc.string({ maxLength: 4 }),
          fc.array(fc.string({ maxLength: 4 }), { maxLength: 2 }),
          fc.constantFrom(true, false, null, 7, 0.5, -0.5),
        ),
      ),
    }),
  )

describe('any graph', () => {
  it('keeps its meaning', () => {
    fc.assert(
      fc.property(anyGraphText, fc.array(knownNode, { maxLength: 3 }), (text, known) => {
        const graph: Record<string, { data?: object }> = JSON.parse(text)
        Object.values(graph).forEach((node, index) => {
          const module = known[index]
          if (module === undefined || node.data === undefined) return
          const { type, id, parameters } = module
          Object.assign(node.data, { module_type: type, id, indexed_params: parameters })
        })
        const workflow = `{"Workflow":{"name":"x","trigger_id":"y","extra":{"__proto__":1},"data":${JSON.stringify(graph)}}}`
        expect(meaningOfDocument(sent('workflow', workflow))).toEqual(meaningOfDocument(workflow))
      }),
      { numRuns: 60 },
    )
  }, 30_000)

  it('keeps nodes in their order, also where it is not that of their ids', () => {
    const node = '{"id":ID,"data":{"id":"tag_operation","module_type":"action"}}'
    const workflow = `{"7":${node.replace('ID', '7')},"3":${node.replace('ID', '3')}}`
    const graph = readWorkflowFile(sent('workflow', workflow)).workflows[0]?.graph
    expect(graph?.nodes.map(({ key }) => key)).toEqual(['7', '3'])
  })
})

it('leaves to format 1 what is no workflow', () => {
  const content: SharedContent = { kind: 'workflow', content: '{"Event":{}}', events: [] }
  expect(writeFormat2(content)).toBeUndefined()
})

describe('what both ends know beforehand', () => {
  // A link that was made with these texts is read with them. Whoever needs others makes format 3.
  it.each([
    ['modules.txt', '3aa76f65dacab9448f4ef648e03c7e69e3fb55e4ef69541db916484036ba456a'],
    ['words.txt', '8849f55a939075ce2a2f8bcfbd1e23b8b23e2015cf1d7669cbd5fb7fffd1d70d'],
    ['dictionary.txt', 'bf4d6005f84eeae2ac547b3d6da4aa02577ebfeeba10d164e48262f2c0b8df94'],
  ])('%s is frozen', (name, hash) => {
    const text = readFileSync(`src/formats/share-link/format-2/${name}`)
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
  })
})
