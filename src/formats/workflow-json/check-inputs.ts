import type { WorkflowGraph } from '@/engine/graph/model'
import type { ProblemList } from './problem'

const SHOWN = 5

/**
 * Tells where the `inputs` of nodes do not say the same as the `outputs`: MISP's engine reads only the latter, its
 * editor draws the connections from the former.
 */
export function checkInputs(graph: WorkflowGraph, where: string, problems: ProblemList): void {
  const run = connections(graph, 'outputs')
  const drawn = connections(graph, 'inputs')
  const differ = [
    ...[...run].filter((connection) => !drawn.has(connection)),
    ...[...drawn].filter((connection) => !run.has(connection)),
  ]
  if (differ.length === 0) return
  const shown = differ.slice(0, SHOWN).join(', ') + (differ.length > SHOWN ? ' …' : '')
  problems.add(
    'works',
    where,
    `Outputs and inputs of the nodes do not agree about ${differ.length === 1 ? 'a connection' : `${differ.length} connections`}: ${shown}. MISP runs what the outputs say, its editor shows what the inputs say.`,
    'Draw or remove these connections anew.',
  )
}

/** The connections between nodes that exist, as `source → target`. */
function connections(graph: WorkflowGraph, side: 'inputs' | 'outputs'): ReadonlySet<string> {
  const keys = new Set(graph.nodes.map(({ key }) => key))
  const pairs = graph.nodes.flatMap((node) =>
    node[side]
      .flatMap((port) => port.connections)
      .map((connection) => String(connection.node))
      .filter((other) => keys.has(other))
      .map((other) => (side === 'outputs' ? `${node.key} → ${other}` : `${other} → ${node.key}`)),
  )
  return new Set(pairs)
}
