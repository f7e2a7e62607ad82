import { findTriggerNode } from '@/engine/graph/model'
import { isTruthy } from '@/engine/php/empty'
import { toInteger } from '@/engine/php/integer'
import { omitKeys } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { JsonView } from '@/formats/json/json-view'
import type { BlueprintDocument, WorkflowDocument } from '@/formats/workflow-json/documents'
import { ProblemList } from '@/formats/workflow-json/problem'
import { readGraph } from '@/formats/workflow-json/read-graph'
import { field, readNode, textOf } from '@/formats/workflow-json/read-node'
import { blueprintOf, workflowOf } from '@/formats/workflow-json/read-workflow'
import { writeNode } from '@/formats/workflow-json/write-node'
import { writeBlueprint, writeWorkflow } from '@/formats/workflow-json/write-workflow'
import { asList, asMap, trimmed } from './guards'
import { restoreNodes, shortenNodes } from './short-nodes'

/** Writes a workflow as: record, nodes, frames, what stands beside the nodes. Switches that are off are left out. */
export function shortenWorkflow({ graph, raw }: WorkflowDocument): PhpValue {
  const impliedTrigger = findTriggerNode(graph)?.moduleId ?? ''
  const implied = [
    ...['enabled', 'debug_enabled'].filter((key) => !isTruthy(field(raw, key))),
    ...(toInteger(field(raw, 'counter')) === 0 ? ['counter'] : []),
    ...(textOf(field(raw, 'trigger_id')) === impliedTrigger ? ['trigger_id'] : []),
  ]
  const nodes = graph.nodes.map((node) => ({ key: node.key, raw: writeNode(node) }))
  const frames = graph.frames.map((frame) => frame.raw)
  return trimmed([
    omitKeys(raw, implied),
    shortenNodes(nodes),
    frames.length === 0 ? null : frames,
    graph.rest ?? null,
  ])
}

/**
 * Reads what `shortenWorkflow` wrote, as MISP's JSON.
 *
 * @throws LinkError for anything else
 */
export function restoreWorkflow(short: PhpValue | undefined): string {
  const [record, nodes, frames, rest] = asList(short)
  const framed = readGraph(new JsonView({ _frames: asList(frames) }), new ProblemList())
  return writeWorkflow(
    workflowOf(
      {
        nodes: restoreNodes(nodes).map(({ key, raw }) => readNode(key, raw)),
        frames: framed?.frames ?? [],
        ...(rest === undefined ? {} : { rest: asMap(rest) }),
      },
      asMap(record),
    ),
  )
}

/** Writes a blueprint as: record, nodes. The picture that MISP draws of it anew each time is left out. */
export function shortenBlueprint({ nodes, raw }: BlueprintDocument): PhpValue {
  const implied = ['data', 'mermaid', ...(isTruthy(field(raw, 'default')) ? [] : ['default'])]
  const written = nodes.map((node) => ({ key: node.key, raw: writeNode(node) }))
  return [omitKeys(raw, implied), shortenNodes(written)]
}

/**
 * Reads what `shortenBlueprint` wrote, as MISP's JSON.
 *
 * @throws LinkError for anything else
 */
export function restoreBlueprint(short: PhpValue | undefined): string {
  const [record, nodes] = asList(short)
  const data: readonly PhpMap[] = restoreNodes(nodes).map(({ raw }) => raw)
  return writeBlueprint(
    blueprintOf(new JsonView(data), { ...asMap(record), data }, new ProblemList()),
  )
}
