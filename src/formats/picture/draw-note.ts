import type { PictureColours } from './colours'
import { element, textElement } from './element'
import type { PlacedNote } from './layout'
import { wrapText } from './text'

const SIZE = 12
const LINE = 17
const PADDING = 10

/** A note on the canvas: as much of its text as it has room for. */
export function drawNote({ note, box }: PlacedNote, colours: PictureColours): string {
  const most = Math.max(1, Math.floor((box.height - 2 * PADDING) / LINE))
  const lines = wrapText(note.text, box.width - 2 * PADDING, SIZE, most)
  const shape = { ...box, rx: 4, fill: colours.noteSurface, stroke: colours.note }
  return [
    element('rect', { ...shape, 'stroke-opacity': 0.45 }),
    ...lines.map((line, index) =>
      textElement(
        {
          x: box.x + PADDING,
          y: box.y + PADDING + SIZE + index * LINE,
          'font-size': SIZE,
          fill: colours.text,
        },
        line,
      ),
    ),
  ].join('')
}
