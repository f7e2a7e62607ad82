import { findFilterLabels } from '@/engine/graph/filter-labels'
import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { pictureColours, type PictureColours, type PictureTheme } from './colours'
import { drawConnections } from './draw-connections'
import { drawNode, type IconShape } from './draw-node'
import { drawNote } from './draw-note'
import { element, short, textElement } from './element'
import { layOut, type Box, type PlacedFrame } from './layout'
import { escapeText, fitText } from './text'

export interface PictureOptions {
  /** Stands above the picture; empty for none. */
  readonly title: string
  readonly theme: PictureTheme
  /** The icon of a node's module. */
  readonly icon?: (node: GraphNode) => IconShape | undefined
  /** How a node is set, in a few words; empty when there is nothing to say. */
  readonly summary?: (node: GraphNode) => string
  /** Whether a node switches label filters on: their labels stand at the connections behind it. */
  readonly isFilter?: (node: GraphNode) => boolean
}

/** A picture of a workflow as SVG, with its size in pixels. */
export interface Picture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'
const TITLE_SIZE = 17
const TITLE_HEIGHT = 34

/**
 * Draws a workflow (or the nodes of a blueprint, with no frames) as an SVG that stands alone: no scripts, no styles from
 * elsewhere, no references. Whatever texts stand in the workflow, they are shown as text.
 */
export function drawWorkflow(
  graph: Pick<WorkflowGraph, 'nodes' | 'frames'>,
  options: PictureOptions,
): Picture {
  const { title, theme, icon, summary, isFilter = () => false } = options
  const colours = pictureColours[theme]
  const { nodes, frames, notes, bounds } = layOut(graph)
  const page = withTitle(bounds, title)
  const content = [
    element('title', {}, escapeText(title || 'Workflow')),
    element('rect', { ...page, fill: colours.canvas }),
    drawTitle(page, title, colours),
    ...frames.map((frame) => drawFrame(frame, colours)),
    drawConnections(nodes, findFilterLabels(graph, isFilter), colours),
    ...nodes.map((placed) => {
      const { node } = placed
      return drawNode(placed, colours, { icon: icon?.(node), summary: summary?.(node) ?? '' })
    }),
    ...notes.map((note) => drawNote(note, colours)),
  ]
  const { x, y, width, height } = page
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: [x, y, width, height].map(short).join(' '),
      width,
      height,
      role: 'img',
      'font-family': FONT,
    },
    content.join('\n'),
  )
  return { svg: `${svg}\n`, width, height }
}

function withTitle(bounds: Box, title: string): Box {
  if (title.trim() === '') return bounds
  return { ...bounds, y: bounds.y - TITLE_HEIGHT, height: bounds.height + TITLE_HEIGHT }
}

function drawTitle(page: Box, title: string, colours: PictureColours): string {
  if (title.trim() === '') return ''
  const place = { x: page.x + 32, y: page.y + 36 }
  return textElement(
    { ...place, 'font-size': TITLE_SIZE, 'font-weight': 650, fill: colours.text },
    fitText(title, page.width - 64, TITLE_SIZE),
  )
}

function drawFrame({ frame, box }: PlacedFrame, colours: PictureColours): string {
  const style = { fill: colours.muted, 'fill-opacity': 0.07, stroke: colours.line }
  return (
    element('rect', { ...box, rx: 10, ...style, 'stroke-dasharray': '5 4' }) +
    textElement(
      { x: box.x + 14, y: box.y + 22, 'font-size': 12, 'font-weight': 600, fill: colours.muted },
      fitText(frame.title, box.width - 28, 12),
    )
  )
}
