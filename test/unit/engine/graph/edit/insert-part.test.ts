import { describe, expect, it } from 'vitest'
import { completeNode } from '@/engine/graph/edit/complete-node'
import { copyNodes } from '@/engine/graph/edit/copy-nodes'
import { addFrame } from '@/engine/graph/edit/frames'
import { insertPart } from '@/engine/graph/edit/insert-part'
import { addNote, notesOf } from '@/engine/graph/edit/notes'
import { setComment } from '@/engine/graph/edit/node-marks'
import { findNode } from '@/engine/graph/model'
import { writeNode } from '@/formats/workflow-json/write-node'
import { buildGraph } from '../build-graph'
import { drawnWires, EMPTY, moduleOf, sampleGraph, wires } from './sample-graph'

function ids() {
  let last = 0
  return () => `new-${(last += 1)}`
}

describe('copying nodes', () => {
  it('keeps ids and all connections, as MISP’s blueprints do', () => {
    const graph = sampleGraph()
    const { nodes } = copyNodes(graph, ['3', '2'])
    expect(nodes).toEqual([graph.nodes[1], graph.nodes[2]])
  })

  it('takes frames along when all of their nodes come, and those that are named', () => {
    const framed = addFrame(addFrame(sampleGraph(), 'a', 'A', ['2', '3']), 'b', 'B', ['3', '4'])
    const graph = addNote(framed, { id: 'n', text: '', position: { x: 0, y: 0 } })
    expect(copyNodes(graph, ['2', '3']).frames.map(({ id }) => id)).toEqual(['a'])
    const named = copyNodes(graph, ['2', '3'], ['b', 'n']).frames
    expect(named.map(({ id, nodes }) => [id, nodes])).toEqual([
      ['a', [2, 3]],
      ['b', [3]],
      ['n', []],
    ])
  })
})

describe('putting nodes in', () => {
  it('renumbers them, keeps connections among them and drops the others', () => {
    const graph = sampleGraph()
    const inserted = insertPart(graph, copyNodes(graph, ['2', '3']), {
      by: { x: 40, y: 40 },
      newId: ids(),
    })
    expect(inserted.keys).toEqual(['6', '7'])
    expect(wires(inserted.graph)).toEqual([...wires(graph), '6.output_1>7.input_1'])
    expect(drawnWires(inserted.graph).toSorted()).toEqual(wires(inserted.graph).toSorted())
    expect(inserted.droppedConnections).toBe(2)
    expect(findNode(inserted.graph, '6')).toMatchObject({ id: 6, position: { x: 340, y: 40 } })
  })

  it('leaves nothing of the old connections and ids in what is written', () => {
    const graph = sampleGraph()
    const inserted = insertPart(EMPTY, copyNodes(graph, ['3']), { newId: ids() })
    expect(inserted.graph.nodes.map(writeNode)[0]).toMatchObject({
      id: 1,
      inputs: { input_1: { connections: [] } },
      outputs: { output_1: { connections: [] } },
      pos_x: 600,
      pos_y: -100,
    })
  })

  it('keeps parameters, comments and keys we do not know', () => {
    const graph = setComment(sampleGraph(), '3', 'why')
    const inserted = insertPart(EMPTY, copyNodes(graph, ['3']), { newId: ids() })
    expect(inserted.graph.nodes.map(writeNode)[0]).toMatchObject({
      data: { playground_comment: 'why', indexed_params: { scope: 'event' } },
    })
  })

  it('puts the left-most node at the wanted place', () => {
    const inserted = insertPart(EMPTY, copyNodes(sampleGraph(), ['4', '2', '3']), {
      at: { x: 0, y: 0 },
      newId: ids(),
    })
    expect(inserted.graph.nodes.map(({ position }) => [position.x, position.y])).toEqual([
      [0, 0],
      [300, -100],
      [600, -100],
    ])
  })

  it('takes a trigger along only where there is none, and never two', () => {
    const graph = sampleGraph()
    const again = insertPart(graph, graph, { newId: ids() })
    expect(again.skippedTriggers).toBe(1)
    expect(again.keys).toHaveLength(4)
    expect(wires(again.graph).filter((wire) => wire.startsWith('1.'))).toHaveLength(1)
    const fresh = insertPart(EMPTY, graph, { newId: ids() })
    expect(fresh.skippedTriggers).toBe(0)
    expect(wires(fresh.graph)).toEqual(wires(graph))
    const two = buildGraph([
      { id: 1, type: 't' },
      { id: 2, type: 't' },
    ])
    expect(insertPart(EMPTY, two, { newId: ids() }).skippedTriggers).toBe(1)
  })

  it('gives frames and notes ids of their own and the new nodes', () => {
    const framed = addFrame(sampleGraph(), 'a', 'A', ['2', '3'])
    const graph = addNote(framed, { id: 'n', text: 'hi', position: { x: 10, y: 10 } })
    const inserted = insertPart(graph, copyNodes(graph, ['2', '3'], ['n']), {
      by: { x: 1, y: 2 },
      newId: ids(),
    })
    expect(inserted.frames).toEqual(['new-1', 'new-2'])
    expect(inserted.graph.frames.at(-2)).toMatchObject({ id: 'new-1', title: 'A', nodes: [6, 7] })
    expect(notesOf(inserted.graph).at(-1)).toMatchObject({
      id: 'new-2',
      text: 'hi',
      position: { x: 11, y: 12 },
    })
  })

  it('moves notes that come alone', () => {
    const graph = addNote(EMPTY, { id: 'n', text: 'hi', position: { x: 10, y: 10 } })
    const inserted = insertPart(graph, copyNodes(graph, [], ['n']), {
      at: { x: 100, y: 0 },
      newId: ids(),
    })
    expect(notesOf(inserted.graph).map(({ position }) => position.x)).toEqual([10, 100])
    const nothing = insertPart(
      graph,
      { nodes: [], frames: [] },
      { at: { x: 1, y: 1 }, newId: ids() },
    )
    expect(nothing.graph.nodes).toEqual([])
  })

  it('draws a frame with the blueprint’s name around what it puts in', () => {
    const part = copyNodes(sampleGraph(), ['2', '3'])
    const inserted = insertPart(EMPTY, part, { frameTitle: 'Red', newId: ids() })
    expect(inserted.graph.frames).toMatchObject([{ id: 'new-1', title: 'Red', nodes: [1, 2] }])
    const nothing = insertPart(EMPTY, { nodes: [], frames: [] }, { frameTitle: 'x', newId: ids() })
    expect(nothing.graph.frames).toEqual([])
  })

  it('connects only the first of several nodes with the same id', () => {
    const { nodes } = buildGraph([{ id: 1, to: [[2]] }, { id: 2 }, { id: 2 }])
    const inserted = insertPart(EMPTY, { nodes, frames: [] }, { newId: ids() })
    expect(inserted.keys).toEqual(['1', '2', '3'])
    expect(wires(inserted.graph)).toEqual(['1.output_1>2.input_1'])
  })

  it('adds what the module has and the node lacks', () => {
    const bare = buildGraph([
      { id: 1, type: 'l', module: 'tag-if', parameters: { scope: 'attribute' } },
    ])
    const inserted = insertPart(EMPTY, bare, {
      newId: ids(),
      complete: (node) => completeNode(node, moduleOf('tag-if'), '2.5.19'),
    })
    expect(inserted.graph.nodes[0]?.parameters).toEqual({ scope: 'attribute', condition: 'in_or' })
    expect(inserted.graph.nodes[0]?.outputs.map(({ name }) => name)).toEqual([
      'output_1',
      'output_2',
    ])
  })
})
