import type { WorkflowGraph } from './model.ts'
import { targetsById } from './node-id.ts'

/** An edge of a cycle as MISP reports it. */
export type CycleEdge = readonly [from: number | string, to: number, label: 'Cycle']

type Entry = readonly [id: number | string, targets: readonly number[]]

interface Open {
  readonly id: number | string
  readonly targets: readonly number[]
  next: number
}

/**
 * Finds the first cycle of a graph as MISP does: depth first through all nodes in stored order, also through those no
 * trigger reaches. Edges are told apart by the nodes' own `id`; connections to nodes that do not exist lead nowhere.
 *
 * @returns the cycle's edges, the closing one first, then backwards to the node where it closes. Of a node connected to
 *   itself MISP does not notice that it is back, and goes on to where the search began. Empty without a cycle.
 */
export function findCycle(graph: WorkflowGraph): readonly CycleEdge[] {
  const targets = targetsById(graph.nodes)
  const finished = new Set<number | string>()
  for (const root of targets) {
    if (finished.has(root[0])) continue
    const cycle = searchFrom(root, targets, finished)
    if (cycle !== undefined) return cycle
  }
  return []
}

/** One search, without recursion: long chains must not exhaust the call stack. */
function searchFrom(
  root: Entry,
  targets: ReadonlyMap<number | string, readonly number[]>,
  finished: Set<number | string>,
): readonly CycleEdge[] | undefined {
  const open: Open[] = []
  const openIds = new Set<number | string>()
  const enter = ([id, leadsTo]: Entry): void => {
    open.push({ id, targets: leadsTo, next: 0 })
    openIds.add(id)
  }
  enter(root)
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const target = top.targets[top.next]
    const behind = target === undefined ? undefined : targets.get(target)
    top.next += 1
    if (target === undefined) {
      open.pop()
      openIds.delete(top.id)
      finished.add(top.id)
    } else if (openIds.has(target)) {
      return edgesBack(open, target)
    } else if (behind !== undefined && !finished.has(target)) {
      enter([target, behind])
    }
  }
  return undefined
}

function edgesBack(open: readonly Open[], loopNode: number): readonly CycleEdge[] {
  const edges: CycleEdge[] = []
  let to = loopNode
  for (const { id } of open.toReversed()) {
    edges.push([id, to, 'Cycle'])
    if (id === loopNode && edges.length > 1) break
    to = Number(id)
  }
  return edges
}
