import type { Connection, GraphNode, Port, WorkflowGraph } from '../model.ts'
import { findNode } from '../model.ts'
import { changeNode, changeNodes } from './change-nodes.ts'
import { edgeId, type Edge } from './edges.ts'

/**
 * Connects an output with an input, in both nodes as MISP keeps it. A port the stored node lacks is added.
 *
 * @returns the same graph when one of the nodes does not exist, stands under a key that is no number (MISP can't name it
 *   in a connection), or when they are connected so already
 */
export function connect(graph: WorkflowGraph, edge: Edge): WorkflowGraph {
  const { source, output, target, input } = edge
  if (![source, target].every((key) => isConnectable(graph, key))) return graph
  return changeNodes(graph, (node) => {
    let changed = node
    if (node.key === source) {
      const outputs = withConnection(node.outputs, output, { node: Number(target), port: input })
      if (outputs !== node.outputs) changed = { ...changed, outputs }
    }
    if (node.key === target) {
      const inputs = withConnection(node.inputs, input, { node: Number(source), port: output })
      if (inputs !== node.inputs) changed = { ...changed, inputs }
    }
    return changed
  })
}

function isConnectable(graph: WorkflowGraph, key: string): boolean {
  return String(Math.trunc(Number(key))) === key && findNode(graph, key) !== undefined
}

/** Removes edges from both of their nodes. */
export function disconnect(graph: WorkflowGraph, edges: readonly Edge[]): WorkflowGraph {
  const ids = new Set(edges.map(edgeId))
  return keepConnections(graph, (edge) => !ids.has(edgeId(edge)))
}

/**
 * Leads an edge elsewhere. Of an output with several connections it keeps its turn: MISP follows them in stored order.
 *
 * @returns the same graph when `to` cannot be connected or is connected already: nothing is lost then
 */
export function moveEdge(graph: WorkflowGraph, from: Edge, to: Edge): WorkflowGraph {
  if (connect(graph, to) === graph) return graph
  const moved = connect(disconnect(graph, [from]), to)
  return from.source === to.source && from.output === to.output
    ? withTurn(moved, to, turnOf(graph, from))
    : moved
}

/** Which of its output's connections an edge is. */
function turnOf(graph: WorkflowGraph, { source, output, target, input }: Edge): number {
  const port = findNode(graph, source)?.outputs.find(({ name }) => name === output)
  return (
    port?.connections.findIndex((one) => String(one.node) === target && one.port === input) ?? -1
  )
}

/** Puts the last connection of an edge's output at another place. */
function withTurn(graph: WorkflowGraph, { source, output }: Edge, turn: number): WorkflowGraph {
  if (turn < 0) return graph
  return changeNode(graph, source, (node) => ({
    ...node,
    outputs: node.outputs.map((port) => {
      const last = port.connections.at(-1)
      if (port.name !== output || last === undefined) return port
      const others = port.connections.slice(0, -1)
      return { ...port, connections: [...others.slice(0, turn), last, ...others.slice(turn)] }
    }),
  }))
}

/** Removes the connections, in outputs and inputs, that `keep` is false for. */
export function keepConnections(
  graph: WorkflowGraph,
  keep: (edge: Edge) => boolean,
): WorkflowGraph {
  return changeNodes(graph, (node) => {
    const outputs = keepInPorts(node.outputs, (output, { node: target, port }) =>
      keep({ source: node.key, output, target: String(target), input: port }),
    )
    const inputs = keepInPorts(node.inputs, (input, { node: source, port }) =>
      keep({ source: String(source), output: port, target: node.key, input }),
    )
    if (outputs === node.outputs && inputs === node.inputs) return node
    return { ...node, outputs, inputs }
  })
}

/**
 * Makes the inputs of all nodes say what the outputs say. MISP walks along the outputs, its editor draws the inputs:
 * where they differ people see other connections than those that run.
 */
export function inputsFromOutputs(graph: WorkflowGraph): WorkflowGraph {
  const incoming = new Map<string, Edge[]>()
  for (const { key, outputs } of graph.nodes) {
    for (const { name, connections } of outputs) {
      for (const { node, port } of connections) {
        const target = String(node)
        const edge = { source: key, output: name, target, input: port || 'input_1' }
        const known = incoming.get(target)
        if (known === undefined) incoming.set(target, [edge])
        else known.push(edge)
      }
    }
  }
  return changeNodes(graph, (node) => withInputs(node, incoming.get(node.key) ?? []))
}

function withInputs(node: GraphNode, edges: readonly Edge[]): GraphNode {
  const emptied = node.inputs.map(({ name }): Port => ({ name, connections: [] }))
  const inputs = edges.reduce<readonly Port[]>(
    (ports, { source, output, input }) =>
      withConnection(ports, input, { node: Number(source), port: output }),
    emptied,
  )
  return JSON.stringify(inputs) === JSON.stringify(node.inputs) ? node : { ...node, inputs }
}

function keepInPorts(
  ports: readonly Port[],
  keep: (port: string, connection: Connection) => boolean,
): readonly Port[] {
  let changed = false
  const kept = ports.map((port) => {
    const connections = port.connections.filter((connection) => keep(port.name, connection))
    if (connections.length === port.connections.length) return port
    changed = true
    return { ...port, connections }
  })
  return changed ? kept : ports
}

function withConnection(
  ports: readonly Port[],
  name: string,
  connection: Connection,
): readonly Port[] {
  const port = ports.find((one) => one.name === name)
  if (port === undefined) return withPort(ports, { name, connections: [connection] })
  const isThere = port.connections.some(
    (one) => one.node === connection.node && one.port === connection.port,
  )
  if (isThere) return ports
  const connections = [...port.connections, connection]
  return ports.map((one) => (one === port ? { ...one, connections } : one))
}

/** The order of ports matters: MISP follows the outputs of an action in their stored order. */
function withPort(ports: readonly Port[], port: Port): readonly Port[] {
  return [...ports, port].sort((one, other) =>
    one.name.localeCompare(other.name, 'en', { numeric: true }),
  )
}
