import { describe, expect, it } from 'vitest'
import { edgeId, edgesOf } from '@/engine/graph/edit/edges'
import { framesOf } from '@/engine/graph/edit/frames'
import { commentOf } from '@/engine/graph/edit/node-marks'
import { notesOf } from '@/engine/graph/edit/notes'
import { findNode } from '@/engine/graph/model'
import { isSwitchedOff } from '@/engine/graph/switched-off'
import { NOTHING, selectNodes } from '@/stores/editor/document'
import { moduleOf, sampleEditor } from './editor'

const edge = { source: '2', output: 'output_1', target: '3', input: 'input_1' }

function arrows({ state }: ReturnType<typeof sampleEditor>): string[] {
  return edgesOf(state.graph.value).map(({ source, target }) => `${source}→${target}`)
}

describe('nodes and connections', () => {
  it('are added anywhere, behind, before and on a connection; the new node is selected', () => {
    const one = sampleEditor()
    expect(one.nodes.addModule(moduleOf('push-zmq'), { x: 0, y: 0 })).toBe('5')
    expect(one.state.selection.value.nodes).toEqual(['5'])
    expect(one.nodes.addModule(moduleOf('push-zmq'), { x: 0, y: 0 }, { on: edge })).toBe('6')
    expect(
      one.nodes.addModule(
        moduleOf('tag-if'),
        { x: 0, y: 0 },
        { before: { target: '5', input: 'input_1' } },
      ),
    ).toBe('7')
    expect(arrows(one)).toEqual(['1→2', '2→6', '2→4', '6→3', '7→5'])
    expect(one.state.undoLabel.value).toBe('Add “IF :: Tag”')
  })

  it('are connected, led elsewhere and disconnected', () => {
    const one = sampleEditor()
    one.nodes.connectNodes({ source: '3', output: 'output_1', target: '4', input: 'input_1' })
    expect(arrows(one)).toContain('3→4')
    one.nodes.reconnect(edge, { ...edge, target: '4' })
    expect(arrows(one)).not.toContain('2→3')
    one.nodes.disconnectNodes(edgesOf(one.state.graph.value))
    expect(arrows(one)).toEqual([])
    expect(one.state.undoLabel.value).toBe('Disconnect 4 connections')
  })

  it('are put into a connection in one step, with room made for them', () => {
    const { state, nodes } = sampleEditor()
    const before = state.graph.value
    nodes.addModule(moduleOf('push-zmq'), { x: 450, y: 0 }, { on: edge })
    const left = (key: string) => findNode(state.graph.value, key)?.position.x
    expect([left('2'), left('5'), left('3'), left('4')]).toEqual([300, 640, 980, 600])
    state.undo()
    expect(state.graph.value).toBe(before)
  })

  it('take the place of where a connection led', () => {
    const one = sampleEditor()
    const { source, output, target, input } = edge
    const place = { behind: { source, output }, insteadOf: edge }
    one.nodes.addModule(moduleOf('push-zmq'), { x: 0, y: 0 }, place)
    expect(arrows(one)).toEqual(['1→2', '2→5', '2→4'])
    one.state.undo()
    one.nodes.addModule(
      moduleOf('push-zmq'),
      { x: 0, y: 0 },
      {
        before: { target, input },
        insteadOf: edge,
      },
    )
    expect(arrows(one)).toEqual(['1→2', '2→4', '5→3'])
    one.state.undo()
    expect(arrows(one)).toContain('2→3')
  })

  it('stay selected when they are led elsewhere', () => {
    const { state, nodes } = sampleEditor()
    const to = { ...edge, target: '4' }
    state.select({ ...NOTHING, edges: [edgeId(edge)] })
    nodes.reconnect(edge, to)
    expect(state.selection.value.edges).toEqual([edgeId(to)])
    state.select(selectNodes(['2']))
    nodes.reconnect(to, edge)
    expect(state.selection.value).toEqual(selectNodes(['2']))
  })

  it('are moved in one step for a drag', () => {
    const { state, nodes } = sampleEditor()
    for (const x of [1, 2, 3]) nodes.moveTo(new Map([['2', { x, y: 0 }]]))
    expect(state.undoLabel.value).toBe('Move “IF :: Tag”')
    state.endGesture()
    nodes.moveTo(new Map([['2', { x: 9, y: 0 }]]))
    state.undo()
    expect(findNode(state.graph.value, '2')?.position.x).toBe(3)
    state.undo()
    expect(findNode(state.graph.value, '2')?.position.x).toBe(300)
  })

  it('have parameters and filters, typing in one field is one step', () => {
    const { state, nodes } = sampleEditor()
    for (const text of ['S', 'St', 'Stop']) nodes.setParameter('4', 'message', text)
    expect(state.undoLabel.value).toBe('Change Stop message of “Stop execution”')
    nodes.setParameter('4', 'unknown', 'x', 'choice')
    expect(state.undoLabel.value).toBe('Change unknown of “Stop execution”')
    nodes.setFilter('3', { selector: 'a', value: 'b', operator: 'in', path: 'c' })
    nodes.setFilter('3', undefined)
    state.undo()
    state.undo()
    state.undo()
    expect(findNode(state.graph.value, '4')?.parameters).not.toHaveProperty('message', 'Stop')
  })

  it('are renamed, commented on, switched off and replaced', () => {
    const { state, nodes } = sampleEditor()
    nodes.rename('3', 'Mark')
    nodes.comment('3', 'because')
    nodes.switchTo(['3', '4'], false)
    expect(state.undoLabel.value).toBe('Disable 2 nodes')
    nodes.switchTo(['4'], true)
    nodes.replace('3', moduleOf('webhook'))
    expect(state.undoLabel.value).toBe('Replace “Mark” by “Webhook”')
    const node = findNode(state.graph.value, '3')
    if (node === undefined) throw new Error('no node')
    expect([node.name, node.moduleId, commentOf(node)]).toEqual(['Mark', 'webhook', 'because'])
    expect(state.graph.value.nodes.filter(isSwitchedOff).map(({ key }) => key)).toEqual(['3'])
    nodes.replace('99', moduleOf('webhook'))
    expect(state.undoLabel.value).toBe('Replace “Mark” by “Webhook”')
  })
})

