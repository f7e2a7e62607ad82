import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offsetToShow } from '@/pages/editor/canvas/into-sight'

describe('offsetToShow', () => {
  it('leaves a canvas as it is when the stretch is in sight', () => {
    expect(offsetToShow(100, 200, 50, 1000)).toBe(100)
  })

  it('moves it no farther than needed, from either side', () => {
    expect(offsetToShow(0, 1000, 200, 800)).toBe(-460)
    expect(offsetToShow(0, -300, 200, 800)).toBe(360)
  })

  it('shows the beginning of what is larger than the room', () => {
    expect(offsetToShow(0, 500, 900, 800)).toBe(-480)
  })

  it('keeps the margin on both sides as far as there is room', () => {
    const size = fc.integer({ min: 1, max: 700 })
    const place = fc.integer({ min: -5000, max: 5000 })
    fc.assert(
      fc.property(place, place, size, (offset, start, length) => {
        const from = start + offsetToShow(offset, start, length, 800)
        const free = Math.min(60, (800 - length) / 2)
        expect(from).toBeGreaterThanOrEqual(free)
        expect(from + length).toBeLessThanOrEqual(800 - free)
      }),
    )
  })
})
