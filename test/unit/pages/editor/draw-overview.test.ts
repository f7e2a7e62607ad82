import { describe, expect, it, vi } from 'vitest'
import { drawOverview } from '@/pages/editor/canvas/draw-overview'
import { placeGraph } from '@/pages/editor/canvas/visible-part'
import { buildGraph } from '../../engine/graph/build-graph'

const colours = {
  line: 'grey',
  selected: 'gold',
  trigger: 'green',
  logic: 'violet',
  action: 'blue',
  unknown: 'red',
}

/** A drawing surface that notes what is drawn and in which colour. */
function surface() {
  const drawn: string[] = []
  const context = {
    lineWidth: 0,
    strokeStyle: '',
    fillStyle: '',
    beginPath: vi.fn(),
    moveTo: (x: number, y: number) => drawn.push(`from ${x},${y}`),
    lineTo: (x: number, y: number) => drawn.push(`to ${x},${y}`),
    stroke: () => drawn.push(`lines ${context.strokeStyle} ${context.lineWidth}`),
    fillRect: (...box: number[]) => drawn.push(`${context.fillStyle} ${box.join(' ')}`),
    strokeRect: (...box: number[]) => drawn.push(`frame ${context.strokeStyle} ${box.join(' ')}`),
  }
  return { context, drawn }
}

const placed = placeGraph(
  buildGraph([
    { id: 1, type: 't', to: [[2]] },
    { id: 2, type: 'l', to: [[]] },
    { id: 3 },
    { id: 4, type: 'other' },
  ]),
)

describe('the picture of a workflow from far away', () => {
  it('has a line for each connection and a box in the colour of each kind of node', () => {
    const { context, drawn } = surface()
    drawOverview(context, placed, { x: 10, y: 20, zoom: 0.5 }, colours, new Set())
    expect(drawn.slice(0, 3)).toEqual([
      expect.stringMatching(/^from 140,/),
      expect.stringMatching(/^to 10,/),
      'lines grey 0.875',
    ])
    expect(drawn.slice(3).map((one) => one.split(' ')[0])).toEqual([
      'green',
      'violet',
      'blue',
      'red',
    ])
    expect(drawn[3]).toBe('green 10 20 130 29')
  })

  it('has a frame around what is selected', () => {
    const { context, drawn } = surface()
    drawOverview(context, placed, { x: 0, y: 0, zoom: 1 }, colours, new Set(['3']))
    expect(drawn.filter((one) => one.startsWith('frame'))).toEqual([
      expect.stringMatching(/^frame gold -2 -2 264 /),
    ])
  })

  it('shows every node, however far away', () => {
    const { context, drawn } = surface()
    drawOverview(context, placed, { x: 0, y: 0, zoom: 0.001 }, colours, new Set())
    expect(drawn.slice(3)).toEqual(
      ['green', 'violet', 'blue', 'red'].map((one) => `${one} 0 0 2 2`),
    )
    expect(drawn[2]).toBe('lines grey 0.75')
  })
})
