import { addBehind, addNode } from '@/engine/graph/edit/add-node'
import { DEFAULT_MISP_VERSION } from '@/engine/compat'
import type { WorkflowGraph } from '@/engine/graph/model'
import type { ModuleDeclaration } from '@/engine/modules/declaration'
import { ALL_MODULES } from '@/engine/modules/registry'

export const EMPTY: WorkflowGraph = { nodes: [], frames: [] }

/** The declaration of a module that ships. */
export function moduleOf(id: string): ModuleDeclaration {
  const module = ALL_MODULES.find(({ declaration }) => declaration.id === id)
  if (module === undefined) throw new Error(`There is no module ${id}.`)
  return module.declaration
}

/** A request for a node of a module. */
export function request(id: string, x = 0, y = 0) {
  return {
    declaration: moduleOf(id),
    position: { x, y },
    version: DEFAULT_MISP_VERSION,
  } as const
}

/**
 * Event publish (1) → IF tag (2), then: Tag operation (3) → Webhook (4), else: Stop (5).
 */
export function sampleGraph(): WorkflowGraph {
  let graph = addNode(EMPTY, request('event-publish')).graph
  const put = (source: string, output: string, id: string, x: number, y: number): void => {
    graph = addBehind(graph, { source, output }, request(id, x, y)).graph
  }
  put('1', 'output_1', 'tag-if', 300, 0)
  put('2', 'output_1', 'tag_operation', 600, -100)
  put('3', 'output_1', 'webhook', 900, -100)
  put('2', 'output_2', 'stop-execution', 600, 100)
  return graph
}

/** The connections in words: `1.output_1>2.input_1`, as the outputs have them. */
export function wires({ nodes }: WorkflowGraph): string[] {
  return nodes.flatMap(({ key, outputs }) =>
    outputs.flatMap(({ name, connections }) =>
      connections.map(({ node, port }) => `${key}.${name}>${node}.${port}`),
    ),
  )
}

/** The same, as the inputs have them. */
export function drawnWires({ nodes }: WorkflowGraph): string[] {
  return nodes.flatMap(({ key, inputs }) =>
    inputs.flatMap(({ name, connections }) =>
      connections.map(({ node, port }) => `${node}.${port}>${key}.${name}`),
    ),
  )
}
