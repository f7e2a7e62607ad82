import { describe, expect, it } from 'vitest'
import { edgesOf } from '@/engine/graph/edit/edges'
import { notesOf } from '@/engine/graph/edit/notes'
import { findNode } from '@/engine/graph/model'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { writeBlueprint } from '@/formats/workflow-json/write-workflow'
import { NOTHING, selectNodes } from '@/stores/editor/document'
import { editor, sampleEditor } from './editor'

describe('copying', () => {
  it('gives a blueprint that MISP and other tabs can read', () => {
    const one = sampleEditor()
    one.state.select(selectNodes(['2', '3']))
    const text = one.clipboard.copyText()
    const [blueprint] = readWorkflowFile(text).blueprints
    expect(blueprint?.nodes.map(({ key }) => key)).toEqual(['2', '3'])
    const other = editor()
    expect(other.clipboard.paste(text, { x: 0, y: 0 })).toEqual({
      ok: true,
      keys: ['1', '2'],
      skippedTriggers: 0,
      droppedConnections: 1,
      others: 0,
    })
    expect(other.state.graph.value.nodes[0]?.position).toEqual({ x: 0, y: 0 })
    expect(edgesOf(other.state.graph.value)).toHaveLength(1)
  })

  it('gives nothing when nothing is selected', () => {
    const { state, clipboard } = sampleEditor()
    state.select(NOTHING)
    expect(clipboard.copyText()).toBe('')
    const before = state.graph.value
    expect(clipboard.cutText()).toBe('')
    clipboard.duplicate()
    expect(state.graph.value).toBe(before)
  })

  it('takes frames and notes along', () => {
    const { state, canvas, clipboard } = sampleEditor()
    canvas.frame(['2', '3'], 'Red')
    const note = canvas.note('Look', { x: 0, y: 0 })
    state.select({ ...NOTHING, nodes: ['2', '3'], frames: [note] })
    const text = clipboard.copyText()
    const other = editor()
    other.clipboard.paste(text)
    expect(notesOf(other.state.graph.value)).toMatchObject([{ text: 'Look' }])
    const framed = other.state.graph.value.frames.find(({ title }) => title === 'Red')
    expect(framed?.nodes).toEqual([1, 2])
    expect(other.state.selection.value.frames).toHaveLength(2)
  })
})

describe('cutting and pasting', () => {
  it('takes nodes out and puts them back in', () => {
    const { state, clipboard } = sampleEditor()
    state.select(selectNodes(['3', '4']))
    const text = clipboard.cutText()
    expect(state.graph.value.nodes.map(({ key }) => key)).toEqual(['1', '2'])
    expect(state.undoLabel.value).toBe('Cut 2 nodes')
    clipboard.paste(text)
    expect(state.undoLabel.value).toBe('Paste 2 nodes')
    expect(state.selection.value.nodes).toHaveLength(2)
    state.undo()
    state.undo()
    expect(state.graph.value.nodes).toHaveLength(4)
  })

  it('takes a whole workflow, but no second trigger', () => {
    const { state, opening, clipboard } = sampleEditor()
    const result = clipboard.paste(opening.write())
    expect(result).toMatchObject({ ok: true, keys: ['5', '6', '7'], skippedTriggers: 1 })
    expect(findNode(state.graph.value, '5')?.position).toEqual({ x: 340, y: 40 })
  })

  it('takes the first of several, and says how many there are', () => {
    const { opening, clipboard } = sampleEditor()
    expect(clipboard.paste(`[${opening.write()},${opening.write()}]`)).toMatchObject({ others: 1 })
  })

  it.each(['', 'hello', '{}', '{"Event":{}}', '[]', 'null'])('refuses %j with a reason', (text) => {
    const { state, clipboard } = sampleEditor()
    const before = state.graph.value
    const result = clipboard.paste(text)
    expect(result.ok ? '' : result.problem.what).not.toBe('')
    expect(result.ok).toBe(false)
    expect(state.graph.value).toBe(before)
  })

  it('puts a copy beside the selection', () => {
    const { state, clipboard } = sampleEditor()
    state.select(selectNodes(['2', '3']))
    clipboard.duplicate()
    expect(state.selection.value.nodes).toEqual(['5', '6'])
    expect(findNode(state.graph.value, '5')?.position).toEqual({ x: 340, y: 40 })
    expect(state.undoLabel.value).toBe('Duplicate 2 nodes')
  })
})

describe('blueprints', () => {
  it('are taken from the selection, with the trigger in the description', () => {
    const { state, clipboard } = sampleEditor()
    state.select(selectNodes(['2', '3']))
    const blueprint = clipboard.takeBlueprint('Mark it')
    expect(blueprint).toMatchObject({ name: 'Mark it', description: '[event-publish]\n' })
    expect(clipboard.takeBlueprint('Mark it', 'Mine').description).toBe('Mine')
    const written = JSON.parse(writeBlueprint(blueprint))
    expect(written).toMatchObject({
      WorkflowBlueprint: { name: 'Mark it', data: [{ id: 2 }, { id: 3 }] },
    })
  })

  it('are put in with a frame that has their name, and what their modules gained since', () => {
    const { state, clipboard } = sampleEditor()
    state.select(selectNodes(['2', '3']))
    const blueprint = clipboard.takeBlueprint('Mark it')
    const bare = {
      ...blueprint,
      nodes: blueprint.nodes.map((node) => ({ ...node, parameters: {} })),
    }
    const inserted = clipboard.insertBlueprint(bare, { x: 0, y: 500 })
    expect(inserted.keys).toEqual(['5', '6'])
    expect(state.graph.value.frames).toMatchObject([{ title: 'Mark it', nodes: [5, 6] }])
    expect(findNode(state.graph.value, '6')?.parameters).toMatchObject({ scope: 'event' })
    expect(state.undoLabel.value).toBe('Insert “Mark it”')
  })

  it('keep nodes of modules that nobody knows as they are', () => {
    const { state, clipboard } = sampleEditor()
    state.select(selectNodes(['3']))
    const blueprint = clipboard.takeBlueprint('Odd')
    const odd = {
      ...blueprint,
      nodes: blueprint.nodes.map((node) => ({ ...node, moduleId: 'odd' })),
    }
    clipboard.insertBlueprint(odd, { x: 0, y: 0 })
    expect(findNode(state.graph.value, '5')?.moduleId).toBe('odd')
  })
})
