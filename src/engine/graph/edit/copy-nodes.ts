import type { Frame, GraphNode, WorkflowGraph } from '../model.ts'
import { isNote } from './notes.ts'

/** Nodes taken out of a graph to be put in elsewhere, with the frames among them and notes. */
export interface GraphPart {
  readonly nodes: readonly GraphNode[]
  readonly frames: readonly Frame[]
}

/**
 * Some nodes of a graph in stored order, unchanged: with their ids and all their connections, also those to nodes
 * outside, as MISP puts them into a blueprint. Frames come along when all of their nodes do, and the frames and notes
 * that were named.
 */
export function copyNodes(
  graph: WorkflowGraph,
  keys: Iterable<string>,
  frameIds: Iterable<string> = [],
): GraphPart {
  const wanted = new Set(keys)
  const named = new Set(frameIds)
  const frames = graph.frames.flatMap((frame): Frame[] => {
    if (isNote(frame)) return named.has(frame.id) ? [frame] : []
    const nodes = frame.nodes.filter((id) => wanted.has(String(id)))
    const isWhole = nodes.length === frame.nodes.length || named.has(frame.id)
    return nodes.length > 0 && isWhole ? [{ ...frame, nodes }] : []
  })
  return { nodes: graph.nodes.filter(({ key }) => wanted.has(key)), frames }
}
