import { edgeId, edgesOf, type Edge } from '@/engine/graph/edit/edges'
import { findNode, type GraphNode, type WorkflowGraph } from '@/engine/graph/model'
import { outputLabel } from './ports'

/** A connection that can be chosen from a list. */
export interface ConnectionChoice {
  readonly id: string
  readonly label: string
  readonly description: string
  /** The node at the end that is chosen. */
  readonly node: GraphNode
  /** The connection it takes the place of; undefined: it is a new one. */
  readonly from: Edge | undefined
  readonly to: Edge
}

/** Everything that a node's outputs can lead to. */
export function newConnections(graph: WorkflowGraph, key: string): readonly ConnectionChoice[] {
  const source = findNode(graph, key)
  return (source?.outputs ?? []).flatMap(({ name }) =>
    otherTargets(graph, { source: key, output: name }).map((choice) => ({
      ...choice,
      from: undefined,
      description: factsOf(choice.node),
    })),
  )
}

/**
 * Every way to lead connections elsewhere.
 *
 * @param edges those that may be led elsewhere
 * @param key the node whose end stays; without it both ends can go elsewhere
 */
export function movedConnections(
  graph: WorkflowGraph,
  edges: readonly Edge[],
  key?: string,
): readonly ConnectionChoice[] {
  return edges.flatMap((from) => [
    ...(key === from.target && key !== from.source
      ? []
      : insteadOf(graph, from, otherTargets(graph, from), from.target)),
    ...(key === from.source
      ? []
      : insteadOf(graph, from, otherSources(graph, from), from.source, 'from ')),
  ])
}

/** The connections of a node, in and out. */
export function connectionsOf(graph: WorkflowGraph, key: string): readonly Edge[] {
  return edgesOf(graph).filter(({ source, target }) => source === key || target === key)
}

type End = Pick<ConnectionChoice, 'id' | 'label' | 'node' | 'to'>

function insteadOf(
  graph: WorkflowGraph,
  from: Edge,
  ends: readonly End[],
  left: string,
  word = '',
): readonly ConnectionChoice[] {
  const leftName = findNode(graph, left)?.name ?? left
  return ends
    .filter(({ to }) => edgeId(to) !== edgeId(from))
    .map((end) => ({
      ...end,
      id: JSON.stringify([edgeId(from), end.id]),
      from,
      description: `instead of ${word}${leftName} · ${factsOf(end.node)}`,
    }))
}

function otherTargets(
  { nodes }: WorkflowGraph,
  { source, output }: Pick<Edge, 'source' | 'output'>,
): readonly End[] {
  const start = nodes.find(({ key }) => key === source)
  const word = start === undefined ? '' : wordOf(start, output)
  return nodes.flatMap((node) => {
    const input = node.inputs[0]?.name
    if (node.key === source || input === undefined) return []
    const to = { source, output, target: node.key, input }
    return [{ id: edgeId(to), label: word === '' ? node.name : `${word} → ${node.name}`, node, to }]
  })
}

function otherSources(
  { nodes }: WorkflowGraph,
  { target, input }: Pick<Edge, 'target' | 'input'>,
): readonly End[] {
  return nodes.flatMap((node) =>
    node.key === target
      ? []
      : node.outputs.map(({ name }) => {
          const to = { source: node.key, output: name, target, input }
          const word = wordOf(node, name)
          const label = `from ${node.name}${word === '' ? '' : `, ${word}`}`
          return { id: edgeId(to), label, node, to }
        }),
  )
}

function wordOf(node: GraphNode, output: string): string {
  return outputLabel(
    node,
    node.outputs.findIndex(({ name }) => name === output),
  )
}

function factsOf({ moduleId, key }: GraphNode): string {
  return `${moduleId}, node ${key}`
}
