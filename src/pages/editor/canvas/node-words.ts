import { edgesOf } from '@/engine/graph/edit/edges'
import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { listed } from '@/components/text/quantities'
import { outputLabel } from './ports'

/** What a screen reader says besides the module. */
export interface NodeFacts {
  readonly isKnown: boolean
  readonly isEnabled: boolean
  readonly isBlocking: boolean
  readonly problems: number
  /** What the newest run did; empty without one. */
  readonly run: string
}

/** A node in words: module, state, connections. */
export function nodeInWords(
  node: GraphNode,
  facts: NodeFacts,
  connections: NodeConnections,
): string {
  const name = node.name || node.moduleId || 'without a module'
  const state = [
    facts.isKnown ? node.moduleType : 'unknown module',
    ...(facts.isBlocking ? ['blocking'] : []),
    ...(facts.isEnabled ? [] : ['disabled']),
    ...(facts.problems > 0
      ? [`${facts.problems} ${facts.problems === 1 ? 'problem' : 'problems'}`]
      : []),
    ...(facts.run === '' ? [] : [facts.run]),
  ]
  return [name, ...state, incoming(connections), outgoing(node, connections)].join(', ')
}

/** The names of the nodes before and behind a node. */
export interface NodeConnections {
  readonly before: readonly string[]
  readonly behind: readonly { readonly output: string; readonly name: string }[]
}

const NONE: NodeConnections = { before: [], behind: [] }

/** The connections of every node of a graph, by key. */
export function connectionsByNode(graph: WorkflowGraph): (key: string) => NodeConnections {
  const names = new Map(graph.nodes.map(({ key, name, moduleId }) => [key, name || moduleId]))
  const found = new Map<string, { before: string[]; behind: { output: string; name: string }[] }>()
  const at = (key: string) => {
    const known = found.get(key) ?? { before: [], behind: [] }
    found.set(key, known)
    return known
  }
  for (const { source, output, target } of edgesOf(graph)) {
    at(source).behind.push({ output, name: names.get(target) ?? target })
    at(target).before.push(names.get(source) ?? source)
  }
  return (key) => found.get(key) ?? NONE
}

function incoming({ before }: NodeConnections): string {
  return before.length === 0 ? 'no connection in' : `from ${listed(before)}`
}

function outgoing(node: GraphNode, { behind }: NodeConnections): string {
  if (behind.length === 0) return 'no connection out'
  const texts = behind.map(({ output, name }) => {
    const label = outputLabel(
      node,
      node.outputs.findIndex((port) => port.name === output),
    )
    return label === '' ? name : `${label} to ${name}`
  })
  return `to ${listed(texts)}`.replace(/^to (then|else) to/, '$1 to')
}
