import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { workflowLimits } from '@/formats/workflow-json/limits'

const trigger = {
  id: 1,
  name: 'Event Publish',
  data: { id: 'event-publish', name: 'Event Publish', module_type: 'trigger', indexed_params: [] },
  inputs: [],
  outputs: { output_1: { connections: [{ node: '2', output: 'input_1' }] } },
}
const stop = {
  id: 2,
  name: 'Stop execution',
  data: {
    id: 'stop-execution',
    module_type: 'action',
    indexed_params: { message: 'no' },
    saved_filters: [],
  },
  inputs: { input_1: { connections: [{ node: '1', input: 'output_1' }] } },
  outputs: [],
  pos_x: 12.5,
  pos_y: -3,
}
const graph = { 1: trigger, 2: stop, _frames: [] }

function read(value: unknown) {
  return readWorkflowFile(JSON.stringify(value))
}

/** What was read, in short: names or triggers of workflows with the keys of their nodes, blueprints in brackets. */
function summary(value: unknown): string {
  const { workflows, blueprints } = read(value)
  return [
    ...workflows.map(
      ({ name, triggerId, graph: { nodes } }) =>
        `${name || triggerId}: ${nodes.map(({ key }) => key).join(' ')}`,
    ),
    ...blueprints.map(({ name, nodes }) => `[${name}: ${nodes.map(({ key }) => key).join(' ')}]`),
  ].join('; ')
}

/** Severities and places of all problems. */
function problems(value: unknown): readonly string[] {
  return read(value).problems.map(({ severity, where }) => `${severity} ${where}`)
}

