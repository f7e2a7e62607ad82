import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OpenNode } from '@/pages/hash-path/tree/open-node'

/** All lines as places with the numbers of their entries. */
function linesOf(root: OpenNode): string[] {
  return Array.from({ length: root.size }, (_, line) => {
    const row = root.lineAt(line)
    return row ? [...row.owner.place, row.index].join('.') : 'none'
  })
}

describe('OpenNode', () => {
  it('gives the lines of what is open, level by level', () => {
    const root = new OpenNode([], 3, null)
    const second = root.open(1, 'b', 2)
    expect(second.level).toBe(1)
    expect(linesOf(root)).toEqual(['0', '1', 'b.0', 'b.1', '2'])
    root.open(0, 'a', 1)
    second.open(1, 'deep', 2)
    expect(linesOf(root)).toEqual(['0', 'a.0', '1', 'b.0', 'b.1', 'b.deep.0', 'b.deep.1', '2'])
    expect(second.lineOf(1)).toBe(4)
    expect(root.lineOf(2)).toBe(7)
    expect(root.openInside.map(({ place }) => place.join('.'))).toEqual(['a', 'b', 'b.deep'])
    root.close(1)
    expect(linesOf(root)).toEqual(['0', 'a.0', '1', '2'])
    expect(root.lineAt(4)).toBeUndefined()
    expect(root.lineAt(-1)).toBeUndefined()
  })

  it('opens what is open only once', () => {
    const root = new OpenNode([], 2, null)
    expect(root.open(0, 'a', 3)).toBe(root.open(0, 'a', 3))
    expect(root.size).toBe(5)
    root.close(1)
    expect(root.size).toBe(5)
  })

  it('finds every line again, whatever was opened and closed', () => {
    const step = fc.record({ line: fc.nat(60), count: fc.nat(5), closes: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const root = new OpenNode([], 6, null)
        for (const { line, count, closes } of steps) {
          const row = root.lineAt(line)
          if (!row) continue
          if (closes) row.owner.close(row.index)
          else row.owner.open(row.index, row.index, count)
        }
        for (let line = 0; line < root.size; line += 1) {
          const row = root.lineAt(line)
          expect(row?.owner.lineOf(row.index)).toBe(line)
        }
        const sizes = root.openInside.reduce((sum, { count }) => sum + count, root.count)
        expect(root.size).toBe(sizes)
      }),
    )
  })
})
