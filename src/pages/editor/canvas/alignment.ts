import type { Box } from '@/formats/picture/layout'

/** A line that edges or middles of boxes share: vertical at an x, or horizontal at a y. */
export interface Guide {
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}

/** How far a box has to be moved to stand in line with others, and the lines it then shares. */
export interface Alignment {
  readonly by: { readonly x: number; readonly y: number }
  readonly guides: readonly Guide[]
}

interface Fit {
  readonly by: number
  readonly at: number
  readonly other: Box
}

/**
 * Finds the nearest lines that a moved box can share with others: left edges, right edges and middles across, upper
 * edges, lower edges and middles down.
 *
 * @param reach how far from a line it is still attracted
 */
export function align(box: Box, others: readonly Box[], reach: number): Alignment {
  const across = nearest(
    linesOf(box.x, box.width),
    others,
    ({ x, width }) => linesOf(x, width),
    reach,
  )
  const down = nearest(
    linesOf(box.y, box.height),
    others,
    ({ y, height }) => linesOf(y, height),
    reach,
  )
  const by = { x: across?.by ?? 0, y: down?.by ?? 0 }
  const moved = { ...box, x: box.x + by.x, y: box.y + by.y }
  return {
    by,
    guides: [
      ...(across === undefined
        ? []
        : [guide('x', across, moved, ({ y, height }) => [y, y + height])]),
      ...(down === undefined ? [] : [guide('y', down, moved, ({ x, width }) => [x, x + width])]),
    ],
  }
}

function linesOf(start: number, size: number): readonly number[] {
  return [start, start + size / 2, start + size]
}

function nearest(
  own: readonly number[],
  others: readonly Box[],
  lines: (box: Box) => readonly number[],
  reach: number,
): Fit | undefined {
  let best: Fit | undefined
  for (const other of others) {
    for (const [place, at] of lines(other).entries()) {
      const by = at - (own[place] ?? at)
      if (Math.abs(by) <= reach && Math.abs(by) < Math.abs(best?.by ?? Infinity)) {
        best = { by, at, other }
      }
    }
  }
  return best
}

function guide(
  axis: Guide['axis'],
  { at, other }: Fit,
  moved: Box,
  span: (box: Box) => readonly [number, number],
): Guide {
  const ends = [...span(moved), ...span(other)]
  return { axis, at, from: Math.min(...ends), to: Math.max(...ends) }
}
