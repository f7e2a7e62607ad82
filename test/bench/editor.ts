import { compatOf, DEFAULT_MISP_VERSION } from '@/engine/compat.ts'
import { emptyState } from '@/engine/effects/empty-state.ts'
import { setParameter } from '@/engine/graph/edit/node-settings.ts'
import type { WorkflowGraph } from '@/engine/graph/model.ts'
import { findProblems } from '@/engine/graph/problems/find-problems.ts'
import type { ProblemSetting } from '@/engine/graph/problems/problem.ts'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file.ts'
import { generateWorkflow } from './generate-workflow.ts'
import { median, timed } from './median.ts'

/** What the editor computes for a workflow, without a page. */
export interface EditorTimes {
  readonly nodes: number
  readonly readMs: number
  /** All problems, nothing known before. */
  readonly problemsMs: number
  /** All problems after one parameter was changed. */
  readonly problemsAfterEditMs: number
}

const ROUNDS = 25

/** Measures reading a workflow of so many nodes and finding its problems. */
export function benchEditor(nodes: number): EditorTimes {
  const text = generateWorkflow(nodes)
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const [readMs, graph] = timed(() => readGraph(text))
    const setting = newSetting()
    const [problemsMs] = timed(() => findProblems(graph, setting))
    const edited = setParameter(graph, '2', 'tags', [String(round)])
    const [problemsAfterEditMs] = timed(() => findProblems(edited, setting))
    return { readMs, problemsMs, problemsAfterEditMs }
  })
  return {
    nodes,
    readMs: median(rounds.map(({ readMs }) => readMs)),
    problemsMs: median(rounds.map(({ problemsMs }) => problemsMs)),
    problemsAfterEditMs: median(rounds.map(({ problemsAfterEditMs }) => problemsAfterEditMs)),
  }
}

/** A new one each time: what was found is kept with it. */
function newSetting(): ProblemSetting {
  const state = emptyState(0)
  return {
    kind: 'workflow',
    lookup: { compat: compatOf(DEFAULT_MISP_VERSION), state },
    misp: state,
  }
}

function readGraph(text: string): WorkflowGraph {
  const [workflow] = readWorkflowFile(text).workflows
  if (workflow === undefined) throw new Error('The generated workflow cannot be read.')
  return workflow.graph
}