describe('forms of workflows', () => {
  it.each<[string, unknown, string]>([
    ['the graph alone', graph, 'event-publish: 1 2'],
    ['a workflow of /workflows/view', { Workflow: { name: 'w', data: graph } }, 'w: 1 2'],
    ['the graph as JSON text', { Workflow: { name: 'w', data: JSON.stringify(graph) } }, 'w: 1 2'],
    ['a workflow without its wrapper', { name: 'w', trigger_id: 'x', data: graph }, 'w: 1 2'],
    [
      'the list of /workflows/index',
      [{ Workflow: { name: 'a', data: graph } }, { Workflow: { name: 'b', data: {} } }],
      'a: 1 2; b: ',
    ],
    ['an empty graph, as PHP writes it', { Workflow: { name: 'w', data: [] } }, 'w: '],
    ['an empty text as graph', { Workflow: { name: 'w', data: '' } }, 'w: '],
    ['a list of nodes with a trigger', [trigger, stop], 'event-publish: 1 2'],
    [
      'a list as PHP writes a graph whose ids begin at 0',
      {
        Workflow: {
          name: 'w',
          data: [
            { ...trigger, id: 0 },
            { ...stop, id: 1 },
          ],
        },
      },
      'w: 0 1',
    ],
    ['a trigger with its workflow', { id: 'x', Workflow: { name: 'w', data: graph } }, 'w: 1 2'],
    ['a blueprint', { WorkflowBlueprint: { name: 'b', data: [stop] } }, '[b: 2]'],
    [
      'a blueprint with its nodes as text',
      { WorkflowBlueprint: { name: 'b', data: JSON.stringify([stop]) } },
      '[b: 2]',
    ],
    ['a blueprint without its wrapper', { name: 'b', uuid: 'u', data: [stop] }, '[b: 2]'],
    ['the same with text', { name: 'b', uuid: 'u', data: JSON.stringify([stop]) }, '[b: 2]'],
    ['nodes without a trigger', [stop], '[: 2]'],
    [
      'blueprints and workflows in one list',
      [
        { WorkflowBlueprint: { name: 'b', data: [stop] } },
        { Workflow: { name: 'w', data: graph } },
      ],
      'w: 1 2; [b: 2]',
    ],
  ])('%s', (_form, value, expected) => {
    expect(summary(value)).toBe(expected)
  })

  it('reads every field of a node', () => {
    const [workflow] = read(graph).workflows
    expect(workflow?.graph.nodes[1]).toEqual({
      key: '2',
      id: 2,
      name: 'Stop execution',
      moduleType: 'action',
      moduleId: 'stop-execution',
      parameters: { message: 'no' },
      savedFilters: [],
      multipleOutputConnection: false,
      isFiltering: false,
      inputs: [{ name: 'input_1', connections: [{ node: 1, port: 'output_1' }] }],
      outputs: [],
      position: { x: 12.5, y: -3 },
      raw: stop,
    })
  })

  it('reads old and odd forms of fields as PHP would', () => {
    const odd = {
      id: '1',
      data: { id: 'event-publish', module_type: 'trigger', multiple_output_connection: '1' },
      outputs: [{ connections: { 0: { node: 2 }, 3: null } }],
      pos_x: '7.5',
      pos_y: 'left',
    }
    const node = read({ 1: odd, 2: stop }).workflows[0]?.graph.nodes[0]
    expect(node).toMatchObject({
      id: '1',
      name: '',
      parameters: {},
      savedFilters: null,
      multipleOutputConnection: true,
      inputs: [],
      outputs: [
        {
          name: '0',
          connections: [
            { node: 2, port: '' },
            { node: 0, port: '' },
          ],
        },
      ],
      position: { x: 7.5, y: 0 },
    })
  })

  it('keeps the nodes in the order of the text, also inside a text', () => {
    const text = `{"2":${JSON.stringify(stop)},"1":${JSON.stringify(trigger)}}`
    const keys = (file: string): readonly string[] | undefined =>
      readWorkflowFile(file).workflows[0]?.graph.nodes.map(({ key }) => key)
    expect(keys(text)).toEqual(['2', '1'])
    expect(keys(`{"Workflow":{"data":${text}}}`)).toEqual(['2', '1'])
    expect(keys(`[{"Workflow":{"data":${JSON.stringify(text)}}}]`)).toEqual(['2', '1'])
  })

  it('reads frames', () => {
    const frames = { f: { id: 'f', text: 'Title', nodes: [1, '2'], class: '' }, g: { nodes: {} } }
    expect(read({ ...graph, _frames: frames }).workflows[0]?.graph.frames).toEqual([
      { id: 'f', title: 'Title', nodes: [1, 2], raw: frames.f },
      { id: 'g', title: '', nodes: [], raw: frames.g },
    ])
  })

  it('says nothing about a workflow that is as it should be', () => {
    expect(read({ Workflow: { id: '1', name: 'w', data: graph } }).problems).toEqual([])
  })
})

describe('what MISP refuses', () => {
  it('tells with its words', () => {
    expect(read({ 2: stop }).problems).toContainEqual({
      severity: 'refused',
      where: '$',
      what: 'MISP says: Cannot save a workflow containing no or more than one trigger.',
      todo: 'Keep exactly one trigger: add one, or remove the others.',
    })
  })

  it('opens the workflow even so', () => {
    expect(summary({ 2: stop })).toBe(': 2')
  })

  it('notices emoji, which end in HTTP 500', () => {
    const emoji = { ...stop, data: { ...stop.data, indexed_params: { message: '😀' } } }
    const file = { Workflow: { name: '😀', data: { 1: trigger, 2: emoji } } }
    const [problem] = read(file).problems
    expect(problem?.severity).toBe('refused')
    expect(problem?.what).toContain('the name, node 2')
    const frames = { f: { id: 'f', text: '😀', nodes: [] } }
    expect(problems({ ...graph, _frames: frames })).toEqual(['refused $'])
    expect(problems({ ...graph, note: '😀' })).toContain('refused $')
    expect(problems({ 1: trigger, 2: { ...stop, name: 'ø ☃ 漢' } })).toEqual([])
  })
})

