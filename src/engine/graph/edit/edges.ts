import type { WorkflowGraph } from '../model.ts'

/** A connection with both of its ends: from an output of one node to an input of another, by their keys. */
export interface Edge {
  readonly source: string
  readonly output: string
  readonly target: string
  readonly input: string
}

/** A text that names the edge and no other one. */
export function edgeId({ source, output, target, input }: Edge): string {
  return JSON.stringify([source, output, target, input])
}

/** The edge of a graph that an id names; undefined when there is none. */
export function edgeWithId(graph: WorkflowGraph, id: string): Edge | undefined {
  return edgesOf(graph).find((edge) => edgeId(edge) === id)
}

/** A graph never changes, and most questions about one begin with its edges. */
const known = new WeakMap<WorkflowGraph, readonly Edge[]>()

/**
 * The edges between nodes that exist, each once, in stored order. They are those of the nodes' outputs, which MISP
 * walks along; what only stands in `inputs` is not connected.
 */
export function edgesOf(graph: WorkflowGraph): readonly Edge[] {
  const edges = known.get(graph) ?? findEdges(graph)
  known.set(graph, edges)
  return edges
}

function findEdges(graph: WorkflowGraph): readonly Edge[] {
  const keys = new Set(graph.nodes.map(({ key }) => key))
  return graph.nodes.flatMap(({ key, outputs }) =>
    outputs.flatMap(({ name, connections }) =>
      connections.flatMap(({ node, port }, place): readonly Edge[] => {
        const isFirst =
          connections.findIndex((one) => one.node === node && one.port === port) === place
        const target = String(node)
        return isFirst && keys.has(target)
          ? [{ source: key, output: name, target, input: port }]
          : []
      }),
    ),
  )
}
