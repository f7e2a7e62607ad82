import { notesOf, type CanvasNote } from '@/engine/graph/edit/notes'
import type { Frame, GraphNode, Port, WorkflowGraph } from '@/engine/graph/model'

/** A rectangle in a picture. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlacedNode {
  readonly node: GraphNode
  readonly box: Box
}

export interface PlacedFrame {
  readonly frame: Frame
  readonly box: Box
}

export interface PlacedNote {
  readonly note: CanvasNote
  readonly box: Box
}

/** Where everything of a graph stands, with the rectangle around it all. */
export interface Layout {
  readonly nodes: readonly PlacedNode[]
  readonly frames: readonly PlacedFrame[]
  readonly notes: readonly PlacedNote[]
  readonly bounds: Box
}

const NODE_WIDTH = 260
const NODE_HEIGHT = 58
/** What an output takes of a node's side. */
const PORT_HEIGHT = 26
const FRAME_PADDING = 24
const FRAME_HEAD = 26
const MARGIN = 32
/** Files of unknown origin may place nodes anywhere; a picture has to end somewhere. */
const FARTHEST = 100_000

/** Places nodes and notes where they stand in the workflow, and frames around their nodes. */
export function layOut(graph: Pick<WorkflowGraph, 'nodes' | 'frames'>): Layout {
  const nodes = graph.nodes.map((node) => ({ node, box: boxOfNode(node) }))
  const boxes = new Map(nodes.map(({ node, box }) => [node.key, box]))
  const frames = graph.frames.flatMap((frame): PlacedFrame[] => {
    const inside = frame.nodes.flatMap((key) => boxes.get(String(key)) ?? [])
    return inside.length === 0 ? [] : [{ frame, box: frameAround(inside) }]
  })
  const notes = notesOf(graph).map((note) => ({ note, box: boxOfNote(note) }))
  const all = [...nodes, ...frames, ...notes].map(({ box }) => box)
  return { nodes, frames, notes, bounds: inWholePixels(grown(around(all), MARGIN)) }
}

/** The middle of a port on the side of a node. */
export function portPlace(
  { box }: PlacedNode,
  ports: readonly Port[],
  index: number,
  side: 'left' | 'right',
): { readonly x: number; readonly y: number } {
  const share = (index + 1) / (ports.length + 1)
  return { x: side === 'left' ? box.x : box.x + box.width, y: box.y + box.height * share }
}

function boxOfNode({ position, inputs, outputs }: GraphNode): Box {
  const ports = Math.min(Math.max(inputs.length, outputs.length), MOST_PORTS)
  return {
    x: within(position.x),
    y: within(position.y),
    width: NODE_WIDTH,
    height: Math.max(NODE_HEIGHT, PORT_HEIGHT * (ports + 1)),
  }
}

const MOST_PORTS = 40

function boxOfNote({ position, width, height }: CanvasNote): Box {
  return {
    x: within(position.x),
    y: within(position.y),
    width,
    height,
  }
}

function within(coordinate: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, coordinate))
}

function frameAround(boxes: readonly Box[]): Box {
  const { x, y, width, height } = grown(around(boxes), FRAME_PADDING)
  return { x, y: y - FRAME_HEAD, width, height: height + FRAME_HEAD }
}

function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: NODE_WIDTH, height: NODE_HEIGHT }
  const edges = boxes.reduce(
    (found, { x, y, width, height }) => ({
      left: Math.min(found.left, x),
      top: Math.min(found.top, y),
      right: Math.max(found.right, x + width),
      bottom: Math.max(found.bottom, y + height),
    }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  )
  return {
    x: edges.left,
    y: edges.top,
    width: edges.right - edges.left,
    height: edges.bottom - edges.top,
  }
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

function inWholePixels({ x, y, width, height }: Box): Box {
  const left = Math.floor(x)
  const top = Math.floor(y)
  return {
    x: left,
    y: top,
    width: Math.ceil(x + width) - left,
    height: Math.ceil(y + height) - top,
  }
}
