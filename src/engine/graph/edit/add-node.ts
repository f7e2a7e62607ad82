import { findNode, type WorkflowGraph } from '../model.ts'
import { connect, disconnect } from './connect.ts'
import type { Edge } from './edges.ts'
import { newNode, portsOf, type NodeRequest } from './new-node.ts'
import { freeKeys } from './node-keys.ts'

/** A graph with a new node in it. */
export interface Added {
  readonly graph: WorkflowGraph
  /** The key of the new node. */
  readonly key: string
}

/** Adds a node for a module, with its defaults and without connections. */
export function addNode(graph: WorkflowGraph, request: NodeRequest): Added {
  const key = freeKeys(graph, 1)[0] ?? '1'
  return { graph: { ...graph, nodes: [...graph.nodes, newNode(key, request)] }, key }
}

/**
 * Adds a node in the middle of a connection: what led to the old target leads to the new node, its first output leads
 * on. A module without outputs takes the target's place and ends the branch there; one without inputs is only added.
 */
export function insertOnEdge(graph: WorkflowGraph, edge: Edge, request: NodeRequest): Added {
  const added = addNode(graph, request)
  const { inputs, outputs } = portsOf(request.declaration)
  const [input, output] = [inputs[0], outputs[0]]
  if (input === undefined || findNode(graph, edge.source) === undefined) return added
  const opened = disconnect(added.graph, [edge])
  const entered = connect(opened, { ...edge, target: added.key, input: input.name })
  if (output === undefined) return { ...added, graph: entered }
  const left = connect(entered, { ...edge, source: added.key, output: output.name })
  return { ...added, graph: left }
}

/** Adds a node behind an output: where a connection was dragged to an empty place. */
export function addBehind(
  graph: WorkflowGraph,
  from: Pick<Edge, 'source' | 'output'>,
  request: NodeRequest,
): Added {
  const added = addNode(graph, request)
  const input = portsOf(request.declaration).inputs[0]
  if (input === undefined) return added
  const edge = { ...from, target: added.key, input: input.name }
  return { ...added, graph: connect(added.graph, edge) }
}

/** Adds a node before an input: where a connection was dragged backwards to an empty place. */
export function addBefore(
  graph: WorkflowGraph,
  to: Pick<Edge, 'target' | 'input'>,
  request: NodeRequest,
): Added {
  const added = addNode(graph, request)
  const output = portsOf(request.declaration).outputs[0]
  if (output === undefined) return added
  const edge = { ...to, source: added.key, output: output.name }
  return { ...added, graph: connect(added.graph, edge) }
}
