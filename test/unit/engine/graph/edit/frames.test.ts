import { describe, expect, it } from 'vitest'
import {
  addFrame,
  addToFrame,
  framesOf,
  removeFrames,
  renameFrame,
  takeFromFrames,
} from '@/engine/graph/edit/frames'
import { addNote, changeNote, notesOf } from '@/engine/graph/edit/notes'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { writeGraph } from '@/formats/workflow-json/write-workflow'
import { sampleGraph } from './sample-graph'

describe('frames', () => {
  it('are stored as MISP stores them', () => {
    const graph = addFrame(sampleGraph(), 'id-1', 'Red', ['2', '3', '2', '99'])
    expect(JSON.parse(writeGraph(graph))).toMatchObject({
      _frames: { 'id-1': { id: 'id-1', text: 'Red', nodes: [2, 3], class: '' } },
    })
  })

  it('around nothing are not made', () => {
    const graph = sampleGraph()
    expect(addFrame(graph, 'x', 'X', [])).toBe(graph)
    expect(addFrame(graph, 'x', 'X', ['99'])).toBe(graph)
  })

  it('are renamed, filled, emptied and removed', () => {
    const graph = addFrame(sampleGraph(), 'a', 'A', ['2'])
    expect(renameFrame(graph, 'a', 'B').frames[0]?.title).toBe('B')
    expect(renameFrame(graph, 'a', 'A')).toBe(graph)
    expect(renameFrame(graph, 'none', 'B')).toBe(graph)
    const filled = addToFrame(graph, 'a', ['2', '3'])
    expect(filled.frames[0]?.nodes).toEqual([2, 3])
    expect(addToFrame(filled, 'a', ['3'])).toBe(filled)
    expect(takeFromFrames(filled, ['2']).frames[0]?.nodes).toEqual([3])
    expect(takeFromFrames(filled, ['2', '3']).frames).toEqual([])
    expect(takeFromFrames(filled, ['4'])).toBe(filled)
    expect(removeFrames(filled, ['a']).frames).toEqual([])
    expect(removeFrames(filled, ['b'])).toBe(filled)
  })
})

describe('notes', () => {
  const note = { id: 'n', text: 'Look here', position: { x: 5, y: -3 } }

  it('are no frames, and keep place and size', () => {
    const graph = addNote(addFrame(sampleGraph(), 'a', 'A', ['2']), note)
    expect(framesOf(graph).map(({ id }) => id)).toEqual(['a'])
    expect(notesOf(graph)).toEqual([{ ...note, width: 220, height: 120 }])
    const changed = changeNote(graph, 'n', { text: 'There', width: 300 })
    expect(notesOf(changed)).toEqual([{ ...note, text: 'There', width: 300, height: 120 }])
    expect(changeNote(graph, 'a', { text: 'x' })).toBe(graph)
  })

  it('have a size in which they can be grabbed and leave room for the workflow', () => {
    const sizeAfter = (change: object) => {
      const [changed] = notesOf(changeNote(addNote(sampleGraph(), note), 'n', change))
      return [changed?.width, changed?.height]
    }
    expect(sizeAfter({ width: -5, height: 1 })).toEqual([80, 50])
    expect(sizeAfter({ width: 1e9, height: 200.4 })).toEqual([2000, 200])
    const raw = { playground_note: { x: 0, y: 0, width: 1e300, height: -1 } }
    const hostile = { nodes: [], frames: [{ id: 'n', title: '', nodes: [], raw }] }
    expect(notesOf(hostile)[0]).toMatchObject({ width: 2000, height: 50 })
  })

  it('survive writing and reading, among the frames, where MISP takes them for no node', () => {
    const graph = addNote(sampleGraph(), note)
    const [read] = readWorkflowFile(writeGraph(graph)).workflows
    expect(notesOf(read?.graph ?? sampleGraph())).toEqual(notesOf(graph))
    expect(read?.graph.nodes).toHaveLength(5)
  })

  it('with broken places are shown somewhere', () => {
    const raw = { playground_note: { x: 'left', y: null, width: {}, height: 50 } }
    const graph = { nodes: [], frames: [{ id: 'n', title: '', nodes: [], raw }] }
    expect(notesOf(graph)).toEqual([
      { id: 'n', text: '', position: { x: 0, y: 0 }, width: 220, height: 50 },
    ])
  })
})
