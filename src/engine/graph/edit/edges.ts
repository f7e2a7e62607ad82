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

/**
 * The edges between nodes that exist, each once, in stored order. They are those of the nodes' outputs, which MISP
 * walks along; what only stands in `inputs` is not connected.
 */
export function edgesOf(graph: WorkflowGraph): readonly Edge[] {
  const keys = new Set(graph.nodes.map(({ key }) => key))
  const found = new Map<string, Edge>()
  for (const { key, outputs } of graph.nodes) {
    for (const { name, connections } of outputs) {
      for (const { node, port } of connections) {
        const target = String(node)
        if (!keys.has(target)) continue
        const edge = { source: key, output: name, target, input: port }
        found.set(edgeId(edge), edge)
      }
    }
  }
  return [...found.values()]
}
