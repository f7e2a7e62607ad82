import { edgeId, edgesOf, type Edge } from '@/engine/graph/edit/edges'
import type { Position } from '@/engine/graph/model'
import type { Difference } from './difference'
import { nodeTitle, type ChangeKind } from './difference-words'

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

/** Both states of a workflow in one drawing. */
export interface DifferenceDrawing {
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly DrawnEdge[]
  readonly viewBox: string
}

/** The size of a node, in the drawing's units. */
export const nodeSize = { width: 210, height: 62 } as const

const margin = 24

/** Lays the drawing out. */
export function drawDifference({ graph, ...marks }: Difference): DifferenceDrawing {
  const nodes = graph.nodes.map((node): DrawnNode => ({
    id: node.key,
    title: nodeTitle(node),
    mark: marks.nodes.get(node.key),
    ...node.position,
  }))
  const places = new Map(graph.nodes.map(({ key, position }) => [key, position]))
  const edges = edgesOf(graph).flatMap((edge): readonly DrawnEdge[] => {
    const id = edgeId(edge)
    const path = pathOf(edge, places)
    return path === undefined ? [] : [{ id, path, mark: marks.edges.get(id) }]
  })
  return { nodes, edges, viewBox: viewBoxOf(nodes) }
}

function pathOf(
  { source, target }: Edge,
  places: ReadonlyMap<string, Position>,
): string | undefined {
  const [from, to] = [places.get(source), places.get(target)]
  if (from === undefined || to === undefined) return undefined
  const [x1, y1] = [from.x + nodeSize.width, from.y + nodeSize.height / 2]
  const [x2, y2] = [to.x, to.y + nodeSize.height / 2]
  const bend = Math.max(Math.abs(x2 - x1) / 2, 30)
  const numbers = [x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2].map(Math.round)
  const [a, b, c, d, e, f, g, h] = numbers.map(String)
  return `M${[a, b].join(',')}C${[c, d, e, f, g, h].join(',')}`
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
