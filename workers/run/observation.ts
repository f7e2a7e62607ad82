import type { WorkflowGraph } from '@/engine/graph/model'
import type { RunResult } from '@/engine/run/records'
import { effectLine } from '@/formats/workflow-test/effect-line'
import type { RunObservation } from './protocol'
import { cut, nodeText } from './text-of'

/** More effects are counted, but not told apart. */
const maxEffects = 10_000

/** What a test looks at of a run: how it ended, which nodes of its workflow were executed, and what it asked for. */
export function observe(result: RunResult, { nodes }: WorkflowGraph): RunObservation {
  const keys = executedKeys(result)
  const { effects, state } = result
  const lines = effects.slice(0, maxEffects).map((effect) => effectLine(effect, state))
  const more = effects.length - lines.length
  return {
    outcome: result.outcome,
    outcomeText: cut(result.outcomeText, 2000),
    nodes: nodes
      .map((node) => ({ node, executed: keys.has(node.key) }))
      // Nothing is executed at a trigger.
      .filter((one) => one.executed || one.node.moduleType !== 'trigger')
      .map(({ node, executed }) => ({
        key: cut(node.key, 200),
        name: cut(nodeText(node), 300),
        executed,
      })),
    effects: more > 0 ? [...lines, `${more} more effects`] : lines,
  }
}

/** Of the run and its branches; a workflow that was fired on the way is not the one that is tested. */
function executedKeys({ executions, steps }: RunResult): ReadonlySet<string> {
  const keys = steps.flatMap(({ node, result, execution }) =>
    node === null || result === 'prevented' || executions[execution]?.kind === 'trigger'
      ? []
      : [node.key],
  )
  return new Set(keys)
}
