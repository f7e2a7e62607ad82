import type { ModuleLookup } from '../../modules/find-declaration.ts'
import type { InstanceOptions } from '../../modules/instance-options.ts'
import type { MispState } from '../../effects/state.ts'
import type { GraphNode, WorkflowGraph } from '../model.ts'

/** Which rule a problem is about. */
export type ProblemRule =
  | 'cycle'
  | 'second-connection'
  | 'no-trigger'
  | 'second-trigger'
  | 'lost-connection'
  | 'inputs-differ'
  | 'id-differs'
  | 'unreachable'
  | 'cannot-block'
  | 'recursion'
  | 'unknown-module'
  | 'unknown-parameter'
  | 'parameter'
  | 'hash-path'
  | 'node-filter'
  | 'notification'
  | 'switched-off'
  | 'filter-stays-on'
  | 'reset-without-filter'
  | 'reset-drops-all'
  | 'wide-characters'

/**
 * How much a problem matters. Error: MISP refuses to save the workflow, or something in it cannot work. Warning: it
 * does something else than it seems to. Info: good to know.
 */
export type ProblemSeverity = 'error' | 'warning' | 'info'

/** A change that mends a problem. */
export interface ProblemFix {
  /** What it does, as a command. */
  readonly label: string
  readonly edit: (graph: WorkflowGraph) => WorkflowGraph
}

/** Something wrong with a workflow, as the editor shows it. */
export interface GraphProblem {
  /** The same problem has the same id after other changes of the graph. */
  readonly id: string
  readonly rule: ProblemRule
  readonly severity: ProblemSeverity
  /** MISP refuses to save the workflow. */
  readonly refused: boolean
  readonly text: string
  /** The keys of the nodes it is about; the one to go to is the first. */
  readonly nodes: readonly string[]
  /** The ids of the connections it is about. */
  readonly edges: readonly string[]
  /** The parameter it is about. */
  readonly parameter?: string
  readonly fixes: readonly ProblemFix[]
}

/** What the rules depend on besides the graph. Keep the object while nothing of it changes: answers are kept with it. */
export interface ProblemSetting {
  readonly kind: 'workflow' | 'blueprint'
  readonly lookup: ModuleLookup
  readonly misp: Pick<MispState, 'disabledModules' | 'settings'>
  /** The lists of the instance; without them nothing is said about values that are in none. */
  readonly options?: InstanceOptions
}

/** What a problem is about, besides what it says. */
export interface ProblemPlace {
  readonly nodes?: readonly string[]
  readonly edges?: readonly string[]
  readonly parameter?: string
  readonly refused?: boolean
  readonly fixes?: readonly ProblemFix[]
  /** Tells apart problems of one rule at one place. */
  readonly detail?: string
}

/** Puts a problem together. */
export function problem(
  rule: ProblemRule,
  severity: ProblemSeverity,
  text: string,
  place: ProblemPlace = {},
): GraphProblem {
  const { nodes = [], edges = [], parameter, refused = false, fixes = [], detail = '' } = place
  return {
    id: JSON.stringify([rule, nodes[0] ?? edges[0] ?? '', parameter ?? '', detail]),
    rule,
    severity,
    refused,
    text,
    nodes,
    edges,
    ...(parameter === undefined ? {} : { parameter }),
    fixes,
  }
}

/** A node in words: its name, and its key since names repeat. */
export function nodeName({
  name,
  moduleId,
  key,
}: Pick<GraphNode, 'name' | 'moduleId' | 'key'>): string {
  return `“${name || moduleId}” (${key})`
}
