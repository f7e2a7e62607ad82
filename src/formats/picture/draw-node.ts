import { commentOf } from '@/engine/graph/edit/node-marks'
import type { GraphNode } from '@/engine/graph/model'
import { isSwitchedOff } from '@/engine/graph/switched-off'
import { colourOfType, type PictureColours } from './colours'
import { element, textElement } from './element'
import { portPlace, type PlacedNode } from './layout'
import { escapeText, fitText } from './text'

/** An icon as the path of an SVG and the size of the area the path is drawn in. */
export interface IconShape {
  readonly width: number
  readonly height: number
  readonly path: string
}

const STRIPE = 4
const ICON = 18
const TEXT_LEFT = 44
/** Room for the words at the outputs of a condition. */
const PORT_WORDS = 34

/** What is shown of a node besides the node itself. */
export interface NodeLook {
  readonly icon: IconShape | undefined
  /** How it is set, in a few words; empty when there is nothing to say. */
  readonly summary: string
}

/** A node: a box with the icon and the name of its module, its id in small letters, and its inputs and outputs. */
export function drawNode(placed: PlacedNode, colours: PictureColours, look: NodeLook): string {
  const { node, box } = placed
  const colour = colourOfType(colours, node.moduleType)
  const { icon } = look
  return element(
    'g',
    {},
    [
      element('title', {}, escapeText(titleOf(node))),
      element('rect', { ...box, rx: 7, ...surfaceOf(node, colours) }),
      element('rect', {
        x: box.x,
        y: box.y + 8,
        width: STRIPE,
        height: box.height - 16,
        rx: STRIPE / 2,
        fill: colour,
      }),
      icon === undefined ? '' : drawIcon(icon, box.x + 15, box.y + (box.height - ICON) / 2, colour),
      ...drawWords(placed, colours, look.summary),
      ...drawPorts(placed, colours),
    ].join(''),
  )
}

function titleOf(node: GraphNode): string {
  const name = `${node.name || node.moduleId} (${node.moduleId})`
  const comment = commentOf(node)
  return comment === '' ? name : `${name}: ${comment}`
}

function surfaceOf(node: GraphNode, colours: PictureColours): Record<string, string> {
  if (!isSwitchedOff(node)) return { fill: colours.surface, stroke: colours.border }
  return { fill: colours.sunken, stroke: colours.line, 'stroke-dasharray': '4 3' }
}

function drawWords({ node, box }: PlacedNode, colours: PictureColours, summary: string): string[] {
  const room = box.width - TEXT_LEFT - (isCondition(node) ? PORT_WORDS : 12)
  const middle = box.y + box.height / 2 - (summary === '' ? 0 : 7)
  const x = box.x + TEXT_LEFT
  const id = isSwitchedOff(node) ? `${node.moduleId} · off` : node.moduleId
  return [
    textElement(
      { x, y: middle - 3, 'font-size': NAME_SIZE, 'font-weight': 600, fill: colours.text },
      fitText(node.name || node.moduleId, room, NAME_SIZE),
    ),
    textElement(
      { x, y: middle + 12, 'font-size': ID_SIZE, 'font-family': 'monospace', fill: colours.muted },
      fitText(id, room, ID_SIZE + 1),
    ),
    summary === ''
      ? ''
      : textElement(
          { x, y: middle + 26, 'font-size': ID_SIZE, fill: colours.text },
          fitText(summary, room, ID_SIZE),
        ),
  ]
}

const NAME_SIZE = 13
const ID_SIZE = 10.5

function drawIcon({ width, height, path }: IconShape, x: number, y: number, fill: string): string {
  const scale = ICON / Math.max(width, height)
  const left = x + (ICON - width * scale) / 2
  const top = y + (ICON - height * scale) / 2
  const transform = `translate(${left} ${top}) scale(${scale})`
  return element('path', { d: path, fill, transform })
}

function drawPorts(placed: PlacedNode, colours: PictureColours): string[] {
  const { node } = placed
  const dots = [
    ...node.inputs.map((_, index) => portPlace(placed, node.inputs, index, 'left')),
    ...node.outputs.map((_, index) => portPlace(placed, node.outputs, index, 'right')),
  ]
  const style = { r: 4, fill: colours.surface, stroke: colours.line, 'stroke-width': 1.5 }
  return [
    ...dots.map(({ x, y }) => element('circle', { cx: x, cy: y, ...style })),
    ...(isCondition(node) ? ['then', 'else'] : []).map((word, index) => {
      const { x, y } = portPlace(placed, node.outputs, index, 'right')
      return textElement(
        {
          x: x - 9,
          y: y + 3.5,
          'font-size': 10.5,
          'text-anchor': 'end',
          fill: colours.muted,
        },
        word,
      )
    }),
  ]
}

/** MISP's editor names the two outputs of a condition “then” and “else”. */
function isCondition({ moduleType, outputs }: GraphNode): boolean {
  return moduleType === 'logic' && outputs.length === 2
}
