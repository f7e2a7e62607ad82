import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeNodes } from '@/engine/graph/edit/place-nodes'
import { findNode } from '@/engine/graph/model'
import { freeSpot, spotBehind } from '@/stores/editor/free-spot'
import { buildGraph } from '../../engine/graph/build-graph'

const graph = placeNodes(
  buildGraph([
    { id: 1, type: 't', to: [[2]] },
    { id: 2, type: 'l', to: [[3], []] },
    { id: 3, to: [[]] },
    { id: 4 },
  ]),
  new Map([
    ['1', { x: 0, y: 0 }],
    ['2', { x: 340, y: 0 }],
    ['3', { x: 680, y: 0 }],
    ['4', { x: 1500, y: 900 }],
  ]),
)

function behind(key: string, takesMore = false) {
  const node = findNode(graph, key)
  if (node === undefined) throw new Error(`There is no node ${key}.`)
  return spotBehind(graph, node, takesMore)
}

describe('a free spot', () => {
  it('is the wanted place where nothing stands', () => {
    expect(freeSpot(graph, { x: 0, y: 500 })).toEqual({ x: 0, y: 500 })
  })

  it('is below the node that stands there, and never touches one', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) }),
          {
            maxLength: 12,
          },
        ),
        fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) }),
        (places, wanted) => {
          const nodes = buildGraph(places.map((_, index) => ({ id: index + 1 })))
          const full = placeNodes(nodes, new Map(places.map((at, index) => [`${index + 1}`, at])))
          const spot = freeSpot(full, wanted)
          expect(spot.x).toBe(wanted.x)
          expect(spot.y).toBeGreaterThanOrEqual(wanted.y)
          for (const { x, y } of places) {
            const isBeside = Math.abs(x - spot.x) >= 260
            expect(isBeside || y + 50 <= spot.y || y >= spot.y + 84).toBe(true)
          }
        },
      ),
    )
  })
})

describe('the spot behind a node', () => {
  it('is right of it, on the first output that leads nowhere', () => {
    expect(behind('2')).toEqual({
      position: { x: 680, y: expect.closeTo(100, -2) },
      place: { behind: { source: '2', output: 'output_2' } },
    })
  })

  it('is on the way to the next node when all outputs lead somewhere', () => {
    expect(behind('1').place).toEqual({
      on: { source: '1', output: 'output_1', target: '2', input: 'input_1' },
    })
  })

  it('is beside the next node when an output may lead to several', () => {
    expect(behind('1', true).place).toEqual({
      behind: { source: '1', output: 'output_1' },
    })
  })

  it('is not connected when the node has no output', () => {
    expect(behind('4')).toEqual({ position: { x: 1840, y: 900 }, place: undefined })
  })
})
