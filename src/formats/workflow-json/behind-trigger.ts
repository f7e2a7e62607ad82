import { DEFAULT_MISP_VERSION } from '@/engine/compat'
import { newNode } from '@/engine/graph/edit/new-node'
import type { GraphNode, Port, WorkflowGraph } from '@/engine/graph/model'
import type { TriggerDeclaration } from '@/engine/modules/declaration'
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

/** The trigger's node. An ad-hoc workflow collects events by itself unless it is told to take what it is given. */
function triggerNode(
  key: string,
  declaration: TriggerDeclaration,
  id: string,
  entries: readonly string[],
): GraphNode {
  const node = newNode(key, {
    declaration,
    position: { x: 0, y: 0 },
    version: DEFAULT_MISP_VERSION,
    moduleId: id,
  })
  const connections = entries.map((entry) => ({ node: Number(entry), port: 'input_1' }))
  return rewritten({
    ...node,
    parameters:
      id === declaration.id ? node.parameters : { ...node.parameters, scope: PASSED_DATA },
    outputs: [{ name: 'output_1', connections }],
  })
}

const PASSED_DATA = 'passed_roaming_data'
