import type { GraphNode } from '@/engine/graph/model'
import type { NodePaint, NodeState } from '@/stores/editor/painting'
import type { RunMark } from './canvas-context'
import { outputLabel } from './ports'

const words: Readonly<Record<NodeState, string>> = {
  executed: 'executed',
  failed: 'failed',
  blocked: 'stopped the run',
  prevented: 'not executed: a node before it failed',
}

const statuses = {
  executed: 'success',
  failed: 'failure',
  blocked: 'blocked',
  prevented: 'prevented',
} as const

/** What a run did with a node, as the canvas shows it. */
export function runMark(node: GraphNode, { state, visits, branches, errors }: NodePaint): RunMark {
  const chosen = node.outputs
    .filter(({ name }) => branches.includes(name))
    .map(({ name }) =>
      outputLabel(
        node,
        node.outputs.findIndex((port) => port.name === name),
      ),
    )
    .filter(Boolean)
  const text = [
    words[state],
    ...(chosen.length > 0 ? [`took ${chosen.join(' and ')}`] : []),
    ...(visits > 1 ? [`${visits} times`] : []),
    ...errors,
  ].join(', ')
  const isBranch = state === 'executed' && chosen.length > 0
  return { status: isBranch ? 'branch' : statuses[state], text }
}
