import { edgeId, edgesOf, type Edge } from '../edit/edges.ts'
import { reachedFrom } from '../edit/reach.ts'
import { removeNodes } from '../edit/remove-nodes.ts'
import { findTriggerNode, type GraphNode, type WorkflowGraph } from '../model.ts'
import { nodeName, problem, type GraphProblem } from './problem.ts'

/** Nodes that no path from the trigger leads to. Nothing is said while there is no trigger. */
export function unreachableNodes(graph: WorkflowGraph): readonly GraphProblem[] {
  const trigger = findTriggerNode(graph)
  if (trigger === undefined) return []
  const reached = reachedFrom(graph, [trigger.key], 'downstream')
  return graph.nodes
    .filter(({ key, moduleType }) => moduleType !== 'trigger' && !reached.has(key))
    .map((node) =>
      problem(
        'unreachable',
        'warning',
        `No path from the trigger leads to ${nodeName(node)}: it never runs.`,
        {
          nodes: [node.key],
          fixes: [{ label: 'Remove the node', edit: (now) => removeNodes(now, [node.key]) }],
        },
      ),
    )
}

/**
 * Blocking nodes behind a Concurrent Task, with all connections on the way to them. These are the connections that
 * MISP's check of a graph warns of, found without following every path.
 */
export function cannotBlock(
  graph: WorkflowGraph,
  isBlocking: (node: GraphNode) => boolean,
): readonly GraphProblem[] {
  const tasks = graph.nodes.filter(({ moduleId }) => moduleId === 'concurrent-task')
  if (tasks.length === 0) return []
  const edges = edgesOf(graph)
  const behind = behindTasks(graph, tasks, edges)
  return graph.nodes
    .filter((node) => behind.has(node.key) && isBlocking(node))
    .map((node) => {
      const before = reachedFrom(graph, [node.key], 'upstream')
      const onTheWay = edges.filter(
        ({ source, target }) =>
          before.has(target) && (behind.has(source) || isOneOf(tasks, source)),
      )
      return problem(
        'cannot-block',
        'warning',
        `${nodeName(node)} is meant to stop what goes on, but it stands behind a Concurrent Task: that part runs in the background, and nothing waits for it.`,
        { nodes: [node.key], edges: onTheWay.map(edgeId) },
      )
    })
}

/** What stands behind a task; the task itself only where a circle leads back to it. */
function behindTasks(
  graph: WorkflowGraph,
  tasks: readonly GraphNode[],
  edges: readonly Edge[],
): ReadonlySet<string> {
  const first = edges.filter(({ source }) => isOneOf(tasks, source)).map(({ target }) => target)
  return reachedFrom(graph, first, 'downstream')
}

function isOneOf(nodes: readonly GraphNode[], key: string): boolean {
  return nodes.some((node) => node.key === key)
}