describe('what goes wrong in a run', () => {
  it('tells connections to missing nodes', () => {
    const file = { 1: trigger }
    expect(problems(file)).toEqual(['crashes $["1"].outputs.output_1'])
  })

  it('tells concurrent tasks without output', () => {
    const task = { ...stop, data: { id: 'concurrent-task', module_type: 'logic' } }
    expect(problems({ 1: trigger, 2: task })).toEqual(['crashes $["2"]'])
  })

  it('tells modules nobody knows, if it is told which are known', () => {
    const text = JSON.stringify({ Workflow: { data: graph } })
    const isKnownModule = (): boolean => false
    const found = readWorkflowFile(text, { isKnownModule }).problems
    expect(found.map(({ severity, where }) => `${severity} ${where}`)).toEqual([
      'works $.Workflow.data["1"]',
      'works $.Workflow.data["2"]',
    ])
    expect(found[0]?.what).toContain('Nothing starts the workflow')
    expect(found[1]?.what).toContain('counts the node as failed')
    const logic = { ...stop, data: { id: 'x', module_type: 'logic' } }
    const blueprint = JSON.stringify({ WorkflowBlueprint: { data: [logic] } })
    const [unknown] = readWorkflowFile(blueprint, { isKnownModule }).problems
    expect(unknown?.what).toContain('always takes its second output')
  })

  it('tells ids that differ from their keys', () => {
    expect(problems({ 1: trigger, 2: { ...stop, id: 3 } })).toEqual(['works $["2"]'])
  })

  it('tells lists whose places differ from the ids', () => {
    expect(problems([trigger, stop])).toEqual(['works $'])
  })

  it('tells where inputs and outputs do not agree', () => {
    const [problem] = read({ 1: trigger, 2: { ...stop, inputs: {} } }).problems
    expect(problem?.what).toContain('a connection: 1 → 2.')
    const drawn = [1, 2, 3, 4, 5, 6].map((node) => ({ node }))
    const ids = { 3: stop, 4: stop, 5: stop, 6: stop }
    const odd = { ...stop, inputs: { input_1: { connections: drawn } } }
    const found = read({ 1: trigger, ...ids, 2: odd }).problems
    expect(found.some(({ what }) => what.includes(' …. MISP runs'))).toBe(true)
  })
})

describe('fields of another type', () => {
  it('tells their place, and reads the rest', () => {
    const odd = {
      ...stop,
      name: 7,
      data: { id: 5, module_type: 'axction', indexed_params: 'x' },
      outputs: { output_1: 'x' },
    }
    expect(problems({ 1: trigger, 2: odd })).toEqual([
      'works $["2"].name',
      'works $["2"].data.id',
      'works $["2"].data.module_type',
      'works $["2"].data.indexed_params',
      'works $["2"].outputs',
    ])
    expect(read({ 1: trigger, 2: odd }).workflows[0]?.graph.nodes[1]).toMatchObject({
      name: '7',
      moduleId: '5',
      parameters: {},
      outputs: [{ name: 'output_1', connections: [] }],
    })
  })

  it('tells missing data', () => {
    const [problem] = read({ 1: trigger, 2: { ...stop, data: undefined } }).problems
    expect(problem).toMatchObject({ severity: 'works', where: '$["2"].data' })
    expect(problem?.what).toContain('missing')
  })

  it('tells fields of the record, and frames and nodes that are none', () => {
    const file = {
      Workflow: { name: ['n'], data: { ...graph, 3: 'x', _frames: { f: 7 } } },
    }
    expect(problems(file)).toEqual([
      'works $.Workflow.data["3"]',
      'works $.Workflow.data._frames.f',
      'works $.Workflow.name',
    ])
    expect(read(file).workflows[0]?.name).toBe('')
    const blueprint = { WorkflowBlueprint: { name: 7, data: [stop, 'x'] } }
    expect(problems(blueprint)).toEqual([
      'works $.WorkflowBlueprint.name',
      'works $.WorkflowBlueprint.data[1]',
    ])
  })

  it('tells the first ones and counts the others', () => {
    const nodes = Array.from({ length: 300 }, (_, id) => [id, { ...stop, id, name: 7 }])
    const found = read(Object.fromEntries(nodes)).problems
    expect(found).toHaveLength(workflowLimits.problems + 1)
    expect(found.at(-1)?.what).toMatch(/^There are \d+ more/)
  })
})

