import { isPhpMap } from '../../php/array.ts'
import { getOffset } from '../../php/offsets.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import type { Frame, Position, WorkflowGraph } from '../model.ts'

/** A note on the canvas, at no node. */
export interface CanvasNote {
  readonly id: string
  readonly text: string
  readonly position: Position
  readonly width: number
  readonly height: number
}

/**
 * The key that makes a frame without nodes a note. Among the nodes MISP would take a note for a node; of the frames its
 * checks and its engine see nothing. Its API keeps such a frame, its editor drops it, as it draws no frame without nodes.
 */
const NOTE = 'playground_note'

const SIZE = { width: 220, height: 120 } as const
/** Smaller ones could not be grabbed, larger ones would hide the workflow; files may hold any number. */
const SMALLEST = { width: 80, height: 50 } as const
const LARGEST = { width: 2000, height: 2000 } as const

/** The nearest size that a note can have. */
export function sizeOfNote({ width, height }: Pick<CanvasNote, 'width' | 'height'>): {
  readonly width: number
  readonly height: number
} {
  return { width: within('width', width), height: within('height', height) }
}

function within(side: 'width' | 'height', length: number): number {
  return Math.round(Math.max(SMALLEST[side], Math.min(LARGEST[side], length)))
}

/** Whether a frame is a note. */
export function isNote({ raw, nodes }: Frame): boolean {
  return nodes.length === 0 && isPhpMap(getOffset(raw, NOTE))
}

/** The notes on the canvas. */
export function notesOf(graph: WorkflowGraph): readonly CanvasNote[] {
  return graph.frames.filter(isNote).map(({ id, title, raw }) => {
    const box = getOffset(raw, NOTE)
    return {
      id,
      text: title,
      position: { x: numberOf(getOffset(box, 'x'), 0), y: numberOf(getOffset(box, 'y'), 0) },
      ...sizeOfNote({
        width: numberOf(getOffset(box, 'width'), SIZE.width),
        height: numberOf(getOffset(box, 'height'), SIZE.height),
      }),
    }
  })
}

/** Puts a note on the canvas. The id is a UUID that no frame has. */
export function addNote(
  graph: WorkflowGraph,
  note: Omit<CanvasNote, 'width' | 'height'> & Partial<CanvasNote>,
): WorkflowGraph {
  return { ...graph, frames: [...graph.frames, frameOf({ ...SIZE, ...note })] }
}

/** Changes text, place or size of a note; one that is too small or too large gets the nearest size it can have. */
export function changeNote(
  graph: WorkflowGraph,
  id: string,
  change: Partial<Omit<CanvasNote, 'id'>>,
): WorkflowGraph {
  const note = notesOf(graph).find((one) => one.id === id)
  if (note === undefined) return graph
  const frames = graph.frames.map((frame) =>
    frame.id === id && isNote(frame)
      ? frameOf({ ...note, ...change, ...sizeOfNote({ ...note, ...change }) }, frame.raw)
      : frame,
  )
  return { ...graph, frames }
}

function frameOf({ id, text, position, width, height }: CanvasNote, raw: PhpMap = {}): Frame {
  return {
    id,
    title: text,
    nodes: [],
    raw: {
      ...raw,
      id,
      text,
      nodes: [],
      class: '',
      [NOTE]: { x: position.x, y: position.y, width, height },
    },
  }
}

function numberOf(value: PhpValue, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise
}
