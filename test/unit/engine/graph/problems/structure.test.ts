import { describe, expect, it } from 'vitest'
import { addNode } from '@/engine/graph/edit/add-node'
import { connect } from '@/engine/graph/edit/connect'
import { edgeId } from '@/engine/graph/edit/edges'
import { saveErrors } from '@/engine/graph/save-errors'
import { buildGraph } from '../build-graph'
import { request, sampleGraph, wires } from '../edit/sample-graph'
import { mended, problemOf, problemsOf } from './find'

const back = { source: '4', output: 'output_1', target: '2', input: 'input_1' }

describe('a cycle', () => {
  const graph = connect(sampleGraph(), back)

  it('is told with the way round, and marked', () => {
    const problem = problemOf(graph, 'cycle')
    expect(problem.text).toContain('2 → 3 → 4 → 2')
    expect(problem).toMatchObject({ severity: 'error', refused: true, nodes: ['2', '3', '4'] })
    expect(problem.edges).toContain(edgeId(back))
    expect(problem.edges).toHaveLength(3)
  })

  it('is mended by removing the connection that closes it', () => {
    expect(wires(mended(graph, 'cycle'))).toEqual(wires(sampleGraph()))
  })

  it('of a node with itself is told as that', () => {
    const self = connect(sampleGraph(), { ...back, target: '4' })
    expect(problemOf(self, 'cycle').text).toContain('4 → 4')
    expect(wires(mended(self, 'cycle'))).toEqual(wires(sampleGraph()))
  })

  it('that is long is told in short', () => {
    const ids = Array.from({ length: 40 }, (_, index) => index + 1)
    const ring = buildGraph(ids.map((id) => ({ id, to: [[(id % 40) + 1]] })))
    expect(problemOf(ring, 'cycle').text).toMatch(/1 → 2 → .* → … → 1\./)
  })
})

describe('triggers', () => {
  it('one is fine, none and two are refused', () => {
    expect(problemsOf(sampleGraph(), 'no-trigger')).toEqual([])
    const none = buildGraph([{ id: 1 }])
    expect(problemOf(none, 'no-trigger')).toMatchObject({ severity: 'error', refused: true })
    expect(problemsOf(none, 'no-trigger', { kind: 'blueprint' })).toEqual([])
  })

  it('a missing one is added before the only node that nothing leads to', () => {
    const graph = mended(buildGraph([{ id: 5, to: [[6]] }, { id: 6 }]), 'no-trigger')
    expect(wires(graph)).toEqual(['5.output_1>6.input_1', '7.output_1>5.input_1'])
    expect(problemsOf(graph, 'no-trigger')).toEqual([])
    const two = mended(buildGraph([{ id: 1 }, { id: 2 }]), 'no-trigger')
    expect(wires(two)).toEqual([])
    expect(mended(buildGraph([]), 'no-trigger').nodes).toHaveLength(1)
    const circle = mended(buildGraph([{ id: 1, to: [[1]] }]), 'no-trigger')
    expect(wires(circle)).toEqual(['1.output_1>1.input_1'])
  })

  it('a second one can be removed, or the first', () => {
    const { graph } = addNode(sampleGraph(), request('event-after-save'))
    expect(problemOf(graph, 'second-trigger').nodes).toEqual(['6', '1'])
    const first = mended(graph, 'second-trigger', 0)
    expect(first.nodes.map(({ key }) => key)).toEqual(['1', '2', '3', '4', '5'])
    const second = mended(graph, 'second-trigger', 1)
    expect(second.nodes.map(({ key }) => key)).toEqual(['2', '3', '4', '5', '6'])
  })
})

describe('a second connection from one output', () => {
  const graph = connect(sampleGraph(), {
    source: '2',
    output: 'output_1',
    target: '4',
    input: 'input_1',
  })

  it('is refused, both are marked', () => {
    expect(saveErrors(graph)).toHaveLength(1)
    const problem = problemOf(graph, 'second-connection')
    expect(problem).toMatchObject({ severity: 'error', refused: true, nodes: ['2'] })
    expect(problem.edges).toHaveLength(2)
  })

  it('is mended by a Concurrent Task in between', () => {
    const mendedGraph = mended(graph, 'second-connection', 0)
    expect(wires(mendedGraph)).toEqual([
      '1.output_1>2.input_1',
      '2.output_1>6.input_1',
      '2.output_2>5.input_1',
      '3.output_1>4.input_1',
      '6.output_1>3.input_1',
      '6.output_1>4.input_1',
    ])
    expect(saveErrors(mendedGraph)).toEqual([])
  })

  it('is mended by keeping the first, also when the same is stored twice', () => {
    expect(wires(mended(graph, 'second-connection', 1))).toEqual(wires(sampleGraph()))
    const twice = buildGraph([{ id: 1, type: 't', to: [[2, 2]] }, { id: 2 }])
    expect(wires(mended(twice, 'second-connection', 1))).toEqual(['1.output_1>2.input_1'])
  })

  it('is fine for a node that says so', () => {
    const several = buildGraph([{ id: 1, to: [[2, 3]], several: true }, { id: 2 }, { id: 3 }])
    expect(problemsOf(several, 'second-connection')).toEqual([])
  })
})

describe('connections and ids that do not fit', () => {
  it('a connection to a node that is not there can be removed', () => {
    const graph = buildGraph([{ id: 1, type: 't', to: [[9]] }])
    expect(problemOf(graph, 'lost-connection')).toMatchObject({ severity: 'error', refused: false })
    expect(wires(mended(graph, 'lost-connection'))).toEqual([])
  })

  it('inputs that say something else can follow the outputs', () => {
    const graph = buildGraph([{ id: 1, type: 't', to: [[2]] }, { id: 2, from: [3] }, { id: 3 }])
    expect(problemOf(graph, 'inputs-differ').severity).toBe('warning')
    expect(problemsOf(mended(graph, 'inputs-differ'), 'inputs-differ')).toEqual([])
    expect(problemsOf(sampleGraph(), 'inputs-differ')).toEqual([])
  })

  it('an id that differs from the key can be made the same', () => {
    const graph = sampleGraph()
    const odd = {
      ...graph,
      nodes: graph.nodes.map((node) => (node.key === '3' ? { ...node, id: 30 } : node)),
    }
    expect(problemOf(odd, 'id-differs').text).toContain('30')
    expect(problemsOf(mended(odd, 'id-differs'), 'id-differs')).toEqual([])
    const text = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, id: node.key })) }
    expect(problemsOf(text, 'id-differs')).toEqual([])
    const named = {
      ...graph,
      nodes: graph.nodes.slice(0, 1).map((node) => ({ ...node, key: 'a' })),
    }
    expect(problemOf(named, 'id-differs').fixes).toEqual([])
  })
})
