import { compareGraphs, type GraphComparison } from '@/engine/graph/compare-graphs'
import { connect } from '@/engine/graph/edit/connect'
import { edgeId, type Edge } from '@/engine/graph/edit/edges'
import { freeKeys } from '@/engine/graph/edit/node-keys'
import type { Frame, GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { freeSpot } from '@/stores/editor/free-spot'
import { listChanges, nodeMarks, type ChangeKind, type ListedChange } from './difference-words'

/** Two states of a workflow as one graph, with what happened to each part of it. */
export interface Difference {
  /**
   * The newer state, and what is gone from the older one: where it was, or below what stands there now. A node that is
   * gone has another key here when its own is that of another node now.
   */
  readonly graph: WorkflowGraph
  /** By node key, `edgeId` and frame id; parts that are the same have none. */
  readonly nodes: ReadonlyMap<string, ChangeKind>
  readonly edges: ReadonlyMap<string, 'added' | 'removed'>
  readonly frames: ReadonlyMap<string, 'added' | 'removed' | 'changed'>
  readonly changes: readonly ListedChange[]
}

/** Puts two states of a workflow together. */
export function differenceOf(before: WorkflowGraph, after: WorkflowGraph): Difference {
  const comparison = compareGraphs(before, after)
  const { removed, connected, disconnected, frames } = comparison
  const keys = keysOfRemoved(comparison, after)
  const moveEnds = (edge: Edge): Edge => ({
    ...edge,
    source: keys.get(edge.source) ?? edge.source,
    target: keys.get(edge.target) ?? edge.target,
  })
  const gone = disconnected.map(moveEnds)
  const nodes = removed.reduce<readonly GraphNode[]>(
    (all, node) => [...all, standIn(node, keys.get(node.key) ?? node.key, all)],
    after.nodes,
  )
  const goneFrames = frames
    .filter(({ kind }) => kind === 'removed')
    .map(({ frame }) => withKeys(frame, keys))
  return {
    graph: gone.reduce(connect, { nodes, frames: [...after.frames, ...goneFrames] }),
    nodes: nodeMarks(comparison, keys),
    edges: new Map([
      ...connected.map((edge) => [edgeId(edge), 'added'] as const),
      ...gone.map((edge) => [edgeId(edge), 'removed'] as const),
    ]),
    frames: new Map(frames.map(({ kind, frame }) => [frame.id, kind])),
    changes: listChanges(comparison, before, after, keys),
  }
}

/** The keys under which nodes that are gone stand beside those of the newer state. */
function keysOfRemoved(
  { removed }: GraphComparison,
  after: WorkflowGraph,
): ReadonlyMap<string, string> {
  const taken = new Set(after.nodes.map(({ key }) => key))
  const all = { nodes: [...after.nodes, ...removed], frames: [] }
  const free = freeKeys(all, removed.length)
  return new Map(
    removed.map(({ key }, index) => [key, taken.has(key) ? (free[index] ?? key) : key] as const),
  )
}

/** A node that is gone, without its connections. */
function standIn(node: GraphNode, key: string, others: readonly GraphNode[]): GraphNode {
  const bare = (ports: GraphNode['inputs']) => ports.map(({ name }) => ({ name, connections: [] }))
  return {
    ...node,
    key,
    inputs: bare(node.inputs),
    outputs: bare(node.outputs),
    position: freeSpot({ nodes: others, frames: [] }, node.position),
  }
}

function withKeys(frame: Frame, keys: ReadonlyMap<string, string>): Frame {
  return { ...frame, nodes: frame.nodes.map((id) => Number(keys.get(String(id)) ?? id)) }
}