describe('what cannot be read', () => {
  it.each<[string, string, string]>([
    ['no JSON', '{"1": }', 'line 1, column 7'],
    ['a text', '"x"', '$'],
    ['an empty list', '[]', '$'],
    ['an empty object', '{}', '$'],
    ['an event', '{"Event":{}}', '$'],
    ['a single node', JSON.stringify(stop), '$'],
    ['other JSON', '{"a":1,"b":2}', '$'],
    ['a list with something else', '[7]', '$[0]'],
    ['a workflow without data', '{"Workflow":{"name":"w"}}', '$.Workflow'],
    ['a workflow whose data is a number', '{"Workflow":{"data":7}}', '$.Workflow.data'],
    ['data that is no JSON', '{"Workflow":{"data":"{x"}}', '$.Workflow.data, line 1, column 2'],
    ['a workflow that is none', '{"Workflow":7}', '$.Workflow'],
    ['a blueprint without data', '{"WorkflowBlueprint":{}}', '$.WorkflowBlueprint'],
    [
      'a blueprint whose data is a text',
      '{"WorkflowBlueprint":{"data":"7"}}',
      '$.WorkflowBlueprint.data',
    ],
  ])('%s', (_what, text, where) => {
    const { workflows, blueprints, problems: found } = readWorkflowFile(text)
    expect([...workflows, ...blueprints]).toEqual([])
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ severity: 'unreadable', where })
    expect(found[0]?.todo).not.toBe('')
  })

  it('does not keep others from being read', () => {
    const file = [{ Workflow: { name: 'a', data: 7 } }, { Workflow: { name: 'b', data: graph } }]
    expect(summary(file)).toBe('b: 1 2')
    expect(problems(file)).toEqual(['unreadable $[0].Workflow.data'])
  })

  it('is what is too large', () => {
    const long = ' '.repeat(workflowLimits.characters + 1)
    expect(readWorkflowFile(long).problems[0]?.severity).toBe('unreadable')
    const many = Array.from({ length: workflowLimits.nodes + 1 }, (_, id) => [id, { id, data: {} }])
    expect(problems(Object.fromEntries(many))).toEqual(['unreadable $'])
    const workflows = Array.from({ length: workflowLimits.documents + 1 }, () => ({
      Workflow: { data: graph },
    }))
    const found = read(workflows)
    expect(found.workflows).toHaveLength(workflowLimits.documents)
    expect(found.problems.at(-1)?.where).toBe(`$[${workflowLimits.documents}]`)
    expect(readWorkflowFile('['.repeat(100_000)).problems[0]?.what).toContain('no JSON')
  })
})

describe('hostile files', () => {
  it('keep prototype keys as plain keys', () => {
    const text = `{"__proto__":{"id":3,"data":{"id":"x","module_type":"trigger"}},"1":${JSON.stringify(trigger)},"2":${JSON.stringify(stop)}}`
    const [workflow] = readWorkflowFile(text).workflows
    expect(workflow?.graph.nodes.map(({ key }) => key)).toEqual(['__proto__', '1', '2'])
    expect(Object.hasOwn(Object.prototype, 'data')).toBe(false)
    expect(readWorkflowFile('{"Workflow":{"__proto__":{"data":{}}}}').workflows).toEqual([])
  })

  it('never make it throw', () => {
    const key = fc.constantFrom(
      'Workflow',
      'WorkflowBlueprint',
      'data',
      '1',
      '2',
      '_frames',
      'id',
      'outputs',
      'inputs',
      'output_1',
      'connections',
      'node',
      'nodes',
      'name',
      'trigger_id',
      '__proto__',
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 7 },
        fc.constantFrom(null, true, 0, -1.5, '', '1', 'x', '{}', '[', 'trigger'),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        const { workflows, blueprints, problems: found } = readWorkflowFile(JSON.stringify(value))
        expect(workflows.length + blueprints.length + found.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
    fc.assert(fc.property(fc.string(), (text) => void readWorkflowFile(text)))
  })
})
