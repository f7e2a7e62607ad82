import type { Position, WorkflowGraph } from '../model.ts'
import { changeNote, notesOf } from './notes.ts'
import { placeNodes } from './place-nodes.ts'

/** Nodes by key; frames and notes by id. */
export interface Parts {
  readonly nodes: readonly string[]
  readonly frames: readonly string[]
}

/** Moves nodes and notes by a distance. A frame goes where its nodes go: these are moved. */
export function moveParts(graph: WorkflowGraph, parts: Parts, by: Position): WorkflowGraph {
  const ids = new Set(parts.frames)
  const inFrames = graph.frames.filter(({ id }) => ids.has(id)).flatMap(({ nodes }) => nodes)
  const keys = new Set([...parts.nodes, ...inFrames.map(String)])
  const places = graph.nodes
    .filter(({ key }) => keys.has(key))
    .map(({ key, position }) => [key, moved(position, by)] as const)
  return notesOf(graph)
    .filter(({ id }) => ids.has(id))
    .reduce(
      (changed, { id, position }) => changeNote(changed, id, { position: moved(position, by) }),
      placeNodes(graph, new Map(places)),
    )
}

function moved({ x, y }: Position, by: Position): Position {
  return { x: x + by.x, y: y + by.y }
}
