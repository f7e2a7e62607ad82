import { declaration } from '../../modules/logic/generic-filter-reset.ts'
import { arrayGet } from '../../php/array.ts'
import type { MispVersion } from '../../compat.ts'
import { addBehind } from '../edit/add-node.ts'
import { nextNodes, reachedFrom } from '../edit/reach.ts'
import { removeAndReconnect } from '../edit/remove-nodes.ts'
import { findNode, type GraphNode, type WorkflowGraph } from '../model.ts'
import { nodeName, problem, type GraphProblem, type ProblemFix } from './problem.ts'

const RESET = 'generic-filter-reset'

/**
 * What is odd about label filters: some that stay on, resets where none is on, resets that switch off more than they
 * say.
 *
 * @param isFilter whether the module of a node switches filters on
 */
export function filterProblems(
  graph: WorkflowGraph,
  isFilter: (node: GraphNode) => boolean,
  version: MispVersion,
): readonly GraphProblem[] {
  const filters = graph.nodes.filter(isFilter)
  const resets = graph.nodes.filter(isReset)
  const beforeAReset = reachedFrom(graph, keysOf(resets), 'upstream')
  return [
    ...filters
      .filter(({ key }) => !beforeAReset.has(key))
      .flatMap((filter) => staysOn(graph, filter, version)),
    ...resetProblems(graph, resets, filters),
  ]
}

function isReset({ moduleType, moduleId }: GraphNode): boolean {
  return moduleType === 'logic' && moduleId === RESET
}

function staysOn(
  graph: WorkflowGraph,
  filter: GraphNode,
  version: MispVersion,
): readonly GraphProblem[] {
  const isLast = !nextNodes(graph, 'downstream').has(filter.key)
  if (isLast) return []
  const fix = resetAtEnd(graph, filter, version)
  return [
    problem(
      'filter-stays-on',
      'info',
      `The filter of ${nodeName(filter)} is never reset: all nodes behind it see only the items that it keeps.`,
      { nodes: [filter.key], fixes: fix === undefined ? [] : [fix] },
    ),
  ]
}

/** A reset behind the last node of the chain that a filter begins; where it branches nobody knows which branch is meant. */
function resetAtEnd(
  graph: WorkflowGraph,
  filter: GraphNode,
  version: MispVersion,
): ProblemFix | undefined {
  const last = endOfChain(graph, filter)
  const output = last.outputs[0]
  if (last.key === filter.key || last.outputs.length !== 1 || output === undefined) return undefined
  const position = { x: last.position.x + 300, y: last.position.y }
  return {
    label: `Reset the filter behind ${nodeName(last)}`,
    edit: (now) =>
      findNode(now, last.key) === undefined
        ? now
        : addBehind(
            now,
            { source: last.key, output: output.name },
            { declaration, position, version },
          ).graph,
  }
}

function endOfChain(graph: WorkflowGraph, from: GraphNode): GraphNode {
  const next = nextNodes(graph, 'downstream')
  const seen = new Set<string>()
  let key = from.key
  while (!seen.has(key)) {
    seen.add(key)
    const [only, ...others] = next.get(key) ?? []
    if (only === undefined || others.length > 0) break
    key = only
  }
  return findNode(graph, key) ?? from
}

function resetProblems(
  graph: WorkflowGraph,
  resets: readonly GraphNode[],
  filters: readonly GraphNode[],
): readonly GraphProblem[] {
  const labels = [...new Set(filters.map(filterLabel))].slice(0, MAX_LABELS)
  const next = nextNodes(graph, 'downstream')
  const stops = new Set(keysOf(resets))
  const reached = labels.map((label) => {
    const sources = filters.filter((filter) => filterLabel(filter) === label)
    return { label, nodes: reachedUntil(next, keysOf(sources), stops) }
  })
  return resets.flatMap((reset) => {
    const on = reached.filter(({ nodes }) => nodes.has(reset.key)).map(({ label }) => label)
    return on.length === 0 ? [resetOfNothing(reset)] : resetOfMore(reset, on)
  })
}

/** MISP offers six labels. */
const MAX_LABELS = 20

/** The nodes behind some others, up to and with the first reset on each path: there MISP switches all filters off. */
function reachedUntil(
  next: ReadonlyMap<string, readonly string[]>,
  sources: readonly string[],
  stops: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>()
  const pending = sources.flatMap((key) => next.get(key) ?? [])
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (found.has(key)) continue
    found.add(key)
    if (!stops.has(key)) pending.push(...(next.get(key) ?? []))
  }
  return found
}

function resetOfNothing(reset: GraphNode): GraphProblem {
  const outcome =
    resetLabel(reset) === 'all'
      ? 'MISP then throws the event away, and the nodes behind it see nothing.'
      : 'MISP’s run dies here.'
  return problem(
    'reset-without-filter',
    'error',
    `No filter is on before ${nodeName(reset)}. ${outcome}`,
    {
      nodes: [reset.key],
      fixes: [{ label: 'Remove the node', edit: (now) => removeAndReconnect(now, [reset.key]) }],
    },
  )
}

function resetOfMore(reset: GraphNode, on: readonly string[]): readonly GraphProblem[] {
  const label = resetLabel(reset)
  const others = on.filter((other) => other !== label)
  if (label === 'all' || others.length === 0) return []
  return [
    problem(
      'reset-drops-all',
      'info',
      `${nodeName(reset)} is to reset ${label} only, but MISP switches off all filters, those with the label ${others.join(', ')} too.`,
      { nodes: [reset.key] },
    ),
  ]
}

function filterLabel(node: GraphNode): string {
  return labelOf(node, 'A')
}

function resetLabel(node: GraphNode): string {
  return labelOf(node, 'all')
}

function labelOf({ parameters }: GraphNode, otherwise: string): string {
  const label = arrayGet(parameters, 'filtering-label')
  return typeof label === 'string' && label !== '' ? label : otherwise
}

function keysOf(nodes: readonly GraphNode[]): readonly string[] {
  return nodes.map(({ key }) => key)
}
