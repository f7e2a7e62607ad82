import { edgeId, edgesOf } from '../edit/edges.ts'
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
  const taskKeys = new Set(tasks.map(({ key }) => key))
  const first = edges.filter(({ source }) => taskKeys.has(source)).map(({ target }) => target)
  const behind = reachedFrom(graph, first, 'downstream')
  const fromATask = edges.filter(({ source }) => behind.has(source) || taskKeys.has(source))
  return graph.nodes
    .filter((node) => behind.has(node.key) && isBlocking(node))
    .map((node) => {
      const before = reachedFrom(graph, [node.key], 'upstream')
      const onTheWay = fromATask.filter(({ target }) => before.has(target))
      return problem(
        'cannot-block',
        'warning',
        `${nodeName(node)} is meant to stop what goes on, but it stands behind a Concurrent Task: that part runs in the background, and nothing waits for it.`,
        { nodes: [node.key], edges: onTheWay.map(edgeId) },
      )
    })
}
