import { edgesOf, edgeId } from '@/engine/graph/edit/edges'
import type { WorkflowGraph } from '@/engine/graph/model'
import { toPhpString } from '@/engine/php/to-string'
import { isPhpArray } from '@/engine/php/array'
import type { RunSummary, StepRow, TimelineRow } from '../../../workers/run/protocol'

/** What a run did with a node: ran, ran without success, ended the run there, or was not run because of a failure before it. */
export type NodeState = 'executed' | 'failed' | 'blocked' | 'prevented'

/** A node as a run left it. */
export interface NodePaint {
  readonly state: NodeState
  /** How often the run came here. */
  readonly visits: number
  /** The outputs a logic node chose. */
  readonly branches: readonly string[]
  readonly errors: readonly string[]
  /** The last step at this node, by its place in the run's list. */
  readonly step: number
}

/** A run as it shows on the canvas. */
export interface RunPaint {
  /** By node key. */
  readonly nodes: ReadonlyMap<string, NodePaint>
  /** The ids of the connections that were taken. */
  readonly edges: ReadonlySet<string>
}

export const NO_PAINT: RunPaint = { nodes: new Map(), edges: new Set() }

/** From harmless to grave: of several visits to a node the gravest one shows. */
const GRAVITY: readonly NodeState[] = ['prevented', 'executed', 'failed', 'blocked']

/**
 * What a run did with each node of a graph.
 *
 * @param rows the run's timeline. Steps of other workflows that were fired on the way are left out
 */
export function paintRun(
  graph: WorkflowGraph,
  rows: readonly TimelineRow[],
  summary: RunSummary,
): RunPaint {
  const keys = keysById(graph)
  const nodes = new Map<string, NodePaint>()
  for (const row of ownSteps(rows)) {
    const key = keys.get(row.node?.id ?? '')
    if (key === undefined) continue
    const stopped = row.index === summary.stoppedAt?.step
    nodes.set(key, visited(nodes.get(key), row, stopped ? 'blocked' : stateOf(row)))
  }
  return { nodes, edges: takenEdges(graph, nodes) }
}

function ownSteps(rows: readonly TimelineRow[]): readonly StepRow[] {
  let isOwn = false
  return rows.filter((row): row is StepRow => {
    if (row.kind === 'execution') isOwn = row.cause !== 'trigger' || row.index === 0
    return row.kind === 'step' && isOwn
  })
}

function stateOf({ result }: StepRow): NodeState {
  if (result === 'prevented') return 'prevented'
  return result === 'success' ? 'executed' : 'failed'
}

function visited(before: NodePaint | undefined, row: StepRow, state: NodeState): NodePaint {
  const branch = row.branch?.output ?? (row.queued === undefined ? undefined : 'output_1')
  const branches = new Set([...(before?.branches ?? []), ...(branch === undefined ? [] : [branch])])
  const errors = new Set([...(before?.errors ?? []), ...row.errors])
  const graver = before !== undefined && GRAVITY.indexOf(before.state) > GRAVITY.indexOf(state)
  return {
    state: graver ? before.state : state,
    visits: (before?.visits ?? 0) + 1,
    branches: [...branches],
    errors: [...errors],
    step: row.index,
  }
}

/** A connection was taken when both of its nodes were reached and its output is the one that was chosen. */
function takenEdges(
  graph: WorkflowGraph,
  painted: ReadonlyMap<string, NodePaint>,
): ReadonlySet<string> {
  const types = new Map(graph.nodes.map(({ key, moduleType }) => [key, moduleType]))
  const taken = edgesOf(graph).filter(({ source, output, target }) => {
    if (!painted.has(target)) return false
    if (types.get(source) === 'trigger') return true
    const before = painted.get(source)
    if (before === undefined || before.state === 'prevented') return false
    return types.get(source) !== 'logic' || before.branches.includes(output)
  })
  return new Set(taken.map(edgeId))
}

/** Steps name nodes by their id, which is usually their key. */
function keysById({ nodes }: WorkflowGraph): ReadonlyMap<string, string> {
  return new Map(
    nodes
      .toReversed()
      .map(({ key, id }) => [isPhpArray(id) || id === null ? key : toPhpString(id), key]),
  )
}
