import type { Frame, WorkflowGraph } from '../model.ts'
import { isNote } from './notes.ts'

/** The frames around nodes: those of the graph that are no notes. */
export function framesOf(graph: WorkflowGraph): readonly Frame[] {
  return graph.frames.filter((frame) => !isNote(frame))
}

/**
 * Draws a frame around nodes. Without nodes there is nothing to draw it around, as in MISP.
 *
 * @param id a UUID that no frame has
 */
export function addFrame(
  graph: WorkflowGraph,
  id: string,
  title: string,
  keys: Iterable<string>,
): WorkflowGraph {
  const nodes = numbersOf(graph, keys)
  if (nodes.length === 0) return graph
  const raw = { id, text: title, nodes, class: '' }
  return { ...graph, frames: [...graph.frames, { id, title, nodes, raw }] }
}

/** Gives a frame another title. */
export function renameFrame(graph: WorkflowGraph, id: string, title: string): WorkflowGraph {
  return changeFrame(graph, id, (frame) => (frame.title === title ? frame : { ...frame, title }))
}

/** Puts nodes into a frame. */
export function addToFrame(
  graph: WorkflowGraph,
  id: string,
  keys: Iterable<string>,
): WorkflowGraph {
  return changeFrame(graph, id, (frame) => {
    const added = numbersOf(graph, keys).filter((node) => !frame.nodes.includes(node))
    return added.length === 0 ? frame : { ...frame, nodes: [...frame.nodes, ...added] }
  })
}

/** Takes nodes out of all frames; frames that are empty then are removed. */
export function takeFromFrames(graph: WorkflowGraph, keys: Iterable<string>): WorkflowGraph {
  const gone = new Set(keys)
  let changed = false
  const frames = graph.frames.flatMap((frame) => {
    const nodes = frame.nodes.filter((id) => !gone.has(String(id)))
    if (nodes.length === frame.nodes.length) return [frame]
    changed = true
    return nodes.length === 0 ? [] : [{ ...frame, nodes }]
  })
  return changed ? { ...graph, frames } : graph
}

/** Removes frames and notes by id; the nodes in them stay. */
export function removeFrames(graph: WorkflowGraph, ids: Iterable<string>): WorkflowGraph {
  const gone = new Set(ids)
  const frames = graph.frames.filter(({ id }) => !gone.has(id))
  return frames.length === graph.frames.length ? graph : { ...graph, frames }
}

/** Changes the frames with an id; the same graph when nothing changed. */
function changeFrame(
  graph: WorkflowGraph,
  id: string,
  change: (frame: Frame) => Frame,
): WorkflowGraph {
  const frames = graph.frames.map((frame) => (frame.id === id ? change(frame) : frame))
  return frames.some((frame, place) => frame !== graph.frames[place]) ? { ...graph, frames } : graph
}

/** Frames hold the ids of nodes as numbers; for nodes whose key is no number there is no place in them. */
function numbersOf(graph: WorkflowGraph, keys: Iterable<string>): readonly number[] {
  const existing = new Set(graph.nodes.map(({ key }) => key))
  const numbers = [...new Set(keys)].filter((key) => existing.has(key)).map(Number)
  return numbers.filter(Number.isInteger)
}
