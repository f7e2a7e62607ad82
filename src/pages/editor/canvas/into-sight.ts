/** What is kept free beside a node, where there is room for it. */
const margin = 60
/** What is kept free beside a node that is larger than the canvas: its beginning is shown. */
const least = 20

/**
 * How far a canvas is moved so that a stretch of it comes into sight: as little as that takes. All in pixels of the
 * screen.
 *
 * @param offset how far it is moved now
 * @param start of the stretch on a canvas that is not moved
 * @param size of the stretch
 * @param room in which it is to be seen
 */
export function offsetToShow(offset: number, start: number, size: number, room: number): number {
  const free = Math.min(margin, (room - size) / 2)
  if (free < least) return least - start
  const [leftmost, rightmost] = [free - start, room - free - size - start]
  return Math.min(Math.max(offset, leftmost), rightmost)
}
