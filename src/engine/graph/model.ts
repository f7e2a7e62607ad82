import type { PhpArray, PhpMap, PhpValue } from '../php/value.ts'

/** Where a connection leads: the target's key in the graph (MISP casts it to an integer) and the name of its input. */
export interface Connection {
  readonly node: number
  readonly port: string
}

/** A named output (or input) of a node with its connections in stored order. */
export interface Port {
  readonly name: string
  readonly connections: readonly Connection[]
}

/** One node of a workflow. */
export interface GraphNode {
  /** The key under which the walker finds the node. Usually the same text as `id`. */
  readonly key: string
  /** The node's own `id`: what edges, log texts and debug calls carry. */
  readonly id: PhpValue
  readonly name: string
  /** `trigger`, `logic` or `action`; anything else is a module MISP can't load. */
  readonly moduleType: string
  readonly moduleId: string
  /** Saved parameter values by parameter id (`indexed_params`). */
  readonly parameters: PhpArray
  /** The node filter as stored (`saved_filters`): a map, the editor's list form, or missing (null). */
  readonly savedFilters: PhpValue
  /** The node says itself that its outputs may have several connections. */
  readonly multipleOutputConnection: boolean
  /** The node says itself that it switches filters on (`isFiltering`, read by newer walkers). */
  readonly isFiltering: boolean
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
  readonly position: Position
  /** The node as it was read: debug calls send it whole, and writing keeps what we do not know. */
  readonly raw: PhpMap
}

export interface Position {
  readonly x: number
  readonly y: number
}

/** A titled box around nodes. Position and size follow from its nodes. */
export interface Frame {
  readonly id: string
  readonly title: string
  /** Ids of the nodes inside, as numbers. */
  readonly nodes: readonly number[]
  readonly raw: PhpMap
}

/** A workflow's graph: nodes in stored order (MISP walks and checks them in that order) and frames. */
export interface WorkflowGraph {
  readonly nodes: readonly GraphNode[]
  readonly frames: readonly Frame[]
  /** What else stood beside the nodes when the graph was read: kept for writing. */
  readonly rest?: PhpMap
}

/** The node the walker finds under a key, or undefined. */
export function findNode(graph: WorkflowGraph, key: number | string): GraphNode | undefined {
  const text = String(key)
  return graph.nodes.find((node) => node.key === text)
}

/** The first trigger node in stored order: "the" trigger for MISP. */
export function findTriggerNode(graph: WorkflowGraph): GraphNode | undefined {
  return graph.nodes.find((node) => node.moduleType === 'trigger')
}
