import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import {
  writeBlueprint,
  writeEditBody,
  writeGraph,
  writeWorkflow,
} from '@/formats/workflow-json/write-workflow'
import { anyGraphText } from './arbitrary-graph'
import { meaning, meaningOf } from './same-meaning'

function onlyWorkflow(text: string) {
  const { workflows, problems } = readWorkflowFile(text)
  const [workflow] = workflows
  if (workflow === undefined) throw new Error(JSON.stringify(problems))
  return workflow
}

function onlyBlueprint(text: string) {
  const { blueprints, problems } = readWorkflowFile(text)
  const [blueprint] = blueprints
  if (blueprint === undefined) throw new Error(JSON.stringify(problems))
  return blueprint
}

function topKeys(graphText: string): readonly string[] {
  return onlyWorkflow(graphText).graph.nodes.map(({ key }) => key)
}

describe('reading and writing', () => {
  it('gives back a graph in meaning and order, with all that nobody knows', () => {
    fc.assert(
      fc.property(anyGraphText, (text) => {
        const written = writeGraph(onlyWorkflow(text).graph)
        expect(meaningOf(written)).toEqual(meaningOf(text))
        expect(topKeys(written)).toEqual(topKeys(text))
      }),
    )
  })

  it('gives back a workflow with its record', () => {
    fc.assert(
      fc.property(anyGraphText, fc.boolean(), (data, asText) => {
        const record = `"id":"7","uuid":"u","name":"n","description":"d","timestamp":"1","enabled":false,"counter":"3","trigger_id":"event-publish","debug_enabled":true,"listening_triggers":[{"id":"x"}]`
        const text = `{"Workflow":{${record},"data":${asText ? JSON.stringify(data) : data}}}`
        const workflow = onlyWorkflow(text)
        expect(workflow).toMatchObject({ id: '7', counter: 3, debugEnabled: true, enabled: false })
        expect(meaningOf(writeWorkflow(workflow))).toEqual(
          meaningOf(`{"Workflow":{${record},"data":${data}}}`),
        )
      }),
    )
  })

  it('gives MISP the graph as text when it is to be saved', () => {
    const workflow = onlyWorkflow(
      '{"Workflow":{"id":"7","name":"n","data":{"2":{"id":2,"data":{"id":"a"}},"1":{"id":1,"data":{"id":"b"}}}}}',
    )
    expect(JSON.parse(writeEditBody(workflow))).toEqual({
      Workflow: {
        name: 'n',
        description: '',
        debug_enabled: false,
        data: '{"2":{"id":2,"data":{"id":"a"}},"1":{"id":1,"data":{"id":"b"}}}',
      },
    })
  })

  it('writes what was changed and keeps the rest', () => {
    const text =
      '{"Workflow":{"id":"7","name":"n","x":1,"debug_enabled":0,"counter":"1","data":{"_frames":{"f":{"id":"f","text":"t","nodes":["1"],"class":"c"}},"1":{"id":1,"data":{}}}}}'
    const before = onlyWorkflow(text)
    const [frame] = before.graph.frames
    if (frame === undefined) throw new Error('the frame is there')
    const after = {
      ...before,
      name: 'new',
      triggerId: 'event-publish',
      debugEnabled: true,
      counter: 2,
      graph: {
        ...before.graph,
        frames: [
          { ...frame, title: 'T', nodes: [1, 2] },
          { id: 'g', title: 'G', nodes: [1], raw: {} },
        ],
      },
    }
    expect(JSON.parse(writeWorkflow(after))).toEqual({
      Workflow: {
        id: '7',
        name: 'new',
        x: 1,
        debug_enabled: true,
        counter: '2',
        trigger_id: 'event-publish',
        data: {
          _frames: {
            f: { id: 'f', text: 'T', nodes: [1, 2], class: 'c' },
            g: { id: 'g', text: 'G', nodes: [1], class: '' },
          },
          1: { id: 1, data: {} },
        },
      },
    })
  })

  it('keeps what stands among the nodes and is none', () => {
    const text =
      '{"1":{"id":1,"data":{"module_type":"trigger","id":"x"}},"note":"hello","_frames":"odd"}'
    expect(meaningOf(writeGraph(onlyWorkflow(text).graph))).toEqual(meaningOf(text))
  })

  it('leaves out the Mermaid text of a blueprint whose nodes were changed', () => {
    const text =
      '{"WorkflowBlueprint":{"id":"1","name":"b","default":true,"mermaid":"flowchart LR\\n","data":[{"id":5,"data":{"id":"a","module_type":"action"}}]}}'
    const blueprint = onlyBlueprint(text)
    expect(JSON.parse(writeBlueprint(blueprint))).toEqual(JSON.parse(text))
    const renamed = {
      ...blueprint,
      nodes: blueprint.nodes.map((node) => ({ ...node, name: 'New' })),
    }
    const written: unknown = JSON.parse(writeBlueprint(renamed))
    expect(written).toMatchObject({ WorkflowBlueprint: { data: [{ id: 5, name: 'New' }] } })
    expect(written).not.toHaveProperty('WorkflowBlueprint.mermaid')
  })
})

describe.each([
  ['our blueprints', 'blueprints'],
  ["MISP's official blueprints", path.join('..', 'shared', 'data', 'blueprints')],
])('%s', (_name, folder) => {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith('.json'))
    : []

  it.skipIf(files.length === 0)(
    `come back in meaning (folder ${folder}, skipped where it is missing)`,
    () => {
      for (const file of files) {
        const text = readFileSync(path.join(folder, file), 'utf8')
        const { blueprints, workflows, problems } = readWorkflowFile(text)
        expect(problems, file).toEqual([])
        expect(workflows, file).toEqual([])
        const written = blueprints.map((blueprint) => writeBlueprint(blueprint)).join()
        expect(meaningOf(written), file).toEqual(meaning(JSON.parse(text)))
      }
    },
  )
})
