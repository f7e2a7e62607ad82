import { isPhpMap } from '@/engine/php/array'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { writeNode } from '@/formats/workflow-json/write-node'
import { meaning } from '../workflow-json/same-meaning'

/** What MISP makes anew or takes from the module when it opens a node: not part of what a workflow means. */
const derived = ['html', 'class']
const derivedInData = [
  ...[
    'node_uid',
    'params',
    'module_data',
    'description',
    'icon',
    'icon_class',
    'inputs',
    'outputs',
  ],
  ...['version', 'trigger_overhead', 'trigger_overhead_message', 'is_misp_module', 'is_custom'],
  ...['expect_misp_core_format', 'support_filters', 'html_template', 'disabled'],
]

/** What a file with one workflow or blueprint means, to be compared. */
export function meaningOfDocument(text: string): PhpValue {
  const { workflows, blueprints } = readWorkflowFile(text)
  const [workflow] = workflows
  const [blueprint] = blueprints
  if (workflow !== undefined) {
    const { graph, raw, ...record } = workflow
    const known = ['enabled', 'debug_enabled', 'counter', 'trigger_id']
    return {
      ...record,
      ...meaningOfNodes(graph.nodes),
      frames: graph.frames.map((frame) => meaning(frame.raw)),
      rest: meaning(graph.rest ?? {}),
      raw: meaning(without(raw, known)),
    }
  }
  const { nodes = [], raw = {}, ...record } = blueprint ?? {}
  return {
    ...record,
    ...meaningOfNodes(nodes),
    raw: meaning(without(raw, ['data', 'mermaid', 'default'])),
  }
}

function meaningOfNodes(nodes: readonly Parameters<typeof writeNode>[0][]): PhpMap {
  return {
    keys: nodes.map(({ key }) => key),
    nodes: nodes.map((node) => {
      const raw = writeNode(node)
      const data = raw['data'] ?? null
      return meaning({
        ...without(raw, derived),
        data: isPhpMap(data) ? without(data, derivedInData) : data,
        pos_x: onCanvas(node.position.x),
        pos_y: onCanvas(node.position.y),
      })
    }),
  }
}

/** Whole pixels, within what a canvas can show. */
function onCanvas(place: number): number {
  return Math.min(1e9, Math.max(-1e9, Math.round(place))) + 0
}

function without(map: PhpMap, keys: readonly string[]): PhpMap {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)))
}
