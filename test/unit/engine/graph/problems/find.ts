import { compatOf, type MispVersion } from '@/engine/compat'
import { emptyState } from '@/engine/effects/empty-state'
import type { MispState } from '@/engine/effects/state'
import { findProblems } from '@/engine/graph/problems/find-problems'
import type { GraphProblem, ProblemRule, ProblemSetting } from '@/engine/graph/problems/problem'
import type { WorkflowGraph } from '@/engine/graph/model'

interface Wish {
  readonly version?: MispVersion
  readonly kind?: ProblemSetting['kind']
  readonly misp?: Partial<MispState>
}

/** A setting as the editor has it, with an empty MISP. */
export function setting({
  version = '2.5.19',
  kind = 'workflow',
  misp = {},
}: Wish = {}): ProblemSetting {
  const state = { ...emptyState(0), ...misp }
  return { kind, lookup: { compat: compatOf(version), state }, misp: state }
}

/** The problems of a rule. */
export function problemsOf(
  graph: WorkflowGraph,
  rule: ProblemRule,
  wish: Wish = {},
): readonly GraphProblem[] {
  return findProblems(graph, setting(wish)).filter((problem) => problem.rule === rule)
}

/** The only problem of a rule. */
export function problemOf(graph: WorkflowGraph, rule: ProblemRule, wish: Wish = {}): GraphProblem {
  const [problem, ...others] = problemsOf(graph, rule, wish)
  if (problem === undefined) throw new Error(`There is no problem ${rule}.`)
  if (others.length > 0) throw new Error(`There are ${others.length + 1} problems ${rule}.`)
  return problem
}

/** The graph with a fix of the only problem of a rule carried out. */
export function mended(
  graph: WorkflowGraph,
  rule: ProblemRule,
  fix = 0,
  wish: Wish = {},
): WorkflowGraph {
  const found = problemOf(graph, rule, wish).fixes[fix]
  if (found === undefined) throw new Error(`Problem ${rule} has no fix ${fix}.`)
  return found.edit(graph)
}
