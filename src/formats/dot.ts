import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { toPhpString } from '@/engine/php/to-string'
import { field, textOf } from './workflow-json/read-node'

const SHAPES: ReadonlyMap<string, string> = new Map([
  ['trigger', 'diamond'],
  ['logic', 'parallelogram'],
  ['action', 'box'],
])

/**
 * Writes a graph in Graphviz' DOT language, letter for letter as MISP does (`/workflows/view/ID?format=dot`). Nodes are
 * labelled with the name of their module; quotes in it are not escaped.
 */
export function writeDot({ nodes }: Pick<WorkflowGraph, 'nodes'>): string {
  const boxes = nodes.map((node) => {
    const shape = SHAPES.get(node.moduleType) ?? ''
    return `    ${toPhpString(node.id)} [margin="0", shape="${shape}", label="${label(node)}"]\n`
  })
  const edges = nodes.flatMap((node) =>
    node.outputs
      .flatMap(({ connections }) => connections)
      .map((connection) => `    ${toPhpString(node.id)} -> ${connection.node} []\n`),
  )
  return `digraph G {\n  {\n${boxes.join('')}  }\n${edges.join('')}}`
}

function label(node: GraphNode): string {
  return textOf(field(field(node.raw, 'data'), 'name'))
}
