import type { PhpMap } from '../../php/value.ts'
import {
  findTriggerNode,
  type Frame,
  type GraphNode,
  type Port,
  type Position,
  type WorkflowGraph,
} from '../model.ts'
import { inputsFromOutputs } from './connect.ts'
import type { GraphPart } from './copy-nodes.ts'
import { freeKeys } from './node-keys.ts'
import { changeNote, isNote, notesOf } from './notes.ts'

/** How nodes are put into a graph. */
export interface Insertion {
  /** Where the left-most node goes; without it all nodes are moved by `by`. */
  readonly at?: Position
  readonly by?: Position
  /** Makes ids for frames: UUIDs. */
  readonly newId: () => string
  /** Draws a frame with this title around what is put in, as MISP does for a blueprint. */
  readonly frameTitle?: string
  /** Fills in what a module has gained since the node was written: parameters with their defaults, ports. */
  readonly complete?: (node: GraphNode) => GraphNode
}

/** A graph with nodes put in. */
export interface Inserted {
  readonly graph: WorkflowGraph
  /** The keys of the new nodes. */
  readonly keys: readonly string[]
  /** The ids of the new frames and notes. */
  readonly frames: readonly string[]
  /** How many triggers were left out, since a workflow has only one. */
  readonly skippedTriggers: number
  /** How many connections led to nodes that did not come along. */
  readonly droppedConnections: number
}

/**
 * Puts copied nodes or a blueprint into a graph. They get new ids; connections among them are kept, those to other
 * nodes are dropped. A trigger comes along only where the graph has none.
 */
export function insertPart(graph: WorkflowGraph, part: GraphPart, insertion: Insertion): Inserted {
  const kept = withoutSecondTriggers(graph, part.nodes)
  const keys = freeKeys(graph, kept.length)
  const renamed = newKeys(kept, keys)
  const by = distance(kept, part, insertion)
  let dropped = 0
  const nodes = kept.map((node, place) => {
    const complete = insertion.complete?.(node) ?? node
    const { outputs, lost } = renamedPorts(complete, renamed)
    dropped += lost
    return renewed(complete, outputs, keys[place] ?? node.key, by)
  })
  // MISP too takes the connections of a blueprint from the outputs alone.
  const connected = inputsFromOutputs({ nodes, frames: [] }).nodes
  const frames = newFrames(part.frames, renamed, by, insertion.newId)
  const around =
    insertion.frameTitle === undefined
      ? []
      : frameAround(keys, insertion.frameTitle, insertion.newId)
  return {
    graph: {
      ...graph,
      nodes: [...graph.nodes, ...connected],
      frames: [...graph.frames, ...frames, ...around],
    },
    keys,
    frames: [...frames, ...around].map(({ id }) => id),
    skippedTriggers: part.nodes.length - kept.length,
    droppedConnections: dropped,
  }
}

function withoutSecondTriggers(
  graph: WorkflowGraph,
  nodes: readonly GraphNode[],
): readonly GraphNode[] {
  const trigger =
    findTriggerNode(graph) === undefined ? findTriggerNode({ nodes, frames: [] }) : undefined
  return nodes.filter((node) => node.moduleType !== 'trigger' || node === trigger)
}

/** Of nodes with the same key the first one counts: nobody could say where connections to the others lead. */
function newKeys(
  nodes: readonly GraphNode[],
  keys: readonly string[],
): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  nodes.forEach(({ key }, place) => {
    if (!renamed.has(key)) renamed.set(key, keys[place] ?? key)
  })
  return renamed
}

function renamedPorts(
  node: GraphNode,
  renamed: ReadonlyMap<string, string>,
): { readonly outputs: readonly Port[]; readonly lost: number } {
  let lost = 0
  const outputs = node.outputs.map((port): Port => {
    const connections = port.connections.flatMap((connection) => {
      const target = renamed.get(String(connection.node))
      return target === undefined ? [] : [{ ...connection, node: Number(target) }]
    })
    lost += port.connections.length - connections.length
    return { ...port, connections }
  })
  return { outputs, lost }
}

/** What the raw node says about connections would be about others: it is emptied. */
function renewed(node: GraphNode, outputs: readonly Port[], key: string, by: Position): GraphNode {
  const position = moved(node.position, by)
  const id = Number(key)
  const raw: PhpMap = {
    ...node.raw,
    id,
    inputs: emptied(node.inputs),
    outputs: emptied(outputs),
    pos_x: position.x,
    pos_y: position.y,
  }
  return { ...node, key, id, outputs, position, raw }
}

function emptied(ports: readonly Port[]): PhpMap {
  return Object.fromEntries(ports.map(({ name }) => [name, { connections: [] }]))
}

/** MISP's point of reference is the left-most node; notes alone go where the left-most of them was. */
function distance(nodes: readonly GraphNode[], part: GraphPart, { at, by }: Insertion): Position {
  if (at === undefined) return by ?? { x: 0, y: 0 }
  const places = [
    ...nodes.map(({ position }) => position),
    ...(nodes.length > 0
      ? []
      : notesOf({ nodes, frames: part.frames }).map((note) => note.position)),
  ]
  const [first, ...others] = places
  if (first === undefined) return at
  const origin = others.reduce((left, place) => (place.x < left.x ? place : left), first)
  return { x: at.x - origin.x, y: at.y - origin.y }
}

function newFrames(
  frames: readonly Frame[],
  renamed: ReadonlyMap<string, string>,
  by: Position,
  newId: () => string,
): readonly Frame[] {
  return frames.flatMap((frame): readonly Frame[] => {
    const id = newId()
    const copy = { ...frame, id, raw: { ...frame.raw, id } }
    if (isNote(frame)) {
      const [note] = notesOf({ nodes: [], frames: [copy] })
      if (note === undefined) return []
      return changeNote({ nodes: [], frames: [copy] }, id, { position: moved(note.position, by) })
        .frames
    }
    const nodes = frame.nodes.flatMap((node) => {
      const key = renamed.get(String(node))
      return key === undefined ? [] : [Number(key)]
    })
    return nodes.length === 0 ? [] : [{ ...copy, nodes }]
  })
}

function frameAround(
  keys: readonly string[],
  title: string,
  newId: () => string,
): readonly Frame[] {
  if (keys.length === 0) return []
  const id = newId()
  const nodes = keys.map(Number)
  return [{ id, title, nodes, raw: { id, text: title, nodes, class: '' } }]
}

function moved({ x, y }: Position, by: Position): Position {
  return { x: x + by.x, y: y + by.y }
}
