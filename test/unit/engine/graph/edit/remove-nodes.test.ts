import { describe, expect, it } from 'vitest'
import { addFrame } from '@/engine/graph/edit/frames'
import { addNote } from '@/engine/graph/edit/notes'
import { removeAndReconnect, removeNodes } from '@/engine/graph/edit/remove-nodes'
import { buildGraph, chain } from '../build-graph'
import { drawnWires, sampleGraph, wires } from './sample-graph'

describe('removing nodes', () => {
  it('removes their connections on both sides', () => {
    const graph = removeNodes(sampleGraph(), ['3'])
    expect(graph.nodes.map(({ key }) => key)).toEqual(['1', '2', '4', '5'])
    expect(wires(graph)).toEqual(['1.output_1>2.input_1', '2.output_2>5.input_1'])
    expect(drawnWires(graph).toSorted()).toEqual(wires(graph).toSorted())
  })

  it('takes them out of frames; empty frames go, notes stay', () => {
    const note = { id: 'n', text: 'note', position: { x: 0, y: 0 } }
    const framed = addFrame(addFrame(sampleGraph(), 'a', 'A', ['3', '4']), 'b', 'B', ['4'])
    const graph = removeNodes(addNote(framed, note), ['4'])
    expect(graph.frames.map(({ id, nodes }) => [id, nodes])).toEqual([
      ['a', [3]],
      ['n', []],
    ])
  })

  it('gives the same graph when there are none of these', () => {
    const graph = sampleGraph()
    expect(removeNodes(graph, ['42'])).toBe(graph)
  })
})

describe('removing and reconnecting', () => {
  it('connects what was before with what was behind', () => {
    const graph = removeAndReconnect(sampleGraph(), ['3'])
    expect(wires(graph)).toContain('2.output_1>4.input_1')
    expect(drawnWires(graph)).toContain('2.output_1>4.input_1')
  })

  it('bridges a row of nodes in any order', () => {
    for (const keys of [
      ['2', '3', '4'],
      ['4', '2', '3'],
    ]) {
      expect(wires(removeAndReconnect(chain(5), keys))).toEqual(['1.output_1>5.input_1'])
    }
  })

  it('reconnects nothing where several connections lead in or out', () => {
    expect(wires(removeAndReconnect(sampleGraph(), ['2']))).toEqual(['3.output_1>4.input_1'])
    const joined = buildGraph([
      { id: 1, type: 't', to: [[3]] },
      { id: 2, to: [[3]] },
      { id: 3, to: [[4]] },
      { id: 4 },
    ])
    expect(wires(removeAndReconnect(joined, ['3']))).toEqual([])
  })

  it('does not connect a node with itself', () => {
    const loop = buildGraph([{ id: 1, to: [[1]] }])
    expect(removeAndReconnect(loop, ['1']).nodes).toEqual([])
  })
})
