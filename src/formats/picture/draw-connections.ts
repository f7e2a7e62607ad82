import type { FilterLabels } from '@/engine/graph/filter-labels'
import type { PictureColours } from './colours'
import { element, short, textElement } from './element'
import { portPlace, type PlacedNode } from './layout'
import { fitText } from './text'

interface Line {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  /** Labels of the filters that are on there. */
  readonly labels: readonly string[]
}

/** The connections between nodes that exist, with an arrow at the end and the labels of the filters that are on. */
export function drawConnections(
  nodes: readonly PlacedNode[],
  labels: FilterLabels,
  colours: PictureColours,
): string {
  const lines = findLines(nodes, labels)
  return [
    ...lines.map((line) => drawLine(line, colours)),
    ...lines.flatMap((line) => (line.labels.length === 0 ? [] : [drawLabels(line, colours)])),
  ].join('')
}

function findLines(nodes: readonly PlacedNode[], labels: FilterLabels): Line[] {
  const byKey = new Map(nodes.map((placed) => [placed.node.key, placed]))
  return nodes.flatMap((source) =>
    source.node.outputs.flatMap((output, index) =>
      output.connections.flatMap((connection): Line[] => {
        const target = byKey.get(String(connection.node))
        if (target === undefined) return []
        const { inputs, key } = target.node
        const input = inputs.findIndex(({ name }) => name === connection.port)
        return [
          {
            from: portPlace(source, source.node.outputs, index, 'right'),
            to: portPlace(target, inputs, Math.max(0, input), 'left'),
            labels: labels.get(key)?.get(source.node.key) ?? [],
          },
        ]
      }),
    ),
  )
}

const ARROW = 7

function drawLine({ from, to }: Line, colours: PictureColours): string {
  const end = to.x - 4
  const bend = Math.max(40, Math.abs(end - from.x) / 2)
  const [x1, y1, x2, y2] = [from.x + 4, from.y, end - ARROW + 1, to.y].map(short)
  const curve = `M${x1} ${y1}C${short(from.x + bend)} ${y1} ${short(end - bend)} ${y2} ${x2} ${y2}`
  const head = `M${short(end)} ${y2}l${-ARROW} ${-ARROW / 2}v${ARROW}z`
  return (
    element('path', { d: curve, fill: 'none', stroke: colours.line, 'stroke-width': 1.6 }) +
    element('path', { d: head, fill: colours.line })
  )
}

const LABEL_SIZE = 10.5
const LABEL_WIDTH = 90

/** A pill in the middle of the line. */
function drawLabels({ from, to, labels }: Line, colours: PictureColours): string {
  const text = fitText(labels.join(', '), LABEL_WIDTH, LABEL_SIZE)
  const width = text.length * 6.5 + 14
  const x = (from.x + to.x) / 2
  const y = (from.y + to.y) / 2
  return (
    element('rect', {
      x: x - width / 2,
      y: y - 9,
      width,
      height: 18,
      rx: 9,
      fill: colours.labelSurface,
      stroke: colours.label,
    }) +
    textElement(
      {
        x,
        y: y + 3.5,
        'font-size': LABEL_SIZE,
        'font-weight': 600,
        'text-anchor': 'middle',
        fill: colours.label,
      },
      text,
    )
  )
}
