import { describe, expect, it } from 'vitest'
import { align } from '@/pages/editor/canvas/alignment'

const size = { width: 100, height: 40 }

describe('align', () => {
  it('draws a box to the nearest line of another one', () => {
    const { by, guides } = align({ x: 3, y: 200, ...size }, [{ x: 0, y: 0, ...size }], 6)
    expect(by).toEqual({ x: -3, y: 0 })
    expect(guides).toEqual([{ axis: 'x', at: 0, from: 0, to: 240 }])
  })

  it('leaves a box alone that is near to nothing', () => {
    expect(align({ x: 30, y: 200, ...size }, [{ x: 0, y: 0, ...size }], 6)).toEqual({
      by: { x: 0, y: 0 },
      guides: [],
    })
  })

  it('aligns middles of boxes of different sizes', () => {
    const other = { x: 0, y: 0, width: 100, height: 80 }
    const { by } = align({ x: 300, y: 22, ...size }, [other], 6)
    expect(by.y).toBe(-2)
  })
})
