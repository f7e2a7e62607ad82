import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { saveErrors, type SaveError } from '@/engine/graph/save-errors'
import { checkInputs } from './check-inputs'
import type { WorkflowDocument } from './documents'
import type { ProblemList } from './problem'
import { textOf } from './read-node'
import { findWideCharacters } from './wide-characters'

/** Whether a module exists, by its type (`trigger`, `logic`, `action`) and id. */
export type IsKnownModule = (type: string, id: string) => boolean

const SAVE_TODO: Readonly<Record<SaveError, string>> = {
  'Cannot save a workflow containing a cycle': 'Remove one of the connections that lead back.',
  'Cannot save a workflow containing no or more than one trigger':
    'Keep exactly one trigger: add one, or remove the others.',
  'Cannot save a workflow having more than one connection per output':
    'Keep one connection per output, or put a Concurrent Task in between.',
}

/** Tells what MISP would make of a workflow: what it refuses to save, and what goes wrong in a run. */
export function checkDocument(
  { name, graph }: WorkflowDocument,
  where: string,
  isKnownModule: IsKnownModule | undefined,
  problems: ProblemList,
): void {
  for (const error of saveErrors(graph)) {
    problems.add('refused', where, `MISP says: ${error}.`, SAVE_TODO[error])
  }
  reportWideCharacters(name, graph, where, problems)
  checkNodes(graph, where, isKnownModule, problems)
}

/** Tells which modules of some nodes MISP does not know. */
export function checkModules(
  nodes: readonly GraphNode[],
  where: string,
  isKnownModule: IsKnownModule | undefined,
  problems: ProblemList,
): void {
  if (isKnownModule === undefined) return
  for (const node of nodes) {
    if (isKnownModule(node.moduleType, node.moduleId)) continue
    problems.add(
      'works',
      nodeWhere(where, node),
      `There is no ${node.moduleType || 'such'} module “${node.moduleId}”. ${effectOfUnknown(node)}`,
      'Replace the node, or add the module as a custom one.',
    )
  }
}

function effectOfUnknown({ moduleType }: GraphNode): string {
  if (moduleType === 'logic') return 'MISP always takes its second output.'
  if (moduleType === 'trigger') return 'Nothing starts the workflow.'
  return 'MISP counts the node as failed when it gets there.'
}

function checkNodes(
  graph: WorkflowGraph,
  where: string,
  isKnownModule: IsKnownModule | undefined,
  problems: ProblemList,
): void {
  checkModules(graph.nodes, where, isKnownModule, problems)
  const keys = new Set(graph.nodes.map((node) => node.key))
  for (const node of graph.nodes) {
    const at = nodeWhere(where, node)
    checkId(node, at, problems)
    checkTargets(node, at, keys, problems)
    if (
      node.moduleId === 'concurrent-task' &&
      !node.outputs.some(({ name }) => name === 'output_1')
    ) {
      problems.add(
        'crashes',
        at,
        'This Concurrent Task has no output “output_1”. MISP dies when it gets there.',
        'Replace the node by a new one.',
      )
    }
  }
  checkInputs(graph, where, problems)
}

function checkId(node: GraphNode, at: string, problems: ProblemList): void {
  if (textOf(node.id) === node.key) return
  problems.add(
    'works',
    at,
    `The node has the id ${JSON.stringify(node.id)} but stands under “${node.key}”. Connections lead by the latter; checks and logs go by the id.`,
    'Make both the same.',
  )
}

function checkTargets(
  node: GraphNode,
  at: string,
  keys: ReadonlySet<string>,
  problems: ProblemList,
): void {
  for (const { name, connections } of node.outputs) {
    for (const { node: target } of connections) {
      if (keys.has(String(target))) continue
      problems.add(
        'crashes',
        `${at}.outputs.${name}`,
        `This connection leads to node ${target}, which does not exist. MISP saves it and dies when a run gets there.`,
        'Remove the connection, or connect another node.',
      )
    }
  }
}

function reportWideCharacters(
  name: string,
  graph: WorkflowGraph,
  where: string,
  problems: ProblemList,
): void {
  const wide = findWideCharacters(name, graph)
  if (wide.length === 0) return
  problems.add(
    'refused',
    where,
    `An emoji, or another character of four bytes, stands in ${wide.slice(0, 5).join(', ')}. MISP answers HTTP 500 when it saves it.`,
    'Remove the character.',
  )
}

function nodeWhere(where: string, node: GraphNode): string {
  return `${where}[${JSON.stringify(node.key)}]`
}
