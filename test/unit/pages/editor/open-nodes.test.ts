import { effectScope, shallowRef } from 'vue'
import { describe, expect, it, onTestFinished } from 'vitest'
import { removeNodes } from '@/engine/graph/edit/remove-nodes'
import { flowNode } from '@/pages/editor/canvas/flow-elements'
import { areaOfNode, useOpenNodes } from '@/pages/editor/canvas/open-nodes'
import { placeGraph, visiblePart } from '@/pages/editor/canvas/visible-part'
import { sampleGraph } from '../../engine/graph/edit/sample-graph'

function start() {
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const graph = shallowRef(sampleGraph())
  const openings = shallowRef(0)
  const open = scope.run(() =>
    useOpenNodes(
      () => graph.value,
      () => openings.value,
    ),
  )
  if (open === undefined) throw new Error('The scope has ended.')
  return { graph, openings, open }
}

describe('open nodes', () => {
  it('lie above each other in the order in which they were opened or used', () => {
    const { open } = start()
    for (const key of ['2', '3', '4']) open.open(key)
    open.raise('2')
    expect([...open.heights.value.keys()]).toEqual(['3', '4', '2'])
    open.open('3')
    expect([...open.heights.value.keys()]).toEqual(['4', '2', '3'])
    open.raise('5')
    expect(open.isOpen('5')).toBe(false)
    open.close('2')
    expect([...open.heights.value.keys()]).toEqual(['4', '3'])
  })

  it('take the keyboard once for each time it was asked for', () => {
    const { open } = start()
    open.open('2', true)
    open.open('3')
    expect(open.takesFocus('3')).toBe(false)
    expect(open.takesFocus('2')).toBe(true)
    expect(open.takesFocus('2')).toBe(false)
  })

  it('are closed when they go, and with another workflow', () => {
    const { graph, openings, open } = start()
    for (const key of ['2', '3']) open.open(key)
    graph.value = removeNodes(graph.value, ['3'])
    expect([...open.heights.value.keys()]).toEqual(['2'])
    graph.value = sampleGraph()
    expect(open.isOpen('3')).toBe(false)
    openings.value += 1
    expect(open.heights.value.size).toBe(0)
  })

  it('take up what they measure, and keep it between edits of the same height', () => {
    const { open } = start()
    open.measure('2', 500)
    expect(open.heights.value.size).toBe(0)
    open.open('2')
    open.measure('2', 500)
    const { value } = open.heights
    open.measure('2', 500)
    expect(open.heights.value).toBe(value)
    expect(value.get('2')).toBe(500)
  })
})

describe('an open node on the canvas', () => {
  const placed = placeGraph(sampleGraph())
  const node = placed.byKey.get('2')
  if (node === undefined) throw new Error('There is no node 2.')

  it('is larger, lies above closed ones, and keeps its ports beside its head', () => {
    const heights = new Map([['2', 400]])
    expect(areaOfNode(node, heights)).toMatchObject({ x: 300, y: 0, width: 340, height: 400 })
    expect(areaOfNode(node, new Map())).toBe(node.box)
    const [closed, open] = [flowNode(node, false, new Map()), flowNode(node, false, heights)]
    expect(open).toMatchObject({ width: 340, height: 400, zIndex: 1 })
    expect(closed).toMatchObject({ width: 260, zIndex: 0 })
    expect(open).toMatchObject({
      handleBounds: {
        source: [{ x: 340 - 5.5 }, { x: 340 - 5.5 }],
        target: [{ x: -5.5, y: node.box.height / 2 - 5.5 }],
      },
    })
  })

  it('is shown as long as its form is in sight', () => {
    const below = { x: 300, y: 300, width: 100, height: 50 }
    expect(visiblePart(placed, below).count).toBe(0)
    expect(visiblePart(placed, below, new Map([['2', 400]])).count).toBe(1)
  })
})
