import type { GraphNode, Port, WorkflowGraph } from '@/engine/graph/model'
import type { TriggerDeclaration } from '@/engine/modules/declaration'
import type { PhpMap } from '@/engine/php/value'
import { readNode } from './read-node'
import { writeNode } from './write-node'

/** Nodes put behind a trigger, and what had to be done for that. */
export interface PlacedNodes {
  readonly graph: WorkflowGraph
  /** Keys of the nodes that the trigger was connected to. */
  readonly entries: readonly string[]
  /** How many connections led to no node of the blueprint. */
  readonly dropped: number
}

/**
 * Puts a blueprint's nodes behind a trigger, as somebody does who drags it into MISP's editor: trigger nodes among them
 * are left out, connections to nodes outside are dropped, and the trigger is connected to every node that has no input
 * then.
 *
 * @param triggerId what the trigger node is named; ad-hoc triggers have ids of their own
 */
export function putBehindTrigger(
  nodes: readonly GraphNode[],
  trigger: TriggerDeclaration,
  triggerId: string = trigger.id,
): PlacedNodes {
  const kept = nodes.filter(({ moduleType }) => moduleType !== 'trigger')
  const keys = new Set(kept.map(({ key }) => key))
  const reached = new Set(
    kept.flatMap((node) => targets(node.outputs).filter((target) => keys.has(target))),
  )
  const entries = kept.map(({ key }) => key).filter((key) => !reached.has(key))
  const triggerKey = freeKey(keys)
  const isEntry = new Set(entries)
  const placed = kept.map((node) =>
    rewritten({
      ...node,
      outputs: inside(node.outputs, keys),
      inputs: isEntry.has(node.key)
        ? [{ name: 'input_1', connections: [{ node: Number(triggerKey), port: 'output_1' }] }]
        : inside(node.inputs, keys),
    }),
  )
  const left = kept.flatMap((node) => targets(node.outputs)).filter((target) => !keys.has(target))
  return {
    graph: { nodes: [triggerNode(triggerKey, trigger, triggerId, entries), ...placed], frames: [] },
    entries,
    dropped: left.length,
  }
}

/** The node with its raw form made to say the same: debug calls send that. */
function rewritten(node: GraphNode): GraphNode {
  return readNode(node.key, writeNode(node))
}

function targets(ports: readonly Port[]): string[] {
  return ports.flatMap(({ connections }) => connections.map(({ node }) => String(node)))
}

function inside(ports: readonly Port[], keys: ReadonlySet<string>): Port[] {
  return ports.map(({ name, connections }) => ({
    name,
    connections: connections.filter(({ node }) => keys.has(String(node))),
  }))
}

/** MISP's own workflows have their trigger under 1. */
function freeKey(keys: ReadonlySet<string>): string {
  if (!keys.has('1')) return '1'
  const highest = [...keys].reduce((max, key) => Math.max(max, Number(key) || 0), 0)
  return String(highest + 1)
}

/** A trigger node as MISP makes it for a new workflow. */
function triggerNode(
  key: string,
  declaration: TriggerDeclaration,
  id: string,
  entries: readonly string[],
): GraphNode {
  const { name, version, scope, blocking, coreFormat, parameters } = declaration
  const defaults: PhpMap = Object.fromEntries(
    parameters.map((parameter) => [parameter.id, parameter.default ?? '']),
  )
  return readNode(key, {
    id: Number(key),
    name,
    data: {
      id,
      name,
      scope,
      module_type: 'trigger',
      module_version: version,
      blocking,
      misp_core_format: coreFormat,
      multiple_output_connection: false,
      // An ad-hoc workflow collects events by itself unless it is told to take what it is given.
      indexed_params: id === declaration.id ? defaults : { ...defaults, scope: PASSED_DATA },
      saved_filters: { selector: '', value: '', operator: '', path: '' },
    },
    class: 'block-type-trigger',
    typenode: false,
    inputs: [],
    outputs: { output_1: { connections: entries.map((node) => ({ node, output: 'input_1' })) } },
    pos_x: 0,
    pos_y: 0,
  })
}

const PASSED_DATA = 'passed_roaming_data'
