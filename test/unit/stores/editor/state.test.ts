import { describe, expect, it } from 'vitest'
import { edgeId } from '@/engine/graph/edit/edges'
import { removeNodes } from '@/engine/graph/edit/remove-nodes'
import { emptyDocument, NOTHING, selectNodes, versionOf } from '@/stores/editor/document'
import { editor, sampleEditor } from './editor'

describe('the document', () => {
  it('is changed in steps that have a name', () => {
    const { state, canvas } = sampleEditor()
    canvas.setProperties({ name: 'Mine' })
    expect(state.document.value.name).toBe('Mine')
    expect(state.undoLabel.value).toBe('Change name of the workflow')
    state.undo()
    expect(state.document.value.name).toBe('Workflow for trigger event-publish')
    expect(state.redoLabel.value).toBe('Change name of the workflow')
    expect(state.undoLabel.value).toBe('Add “Stop execution”')
    state.redo()
    expect(state.document.value.name).toBe('Mine')
  })

  it('is unsaved while it differs from what was opened or saved, also by way of undo', () => {
    const { state, canvas, opening, nodes } = sampleEditor()
    expect(state.isDirty.value).toBe(true)
    state.open(state.document.value)
    expect(state.isDirty.value).toBe(false)
    nodes.rename('2', 'Red?')
    expect(state.isDirty.value).toBe(true)
    state.undo()
    expect(state.isDirty.value).toBe(false)
    state.redo()
    state.markSaved(state.document.value, { id: 'r', revision: 1, tags: [] })
    expect(state.isDirty.value).toBe(false)
    expect(state.record.value?.id).toBe('r')
    state.undo()
    expect(state.isDirty.value).toBe(true)
    canvas.setProperties({ description: 'x' })
    opening.close()
    expect(state.isDirty.value).toBe(false)
    expect(state.document.value).toEqual(emptyDocument())
    expect(state.record.value).toBeNull()
    expect(state.undoLabel.value).toBe('')
  })

  it('stays as it is when a change changes nothing', () => {
    const { state } = sampleEditor()
    const before = state.document.value
    state.changeGraph('Nothing', (graph) => graph)
    expect(state.document.value).toBe(before)
    expect(state.undoLabel.value).toBe('Add “Stop execution”')
    state.changeGraph('Nothing', (graph) => graph, { selection: selectNodes(['2']) })
    expect(state.selection.value.nodes).toEqual(['2'])
  })

  it('has nothing to undo or redo at first', () => {
    const { state } = editor()
    state.undo()
    state.redo()
    expect(state.document.value).toEqual(emptyDocument())
    expect(versionOf(state.document.value)).toBe('2.5.19')
  })
})

describe('the selection', () => {
  it('comes back with undo', () => {
    const { state, canvas } = sampleEditor()
    state.select(selectNodes(['3', '4']))
    canvas.removeSelection()
    expect(state.selection.value).toEqual(NOTHING)
    state.undo()
    expect(state.selection.value.nodes).toEqual(['3', '4'])
    state.redo()
    expect(state.selection.value).toEqual(NOTHING)
  })

  it('loses what is no longer there', () => {
    const { state } = sampleEditor()
    const edge = edgeId({ source: '2', output: 'output_2', target: '4', input: 'input_1' })
    state.select({ nodes: ['3', '4'], edges: [edge], frames: ['gone'] })
    state.changeGraph('Remove', (graph) => removeNodes(graph, ['4']))
    expect(state.selection.value).toEqual({ nodes: ['3'], edges: [], frames: [] })
  })

  it('ends a gesture', () => {
    const { state, nodes } = sampleEditor()
    nodes.setParameter('4', 'message', 'a')
    state.select(selectNodes(['4']))
    nodes.setParameter('4', 'message', 'ab')
    state.undo()
    expect(state.graph.value.nodes[3]?.parameters).toMatchObject({ message: 'a' })
  })
})
