import type { Edge } from '@/engine/graph/edit/edges'
import { edgeId, edgesOf } from '@/engine/graph/edit/edges'
import type { GraphComparison } from '@/engine/graph/compare-graphs'
import type { GraphNode, Position, WorkflowGraph } from '@/engine/graph/model'
import { nodeMarks, nodeTitle, type ChangeKind } from './difference-words'

/** A node in the drawing of a difference. */
export interface DrawnNode extends Position {
  readonly id: string
  readonly title: string
  /** Undefined where nothing changed. */
  readonly mark: ChangeKind | undefined
}

export interface DrawnEdge {
  readonly id: string
  readonly path: string
  readonly mark: 'added' | 'removed' | undefined
}

/** Both states of a workflow in one drawing: what is gone stands where it was. */
export interface DifferenceDrawing {
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly DrawnEdge[]
  readonly viewBox: string
}

/** The size of a node, in the drawing's units. */
export const nodeSize = { width: 210, height: 62 } as const

const margin = 24

/** Lays the drawing out. Where a node was moved it stands where it is now. */
export function drawDifference(
  comparison: GraphComparison,
  before: WorkflowGraph,
  after: WorkflowGraph,
): DifferenceDrawing {
  const marks = nodeMarks(comparison)
  const removed = comparison.removed.map((node) => drawn(node, 'removed', 'removed '))
  const nodes = [
    ...after.nodes.map((node) => {
      const mark = marks.get(node.key)
      return drawn(node, mark === 'removed' ? 'added' : mark, '')
    }),
    ...removed,
  ]
  const now = new Map(after.nodes.map(({ key, position }) => [key, position]))
  const old = new Map(before.nodes.map(({ key, position }) => [key, position]))
  const connected = new Set(comparison.connected.map(edgeId))
  const edges = [
    ...edgesOf(after).flatMap((edge) =>
      drawnEdge(edge, now, connected.has(edgeId(edge)) ? 'added' : undefined),
    ),
    ...comparison.disconnected.flatMap((edge) =>
      drawnEdge(edge, new Map([...old, ...now]), 'removed'),
    ),
  ]
  return { nodes, edges, viewBox: viewBoxOf(nodes) }
}

function drawn(node: GraphNode, mark: ChangeKind | undefined, prefix: string): DrawnNode {
  return { id: prefix + node.key, title: nodeTitle(node), mark, ...node.position }
}

function drawnEdge(
  edge: Edge,
  positions: ReadonlyMap<string, Position>,
  mark: DrawnEdge['mark'],
): readonly DrawnEdge[] {
  const [from, to] = [positions.get(edge.source), positions.get(edge.target)]
  if (from === undefined || to === undefined) return []
  const [x1, y1] = [from.x + nodeSize.width, from.y + nodeSize.height / 2]
  const [x2, y2] = [to.x, to.y + nodeSize.height / 2]
  const bend = Math.max(Math.abs(x2 - x1) / 2, 30)
  const numbers = [x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2].map(Math.round)
  const [a, b, c, d, e, f, g, h] = numbers.map(String)
  const path = `M${[a, b].join(',')}C${[c, d, e, f, g, h].join(',')}`
  return [{ id: `${mark ?? 'same'} ${edgeId(edge)}`, path, mark }]
}

function viewBoxOf(nodes: readonly DrawnNode[]): string {
  if (nodes.length === 0) return '0 0 1 1'
  const [left, top, right, bottom] = nodes.reduce(
    ([l, t, r, b], { x, y }) => [
      Math.min(l, x),
      Math.min(t, y),
      Math.max(r, x + nodeSize.width),
      Math.max(b, y + nodeSize.height),
    ],
    [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number],
  )
  const box = [left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin]
  return box.map(Math.round).join(' ')
}
