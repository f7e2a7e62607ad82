import type { PhpValue } from '../php/value.ts'
import type { GraphNode, WorkflowGraph } from './model.ts'
import { walk, type Path } from './walk.ts'

/** What a path warning says, in MISP's words. */
export const PATH_WARNING = 'This path leads to a blocking node from a non-blocking context'

/** An edge on a path behind a concurrent task to a node whose module is blocking, as MISP reports it. */
export type PathWarning = readonly [
  source: string,
  target: string,
  message: typeof PATH_WARNING,
  blocking: true,
  moduleId: string,
  nodeId: PhpValue,
]

/** The warnings of a graph; `complete` is false when there are so many paths that the search was given up. */
export interface PathWarnings {
  readonly edges: readonly PathWarning[]
  readonly complete: boolean
}

/** The number of paths can double with every node, and MISP follows each of them. Here the search ends at some point. */
const MAX_EDGES = 20_000
const MAX_STEPS = 100_000

/**
 * Finds paths from a concurrent task to a blocking node: what runs in the background cannot stop what started it. For
 * each concurrent task, each path and each blocking node on it, every edge from the task to that node is listed, so
 * edges repeat.
 *
 * @param isBlocking whether the module of a node is a blocking one (false for modules MISP does not know)
 */
export function findPathWarnings(
  graph: WorkflowGraph,
  isBlocking: (node: GraphNode) => boolean,
): PathWarnings {
  const paths = onlyPathsTo(graph, isBlocking)
  const edges: PathWarning[] = []
  let steps = 0
  for (const task of graph.nodes) {
    if (task.moduleId !== 'concurrent-task') continue
    for (const { node, path } of walk(paths, task.key, 'include-logic', executesNothing)) {
      steps += 1
      if (node !== null && isBlocking(node)) edges.push(...edgesOf(path, node))
      if (edges.length > MAX_EDGES || steps > MAX_STEPS) {
        return { edges: edges.slice(0, MAX_EDGES), complete: false }
      }
    }
  }
  return { edges, complete: true }
}

/** A walk that includes logic executes nothing, so no node chooses an output. */
const executesNothing = { alwaysFirstOutput: (): boolean => false }

function edgesOf(path: Path, node: GraphNode): readonly PathWarning[] {
  const edges: PathWarning[] = []
  for (let link = path; link !== undefined; link = link.before) {
    const { source, target } = link
    edges.push([source.key, String(target), PATH_WARNING, true, node.moduleId, node.id])
  }
  return edges.reverse()
}

/** The graph without the connections that lead to no wanted node: nobody has to walk there. */
function onlyPathsTo(graph: WorkflowGraph, wanted: (node: GraphNode) => boolean): WorkflowGraph {
  const leadsThere = nodesBefore(graph, wanted)
  const nodes = graph.nodes.map((node) => ({
    ...node,
    outputs: node.outputs.map(({ name, connections }) => ({
      name,
      connections: connections.filter((connection) => leadsThere.has(String(connection.node))),
    })),
  }))
  return { ...graph, nodes }
}

/** The keys of the wanted nodes and of all nodes from which one of them can be reached. */
function nodesBefore(
  graph: WorkflowGraph,
  wanted: (node: GraphNode) => boolean,
): ReadonlySet<string> {
  const sources = sourcesByTarget(graph)
  const pending = graph.nodes.filter(wanted).map((node) => node.key)
  const found = new Set(pending)
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    for (const source of sources.get(key) ?? []) {
      if (!found.has(source)) pending.push(source)
      found.add(source)
    }
  }
  return found
}

function sourcesByTarget(graph: WorkflowGraph): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>()
  for (const node of graph.nodes) {
    for (const { connections } of node.outputs) {
      for (const { node: target } of connections) {
        const known = sources.get(String(target))
        if (known === undefined) sources.set(String(target), [node.key])
        else known.push(node.key)
      }
    }
  }
  return sources
}
