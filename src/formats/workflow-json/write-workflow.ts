import type { Frame, WorkflowGraph } from '@/engine/graph/model'
import { isTruthy } from '@/engine/php/empty'
import { identical } from '@/engine/php/identical'
import { toInteger } from '@/engine/php/integer'
import { itemsOf } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { BlueprintDocument, WorkflowDocument } from './documents'
import { field, textOf } from './read-node'
import { writeNode } from './write-node'

/**
 * Writes a graph as MISP's JSON: the text its API wants in `Workflow.data`. It is put together as text, since a
 * JavaScript object would bring the nodes into another order.
 */
export function writeGraph(graph: WorkflowGraph): string {
  const entries: (readonly [string, PhpValue])[] = [
    ...graph.nodes.map((node) => [node.key, writeNode(node)] as const),
    ...Object.entries(graph.rest ?? {}),
  ]
  if (graph.frames.length > 0) entries.push(['_frames', writeFrames(graph.frames)])
  return `{${entries.map(entryText).join(',')}}`
}

/** Writes a workflow as MISP's API hands it out: `{"Workflow": {…, "data": {…}}}`. */
export function writeWorkflow(workflow: WorkflowDocument): string {
  const { raw } = workflow
  const record = {
    ...raw,
    ...changedTexts(raw, {
      id: workflow.id,
      uuid: workflow.uuid,
      name: workflow.name,
      description: workflow.description,
      timestamp: workflow.timestamp,
      trigger_id: workflow.triggerId,
      misp_version: workflow.mispVersion ?? '',
    }),
    ...changedFlags(raw, { debug_enabled: workflow.debugEnabled, enabled: workflow.enabled }),
    ...(toInteger(field(raw, 'counter')) === workflow.counter
      ? {}
      : { counter: String(workflow.counter) }),
  }
  const fields = Object.entries(record).map(entryText)
  return `{"Workflow":{${[...fields, `"data":${writeGraph(workflow.graph)}`].join(',')}}}`
}

/** The body MISP's API wants at `POST /workflows/edit/ID`: there the graph is a text. Ids and times are MISP's own. */
export function writeEditBody({
  name,
  description,
  debugEnabled,
  graph,
}: WorkflowDocument): string {
  return JSON.stringify({
    Workflow: { name, description, debug_enabled: debugEnabled, data: writeGraph(graph) },
  })
}

/**
 * Writes a blueprint as MISP exports and imports it: `{"WorkflowBlueprint": {…, "data": [nodes]}}`. Its `mermaid` text,
 * which MISP makes anew each time, is left out when the nodes are others than those that were read.
 */
export function writeBlueprint(blueprint: BlueprintDocument): string {
  const { id, uuid, name, description, timestamp, isDefault, raw } = blueprint
  const data = blueprint.nodes.map(writeNode)
  const sameNodes = identical(field(raw, 'data'), data)
  const kept = Object.entries(raw).filter(([key]) => sameNodes || key !== 'mermaid')
  const record = {
    ...Object.fromEntries(kept),
    ...changedTexts(raw, { id, uuid, name, description, timestamp }),
    ...changedFlags(raw, { default: isDefault }),
    data,
  }
  return JSON.stringify({ WorkflowBlueprint: record })
}

/** Writes titled boxes as a map by their id. */
export function writeFrames(frames: readonly Frame[]): PhpMap {
  return Object.fromEntries(
    frames.map(({ id, title, nodes, raw }) => {
      const sameNodes =
        JSON.stringify(itemsOf(field(raw, 'nodes')).map(toInteger)) === JSON.stringify(nodes)
      const defaults: PhpMap = Object.keys(raw).length === 0 ? { class: '' } : {}
      return [
        id,
        {
          ...defaults,
          ...raw,
          ...changedTexts(raw, { id, text: title }),
          ...(sameNodes ? {} : { nodes }),
        },
      ]
    }),
  )
}

/** The texts that are others than those that were read. */
function changedTexts(raw: PhpMap, now: Readonly<Record<string, string>>): PhpMap {
  return Object.fromEntries(
    Object.entries(now).filter(([key, text]) => textOf(field(raw, key)) !== text),
  )
}

function changedFlags(raw: PhpMap, now: Readonly<Record<string, boolean>>): PhpMap {
  return Object.fromEntries(
    Object.entries(now).filter(([key, flag]) => isTruthy(field(raw, key)) !== flag),
  )
}

function entryText([key, value]: readonly [string, PhpValue]): string {
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`
}
