import type { MispVersion } from '@/engine/compat'
import type { WorkflowGraph } from '@/engine/graph/model'
import type { Execution, NodeResult, Outcome, RunResult, Step } from '@/engine/run/records'
import type { RunSummary, StoppedAt } from './protocol'
import { cut, nameOfNode } from './text-of'
import { fatalEnd } from './timeline'
import { describeTrigger } from './triggers'

/** What is known of a run besides its result. */
export interface RunFacts {
  readonly id: number
  readonly version: MispVersion
  readonly graph: WorkflowGraph
  readonly milliseconds: number
  /** The node that was reached last, in words. */
  readonly lastNode: string
  /** Lengths of lists that are made from the result. */
  readonly timeline: number
  readonly outgoing: number
}

/** Results of nodes that did what they should. */
const good: readonly NodeResult[] = ['success', 'prevented']
const shownErrors = 20

/** A run in short. */
export function summarise(result: RunResult, facts: RunFacts): RunSummary {
  const { outcome, outcomeText, fatal, executions, steps } = result
  const main = executions.findLastIndex(({ parent }) => parent === undefined)
  const stoppedAt = whereStopped(executions[main], steps, main)
  return {
    id: facts.id,
    version: facts.version,
    trigger: describeTrigger(executions[main]?.triggerId ?? ''),
    outcome,
    outcomeText: cut(outcomeText, 2000),
    errors: result.errors.slice(0, shownErrors).map((error) => cut(error, 2000)),
    missingTargets: fatal === undefined ? [] : missingTargets(facts.graph),
    others: countOutcomes(executions.filter((_, index) => index !== main)),
    counts: {
      executed: steps.filter((step) => step.result !== 'prevented').length,
      prevented: steps.filter((step) => step.result === 'prevented').length,
      failed: steps.filter((step) => !good.includes(step.result) && !stopsOnPurpose(step)).length,
      timeline: facts.timeline,
      log: result.log.length,
      effects: result.effects.length,
      outgoing: facts.outgoing,
      debugCalls: result.debugCalls.length,
    },
    milliseconds: facts.milliseconds,
    lastNode: facts.lastNode,
    ...(fatal === undefined ? {} : { fatal: fatalEnd(fatal) }),
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
  }
}

/** The node at which an execution that did not succeed came to its end. */
function whereStopped(
  execution: Execution | undefined,
  steps: readonly Step[],
  index: number,
): StoppedAt | undefined {
  if (execution === undefined || execution.outcome === 'success') return undefined
  const last = steps.findLast((step) => step.execution === index && !good.includes(step.result))
  if (last === undefined) return undefined
  if (execution.outcome === 'fatal' && last.result !== 'fatal') return undefined
  return {
    step: last.index,
    node: last.node === null ? null : nameOfNode(last.node),
    errors: last.errors.slice(0, shownErrors).map((error) => cut(error, 2000)),
  }
}

/** The module whose only purpose is to fail did so. */
function stopsOnPurpose({ node, result }: Step): boolean {
  return node?.moduleId === 'stop-execution' && result === 'partial-success'
}

function missingTargets({ nodes }: WorkflowGraph): readonly string[] {
  const keys = new Set(nodes.map(({ key }) => key))
  return nodes
    .flatMap((node) =>
      node.outputs
        .flatMap(({ connections }) => connections)
        .filter((connection) => !keys.has(String(connection.node)))
        .map((connection) => `${node.key} → ${connection.node}`),
    )
    .slice(0, 5)
}

function countOutcomes(executions: readonly Execution[]): Readonly<Record<Outcome, number>> {
  const counts = { success: 0, failure: 0, blocked: 0, fatal: 0 }
  for (const { outcome } of executions) counts[outcome] += 1
  return counts
}
