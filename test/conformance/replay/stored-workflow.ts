import type { StoredWorkflow } from '@/engine/effects/state.ts'
import { isTruthy } from '@/engine/php/empty.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { JsonView } from '@/formats/json/json-view.ts'
import { ProblemList } from '@/formats/workflow-json/problem.ts'
import { readGraph } from '@/formats/workflow-json/read-graph.ts'
import { textAt } from './json-value.ts'

/**
 * A recorded workflow with its graph as posted.
 *
 * @throws Error when the graph can't be read
 */
export function readStoredWorkflow(workflow: PhpMap, graph: PhpValue): StoredWorkflow {
  const problems = new ProblemList()
  const read = readGraph(new JsonView(graph), problems)
  if (read === undefined) throw new Error(`Unreadable graph: ${problems.all[0]?.what ?? ''}`)
  return {
    id: textAt(workflow, 'id'),
    name: textAt(workflow, 'name'),
    triggerId: textAt(workflow, 'trigger_id'),
    debugEnabled: isTruthy(getOffset(workflow, 'debug_enabled')),
    enabled: getOffset(workflow, 'enabled') !== false,
    counter: 0,
    graph: read,
  }
}
