import { describe, expect, it } from 'vitest'
import { addFrame } from '@/engine/graph/edit/frames'
import { moveParts } from '@/engine/graph/edit/move-parts'
import { addNote, notesOf } from '@/engine/graph/edit/notes'
import { findNode } from '@/engine/graph/model'
import { sampleGraph } from './sample-graph'

const graph = addNote(addFrame(sampleGraph(), 'f', 'Frame', ['3', '4']), {
  id: 'n',
  text: '',
  position: { x: 1, y: 2 },
})
const by = { x: 10, y: -5 }

describe('moving parts of a graph', () => {
  it('moves nodes, notes, and the nodes of frames once', () => {
    const moved = moveParts(graph, { nodes: ['2', '3'], frames: ['f', 'n'] }, by)
    expect(findNode(moved, '1')).toBe(findNode(graph, '1'))
    expect(findNode(moved, '2')?.position).toEqual({ x: 310, y: -5 })
    expect(findNode(moved, '3')?.position).toEqual({ x: 610, y: -105 })
    expect(findNode(moved, '4')?.position).toEqual({ x: 910, y: -105 })
    expect(notesOf(moved)[0]?.position).toEqual({ x: 11, y: -3 })
  })

  it('gives the same graph when there is nothing to move', () => {
    expect(moveParts(graph, { nodes: [], frames: [] }, by)).toBe(graph)
    expect(moveParts(graph, { nodes: ['99'], frames: ['x'] }, by)).toBe(graph)
  })
})
