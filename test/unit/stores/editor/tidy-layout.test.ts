import { describe, expect, it } from 'vitest'
import { placeNodes } from '@/engine/graph/edit/place-nodes'
import { tidyLayout } from '@/stores/editor/tidy-layout'
import { buildGraph } from '../../engine/graph/build-graph'

const graph = buildGraph([
  { id: 1, type: 't', to: [[2]] },
  { id: 2, type: 'l', to: [[3], [4]] },
  { id: 3, to: [[5]] },
  { id: 4 },
  { id: 5 },
])

describe('the tidy layout', () => {
  it('puts nodes in columns from left to right, the branches one above the other', async () => {
    const places = await tidyLayout(graph, new Map())
    const x = (key: string) => places.get(key)?.x ?? NaN
    const y = (key: string) => places.get(key)?.y ?? NaN
    expect(x('1')).toBeLessThan(x('2'))
    expect(x('2')).toBeLessThan(x('3'))
    expect(x('3')).toBe(x('4'))
    expect(x('5')).toBeGreaterThan(x('3'))
    expect(Math.abs(y('3') - y('4'))).toBeGreaterThanOrEqual(90)
  })

  it('leaves the left-most node where it is', async () => {
    const moved = placeNodes(graph, new Map([['4', { x: -500, y: 70 }]]))
    expect((await tidyLayout(moved, new Map())).get('4')).toEqual({ x: -500, y: 70 })
  })

  it('gives big nodes the room they need', async () => {
    const places = await tidyLayout(graph, new Map([['3', { width: 220, height: 600 }]]))
    const [three, four] = [places.get('3'), places.get('4')]
    const below = (four?.y ?? NaN) > (three?.y ?? NaN)
    expect(Math.abs((four?.y ?? NaN) - (three?.y ?? NaN))).toBeGreaterThanOrEqual(below ? 600 : 90)
  })

  it('lays out only what it is told, and nothing at all', async () => {
    const places = await tidyLayout(graph, new Map(), ['3', '5'])
    expect([...places.keys()]).toEqual(['3', '5'])
    expect((await tidyLayout({ nodes: [], frames: [] }, new Map())).size).toBe(0)
  })

  it('ends for circles and for nodes connected to themselves', async () => {
    const circle = buildGraph([
      { id: 1, to: [[1, 2]] },
      { id: 2, to: [[1]] },
    ])
    expect((await tidyLayout(circle, new Map())).size).toBe(2)
  })
})
