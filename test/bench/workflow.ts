import { DEFAULT_MISP_VERSION } from '@/engine/compat.ts'
import { emptyState } from '@/engine/effects/empty-state.ts'
import type { StoredWorkflow } from '@/engine/effects/state.ts'
import type { PhpValue } from '@/engine/php/value.ts'
import { runWorkflow } from '@/engine/run/run-workflow.ts'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file.ts'
import { median, timed } from './median.ts'

/** What one run of a workflow takes, beside parsing the JSON of its event. */
export interface RunTimes {
  readonly parseMs: number
  readonly runMs: number
  /** Normalising and walking to parsing. */
  readonly ratioToParse: number
  readonly outcome: string
  /** Nodes in the order they were executed, each with its median time. */
  readonly nodes: readonly { readonly module: string; readonly ms: number }[]
}

const ROUNDS = 25

/**
 * Measures runs of a workflow, every round on a freshly parsed event.
 *
 * @param workflowJson a MISP workflow file; its first workflow is run, with debugging off
 * @throws Error when the file holds no workflow
 */
export function benchWorkflow(workflowJson: string, eventJson: string): RunTimes {
  const workflow = readWorkflow(workflowJson)
  const rounds = Array.from({ length: ROUNDS }, () => {
    const [parseMs, data] = timed((): PhpValue => JSON.parse(eventJson))
    const [runMs, result] = timed(() =>
      runWorkflow({
        workflow,
        data,
        state: emptyState(0),
        version: DEFAULT_MISP_VERSION,
        clock: () => performance.now(),
      }),
    )
    return { parseMs, runMs, result }
  })
  const [{ result } = { result: undefined }] = rounds
  return {
    parseMs: median(rounds.map(({ parseMs }) => parseMs)),
    runMs: median(rounds.map(({ runMs }) => runMs)),
    ratioToParse: median(rounds.map(({ parseMs, runMs }) => runMs / parseMs)),
    outcome: result?.outcome ?? 'none',
    nodes: (result?.steps ?? []).map(({ node }, index) => ({
      module: node?.moduleId ?? '',
      ms: median(rounds.map((round) => round.result.steps[index]?.milliseconds ?? 0)),
    })),
  }
}

function readWorkflow(json: string): StoredWorkflow {
  const [workflow] = readWorkflowFile(json).workflows
  if (workflow === undefined) throw new Error('The file holds no workflow.')
  return { ...workflow, debugEnabled: false }
}
