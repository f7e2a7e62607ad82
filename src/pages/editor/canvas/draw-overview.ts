import type { PlacedGraph } from './visible-part'

/** The colours of a picture that is drawn on a canvas element, taken from the page's own. */
export interface OverviewColours {
  readonly line: string
  readonly selected: string
  readonly trigger: string
  readonly logic: string
  readonly action: string
  readonly unknown: string
}

/** Reads the colours as they are now: they change with the theme. */
export function overviewColours(element: Element): OverviewColours {
  const style = getComputedStyle(element)
  // A canvas element knows no light-dark(): the colour of an element that has it is a plain one.
  const probe = document.createElement('span')
  element.append(probe)
  const resolve = (name: string): string => {
    probe.style.color = style.getPropertyValue(name)
    return getComputedStyle(probe).color
  }
  const colours = {
    line: resolve('--connection'),
    selected: resolve('--accent'),
    trigger: resolve('--kind-trigger'),
    logic: resolve('--kind-logic'),
    action: resolve('--kind-action'),
    unknown: resolve('--kind-unknown'),
  }
  probe.remove()
  return colours
}

/** Where the canvas' coordinates are in the picture. */
export interface PictureView {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** What of a canvas element the picture is drawn with. */
type DrawingContext = Pick<
  CanvasRenderingContext2D,
  | 'lineWidth'
  | 'strokeStyle'
  | 'fillStyle'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'stroke'
  | 'fillRect'
  | 'strokeRect'
>

/** Draws a whole graph as lines and boxes: many times faster than elements when hundreds of nodes are in sight. */
export function drawOverview(
  context: DrawingContext,
  { nodes, edges }: PlacedGraph,
  { x, y, zoom }: PictureView,
  colours: OverviewColours,
  selected: ReadonlySet<string>,
): void {
  context.lineWidth = Math.max(0.75, 1.75 * zoom)
  context.strokeStyle = colours.line
  context.beginPath()
  for (const { source, target } of edges) {
    context.moveTo(
      (source.box.x + source.box.width) * zoom + x,
      (source.box.y + source.box.height / 2) * zoom + y,
    )
    context.lineTo(target.box.x * zoom + x, (target.box.y + target.box.height / 2) * zoom + y)
  }
  context.stroke()
  for (const { node, box } of nodes) {
    const [left, top] = [box.x * zoom + x, box.y * zoom + y]
    const [width, height] = [Math.max(2, box.width * zoom), Math.max(2, box.height * zoom)]
    context.fillStyle = colourOf(node.moduleType, colours)
    context.fillRect(left, top, width, height)
    if (selected.has(node.key)) {
      context.strokeStyle = colours.selected
      context.lineWidth = 3
      context.strokeRect(left - 2, top - 2, width + 4, height + 4)
    }
  }
}

function colourOf(type: string, colours: OverviewColours): string {
  if (type === 'trigger') return colours.trigger
  if (type === 'logic') return colours.logic
  return type === 'action' ? colours.action : colours.unknown
}
