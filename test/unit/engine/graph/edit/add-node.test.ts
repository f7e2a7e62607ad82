import { describe, expect, it } from 'vitest'
import { addBefore, addBehind, addNode, insertOnEdge } from '@/engine/graph/edit/add-node'
import { findNode } from '@/engine/graph/model'
import { writeNode } from '@/formats/workflow-json/write-node'
import { readNode } from '@/formats/workflow-json/read-node'
import { drawnWires, EMPTY, request, sampleGraph, wires } from './sample-graph'

describe('a new node', () => {
  it('is written as MISP’s editor writes one after its first save', () => {
    const { graph, key } = addNode(EMPTY, request('tag-if', 12.5, -40))
    const node = findNode(graph, key)
    if (node === undefined) throw new Error('no node')
    expect(writeNode(node)).toEqual({
      id: 1,
      name: 'IF :: Tag',
      data: {
        id: 'tag-if',
        name: 'IF :: Tag',
        module_type: 'logic',
        module_version: '0.4',
        previous_module_version: '?',
        multiple_output_connection: false,
        indexed_params: { scope: 'event', condition: 'in_or' },
        saved_filters: { selector: '', value: '', operator: '', path: '' },
      },
      class: 'block-type-if block-type-logic expect-misp-core-format',
      typenode: false,
      inputs: { input_1: { connections: [] } },
      outputs: { output_1: { connections: [] }, output_2: { connections: [] } },
      pos_x: 12.5,
      pos_y: -40,
    })
  })

  it('of a trigger carries what modules ask the trigger for', () => {
    const { graph } = addNode(EMPTY, { ...request('event-publish'), moduleId: 'adhoc_3' })
    const written = graph.nodes.map(writeNode)[0]
    expect(written).toMatchObject({
      class: 'block-type-trigger',
      inputs: {},
      outputs: { output_1: { connections: [] } },
      data: { id: 'adhoc_3', scope: 'event', blocking: true, misp_core_format: true },
    })
  })

  it.each(['concurrent-task', 'stop-execution', 'tag_operation', 'generic-filter-data'])(
    'of %s says the same in its fields and in its raw form',
    (id) => {
      const { graph } = addNode(EMPTY, request(id, 3, 4))
      for (const node of graph.nodes) expect(readNode(node.key, node.raw)).toEqual(node)
    },
  )

  it('holds the defaults of the version it is made for', () => {
    const parametersIn = (version: '2.5.1' | '2.5.19') =>
      addNode(EMPTY, { ...request('tag_operation'), version }).graph.nodes[0]?.parameters
    expect(parametersIn('2.5.19')).toEqual({ scope: 'event', action: 'add', locality: 'local' })
    expect(parametersIn('2.5.1')).toEqual({ scope: 'event', action: 'add', locality: 'local' })
  })

  it('may have several connections where its module may', () => {
    expect(
      addNode(EMPTY, request('concurrent-task')).graph.nodes[0]?.multipleOutputConnection,
    ).toBe(true)
  })
})

describe('adding a node', () => {
  it('shares all other nodes', () => {
    const before = sampleGraph()
    const { graph, key } = addNode(before, request('push-zmq'))
    expect(key).toBe('6')
    expect(graph.nodes.slice(0, 5).every((node, place) => node === before.nodes[place])).toBe(true)
  })

  it('behind an output connects both sides', () => {
    const { graph } = addBehind(
      triggerOnly(),
      { source: '1', output: 'output_1' },
      request('webhook'),
    )
    expect(wires(graph)).toEqual(['1.output_1>2.input_1'])
    expect(drawnWires(graph)).toEqual(['1.output_1>2.input_1'])
  })

  it('before an input connects both sides', () => {
    const graph = addNode(EMPTY, request('webhook')).graph
    const added = addBefore(graph, { target: '1', input: 'input_1' }, request('tag-if'))
    expect(wires(added.graph)).toEqual(['2.output_1>1.input_1'])
  })

  it('before an input or behind an output is only added when the module has no such side', () => {
    const graph = addNode(EMPTY, request('webhook')).graph
    const stop = addBefore(graph, { target: '1', input: 'input_1' }, request('stop-execution'))
    expect(wires(stop.graph)).toEqual([])
    const trigger = addBehind(graph, { source: '1', output: 'output_1' }, request('event-publish'))
    expect(wires(trigger.graph)).toEqual([])
    expect(trigger.graph.nodes).toHaveLength(2)
  })
})

describe('inserting on a connection', () => {
  const edge = { source: '3', output: 'output_1', target: '4', input: 'input_1' }

  it('leads through the new node by its first output', () => {
    const { graph, key } = insertOnEdge(sampleGraph(), edge, request('tag-if'))
    expect(key).toBe('6')
    expect(wires(graph)).toEqual([
      '1.output_1>2.input_1',
      '2.output_1>3.input_1',
      '2.output_2>5.input_1',
      '3.output_1>6.input_1',
      '6.output_1>4.input_1',
    ])
    expect(drawnWires(graph).toSorted()).toEqual(wires(graph).toSorted())
  })

  it('ends there when the module has no output', () => {
    const { graph } = insertOnEdge(sampleGraph(), edge, request('stop-execution'))
    expect(wires(graph)).toContain('3.output_1>6.input_1')
    expect(wires(graph).some((wire) => wire.includes('>4.'))).toBe(false)
  })

  it('leaves the connection alone for a trigger, and for a connection that is gone', () => {
    const { graph } = insertOnEdge(sampleGraph(), edge, request('event-publish'))
    expect(wires(graph)).toEqual(wires(sampleGraph()))
    const gone = insertOnEdge(sampleGraph(), { ...edge, source: '99' }, request('tag-if'))
    expect(wires(gone.graph)).toEqual(wires(sampleGraph()))
  })
})

function triggerOnly() {
  return addNode(EMPTY, request('event-publish')).graph
}