describe('the canvas', () => {
  it('deletes what is selected, and closes gaps if wanted', () => {
    const one = sampleEditor()
    one.state.select(selectNodes(['2']))
    one.canvas.removeSelection()
    expect(arrows(one)).toEqual([])
    expect(one.state.undoLabel.value).toBe('Delete “IF :: Tag”')
    one.state.undo()
    one.state.select({ ...NOTHING, edges: [edgeId(edge)] })
    one.canvas.removeSelection()
    expect(arrows(one)).toEqual(['1→2', '2→4'])
    one.state.select(selectNodes(['2']))
    one.canvas.removeSelection({ reconnect: true })
    expect(arrows(one)).toEqual(['1→4'])
  })

  it('has frames', () => {
    const { state, canvas } = sampleEditor()
    canvas.frame(['2', '3'], 'Red')
    const [id = ''] = state.selection.value.frames
    expect(state.undoLabel.value).toBe('Frame 2 nodes')
    canvas.renameFrame(id, 'Redder')
    canvas.addNodesToFrame(id, ['4'])
    canvas.takeNodesFromFrames(['2'])
    expect(framesOf(state.graph.value)).toMatchObject([{ id, title: 'Redder', nodes: [3, 4] }])
    canvas.removeSelection()
    expect(state.undoLabel.value).toBe('Delete a frame')
    expect(state.graph.value.frames).toEqual([])
    expect(state.graph.value.nodes).toHaveLength(4)
  })

  it('has notes; moving and typing are a step each', () => {
    const { state, canvas } = sampleEditor()
    const id = canvas.note('', { x: 0, y: 0 })
    for (const text of ['H', 'Hi']) canvas.editNote(id, { text })
    for (const x of [5, 6]) canvas.editNote(id, { position: { x, y: 0 } })
    expect(notesOf(state.graph.value)).toMatchObject([{ text: 'Hi', position: { x: 6, y: 0 } }])
    expect(state.undoLabel.value).toBe('Move note')
    state.undo()
    state.undo()
    expect(notesOf(state.graph.value)).toMatchObject([{ text: '', position: { x: 0, y: 0 } }])
  })
})

describe('with the keyboard', () => {
  it('everything selected is moved, in one step for keys in a row', () => {
    const { state, canvas } = sampleEditor()
    const id = canvas.note('', { x: 0, y: 0 })
    const before = state.graph.value
    state.select({ ...NOTHING, nodes: ['3'], frames: [id] })
    canvas.moveSelection({ x: 12, y: 0 })
    canvas.moveSelection({ x: 0, y: 12 })
    expect(findNode(state.graph.value, '3')?.position).toEqual({ x: 612, y: -68 })
    expect(notesOf(state.graph.value)[0]?.position).toEqual({ x: 12, y: 12 })
    expect(state.undoLabel.value).toBe('Move “Tag operation”')
    state.undo()
    expect(state.graph.value).toBe(before)
  })

  it('a note is made larger and smaller, in one step for keys in a row', () => {
    const { state, canvas } = sampleEditor()
    canvas.note('', { x: 0, y: 0 })
    const before = state.graph.value
    canvas.growNotes({ x: 12, y: 0 })
    canvas.growNotes({ x: 0, y: -12 })
    expect(notesOf(state.graph.value)[0]).toMatchObject({ width: 232, height: 108 })
    expect(state.undoLabel.value).toBe('Resize note')
    state.undo()
    expect(state.graph.value).toBe(before)
  })
})

describe('selecting', () => {
  it('takes everything and nothing', () => {
    const { state, selecting, canvas } = sampleEditor()
    canvas.note('', { x: 0, y: 0 })
    selecting.selectAll()
    expect(state.selection.value.nodes).toEqual(['1', '2', '3', '4'])
    expect(state.selection.value.frames).toHaveLength(1)
    selecting.selectNothing()
    expect(state.selection.value).toEqual(NOTHING)
  })

  it('follows the connections', () => {
    const { state, selecting } = sampleEditor()
    expect(selecting.step('right')).toBe('4')
    state.select(NOTHING)
    expect(selecting.step('right')).toBe('1')
    expect(selecting.step('left')).toBe('1')
    selecting.extendSelection('downstream')
    expect(state.selection.value.nodes.toSorted()).toEqual(['1', '2', '3', '4'])
    state.select(selectNodes(['3']))
    selecting.extendSelection('upstream')
    expect(state.selection.value.nodes.toSorted()).toEqual(['1', '2', '3'])
  })
})
