import { MISP_VERSIONS } from '@/engine/compat'
import { findTriggerNode, type WorkflowGraph } from '@/engine/graph/model'
import { isTruthy } from '@/engine/php/empty'
import { toInteger } from '@/engine/php/integer'
import type { PhpMap } from '@/engine/php/value'
import { JsonView } from '@/formats/json/json-view'
import type { BlueprintDocument, WorkflowDocument } from './documents'
import { describeFault } from './fault'
import type { ProblemList } from './problem'
import { readGraph, readNodeList } from './read-graph'
import { field, textOf } from './read-node'
import { checkRecord, workflowSchema, blueprintSchema } from './record-schema'

/**
 * Reads the record of a workflow: what stands under `Workflow`.
 *
 * @returns undefined when it has no graph that can be read; `problems` says why
 */
export function readWorkflow(view: JsonView, problems: ProblemList): WorkflowDocument | undefined {
  const record = view.map ?? {}
  const data = readData(view, problems)
  const graph = data === undefined ? undefined : readGraph(data, problems)
  if (graph === undefined) {
    if (data !== undefined) reportNoGraph(data.where, 'is no graph', problems)
    return undefined
  }
  checkRecord(workflowSchema, view, problems)
  return workflowOf(graph, record)
}

/** A workflow of which only the graph is known. */
export function workflowOf(graph: WorkflowGraph, record: PhpMap = {}): WorkflowDocument {
  const version = MISP_VERSIONS.find((known) => known === field(record, 'misp_version'))
  return {
    id: textOf(field(record, 'id')),
    uuid: textOf(field(record, 'uuid')),
    name: textOf(field(record, 'name')),
    description: textOf(field(record, 'description')),
    timestamp: textOf(field(record, 'timestamp')),
    triggerId: textOf(field(record, 'trigger_id')) || (findTriggerNode(graph)?.moduleId ?? ''),
    debugEnabled: isTruthy(field(record, 'debug_enabled')),
    enabled: isTruthy(field(record, 'enabled')),
    counter: toInteger(field(record, 'counter')),
    ...(version === undefined ? {} : { mispVersion: version }),
    graph,
    raw: withoutData(record),
  }
}

/**
 * Reads the record of a blueprint: what stands under `WorkflowBlueprint`.
 *
 * @returns undefined when it has no nodes that can be read; `problems` says why
 */
export function readBlueprint(
  view: JsonView,
  problems: ProblemList,
): BlueprintDocument | undefined {
  const record = view.map ?? {}
  const data = readData(view, problems)
  if (data === undefined) return undefined
  if (typeof data.value !== 'object' || data.value === null) {
    reportNoGraph(data.where, 'is no list of nodes', problems)
    return undefined
  }
  checkRecord(blueprintSchema, view, problems)
  return blueprintOf(data, record, problems)
}

/** A blueprint of which the nodes stand in `data`. */
export function blueprintOf(
  data: JsonView,
  record: PhpMap,
  problems: ProblemList,
): BlueprintDocument {
  return {
    id: textOf(field(record, 'id')),
    uuid: textOf(field(record, 'uuid')),
    name: textOf(field(record, 'name')),
    description: textOf(field(record, 'description')),
    timestamp: textOf(field(record, 'timestamp')),
    isDefault: isTruthy(field(record, 'default')),
    nodes: readNodeList(data, problems),
    raw: record,
  }
}

/** The graph of a record. MISP's own API takes it as JSON text inside the JSON and hands it out as an object. */
function readData(view: JsonView, problems: ProblemList): JsonView | undefined {
  const data = view.child('data')
  if (data === undefined) {
    reportNoGraph(view.where, 'has no field “data”, so there is no graph in it', problems)
    return undefined
  }
  if (typeof data.value !== 'string') return data
  if (data.value.trim() === '') return new JsonView([], undefined, [], data.where)
  const read = JsonView.read(data.value, data.where)
  if (read.ok) return read.view
  const { where, what, todo } = describeFault(read.problem)
  problems.add('unreadable', `${data.where}, ${where}`, `The text in it is no JSON. ${what}`, todo)
  return undefined
}

function reportNoGraph(where: string, what: string, problems: ProblemList): void {
  problems.add(
    'unreadable',
    where,
    `This ${what}.`,
    'Open a file that MISP exported, or the answer of its API to /workflows/view.',
  )
}

function withoutData(record: PhpMap): PhpMap {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== 'data'))
}
