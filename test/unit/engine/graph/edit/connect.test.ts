import { describe, expect, it } from 'vitest'
import { connect, disconnect, inputsFromOutputs, moveEdge } from '@/engine/graph/edit/connect'
import { edgeId, edgesOf, edgeWithId } from '@/engine/graph/edit/edges'
import type { WorkflowGraph } from '@/engine/graph/model'
import { buildGraph } from '../build-graph'
import { drawnWires, sampleGraph, wires } from './sample-graph'

const edge = { source: '4', output: 'output_1', target: '5', input: 'input_1' }

describe('edges', () => {
  it('are those of the outputs to nodes that exist, each once', () => {
    const graph = buildGraph([
      { id: 1, type: 't', to: [[2, 2, 9]] },
      { id: 2, to: [[]], from: [7] },
    ])
    expect(edgesOf(graph)).toEqual([
      { source: '1', output: 'output_1', target: '2', input: 'input_1' },
    ])
  })

  it('are found by their ids', () => {
    const graph = sampleGraph()
    const [first] = edgesOf(graph)
    if (first === undefined) throw new Error('no edge')
    expect(edgeWithId(graph, edgeId(first))).toBe(first)
    expect(edgeWithId(graph, 'x')).toBeUndefined()
  })

  it('have ids that tell them apart whatever the names hold', () => {
    const one = { ...edge, source: '4","5' }
    const other = { ...edge, source: '4', output: '","5' }
    expect(edgeId(one)).not.toBe(edgeId(other))
    expect(edgeId(one)).toBe(edgeId({ ...one }))
  })
})

describe('connecting', () => {
  it('writes the connection into both nodes and shares the others', () => {
    const before = sampleGraph()
    const after = connect(before, edge)
    expect(wires(after)).toContain('4.output_1>5.input_1')
    expect(drawnWires(after)).toContain('4.output_1>5.input_1')
    expect(after.nodes.filter((node, place) => node === before.nodes[place])).toHaveLength(3)
  })

  it('adds a port that the stored node lacks, outputs in their order', () => {
    const graph = buildGraph([{ id: 1, type: 'l', module: 'tag-if', to: [] }, { id: 2 }])
    const second = connect(graph, {
      source: '1',
      output: 'output_2',
      target: '2',
      input: 'input_1',
    })
    const both = connect(second, { source: '1', output: 'output_1', target: '2', input: 'input_1' })
    expect(both.nodes[0]?.outputs.map(({ name }) => name)).toEqual(['output_1', 'output_2'])
  })

  it('gives the same graph when it is connected so already or cannot be', () => {
    const graph = connect(sampleGraph(), edge)
    expect(connect(graph, edge)).toBe(graph)
    expect(connect(graph, { ...edge, target: '77' })).toBe(graph)
    expect(connect(graph, { ...edge, source: 'x' })).toBe(graph)
    const named: WorkflowGraph = {
      ...graph,
      nodes: graph.nodes.map((node) => (node.key === '5' ? { ...node, key: 'end' } : node)),
    }
    expect(connect(named, { ...edge, target: 'end' })).toBe(named)
  })

  it('completes a connection that only stands in one of the nodes', () => {
    const graph = buildGraph([
      { id: 1, type: 't', to: [[2]] },
      { id: 2, from: [] },
    ])
    const done = connect(graph, { source: '1', output: 'output_1', target: '2', input: 'input_1' })
    expect(drawnWires(done)).toEqual(['1.output_1>2.input_1'])
    expect(wires(done)).toEqual(['1.output_1>2.input_1'])
  })
})

describe('leading a connection elsewhere', () => {
  const from = { source: '2', output: 'output_1', target: '3', input: 'input_1' }

  it('moves either end, in both nodes', () => {
    const target = moveEdge(sampleGraph(), from, { ...from, target: '4' })
    expect(wires(target)).not.toContain('2.output_1>3.input_1')
    expect(wires(target)).toContain('2.output_1>4.input_1')
    expect(drawnWires(target).toSorted()).toEqual(wires(target).toSorted())
    const source = moveEdge(sampleGraph(), from, { ...from, source: '5' })
    expect(wires(source)).toContain('5.output_1>3.input_1')
    expect(drawnWires(source).toSorted()).toEqual(wires(source).toSorted())
  })

  it('keeps the turn of the connection among those of its output', () => {
    const several = buildGraph([
      { id: 1, type: 'l', module: 'concurrent-task', to: [[2, 3, 4]], several: true },
      ...[2, 3, 4, 5].map((id) => ({ id })),
    ])
    const edges = edgesOf(several)
    const [, second] = edges
    if (second === undefined) throw new Error('no edge')
    const moved = moveEdge(several, second, { ...second, target: '5' })
    expect(edgesOf(moved).map(({ target }) => target)).toEqual(['2', '5', '4'])
    expect(edgesOf(several)).toBe(edges)
  })

  it('loses nothing where it cannot lead', () => {
    const graph = sampleGraph()
    expect(moveEdge(graph, from, from)).toBe(graph)
    expect(moveEdge(graph, from, { ...from, target: '77' })).toBe(graph)
    const other = { source: '2', output: 'output_2', target: '5', input: 'input_1' }
    expect(moveEdge(graph, from, other)).toBe(graph)
  })
})

describe('disconnecting', () => {
  it('takes the connection out of both nodes, also when it is stored twice', () => {
    const twice = buildGraph([{ id: 1, type: 't', to: [[2, 2]] }, { id: 2 }])
    const [only] = edgesOf(twice)
    if (only === undefined) throw new Error('no edge')
    const cut = disconnect(twice, [only])
    expect(wires(cut)).toEqual([])
    expect(drawnWires(cut)).toEqual([])
  })

  it('gives the same graph when there is no such connection', () => {
    const graph = sampleGraph()
    expect(disconnect(graph, [edge])).toBe(graph)
    expect(disconnect(graph, [])).toBe(graph)
  })
})

describe('inputs from outputs', () => {
  it('makes the inputs say what the outputs say', () => {
    const graph = buildGraph([
      { id: 1, type: 't', to: [[2]] },
      { id: 2, to: [[3]], from: [3] },
      { id: 3, from: [] },
    ])
    expect(drawnWires(inputsFromOutputs(graph)).toSorted()).toEqual(wires(graph).toSorted())
  })

  it('gives the same graph when they do so already', () => {
    const graph = sampleGraph()
    expect(inputsFromOutputs(graph)).toBe(graph)
  })

  it('leads to the first input where an output names none', () => {
    const [first, second] = buildGraph([
      { id: 1, type: 't', to: [[]] },
      { id: 2, from: [] },
    ]).nodes
    if (first === undefined || second === undefined) throw new Error('no nodes')
    const nameless = {
      ...first,
      outputs: [{ name: 'output_1', connections: [{ node: 2, port: '' }] }],
    }
    const graph = inputsFromOutputs({ nodes: [nameless, second], frames: [] })
    expect(drawnWires(graph)).toEqual(['1.output_1>2.input_1'])
  })
})
