import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { toPhpString } from '@/engine/php/to-string'

/** The Font Awesome icon of a node's module, e.g. `fas:fa-tags`; undefined to write the name alone. */
export type NodeIcon = (node: GraphNode) => string | undefined

const BRACKETS: ReadonlyMap<string, readonly [start: string, end: string]> = new Map([
  ['trigger', ['{{"', '"}}']],
  ['logic', ['[/"', '"/]']],
  ['action', ['["', '"]']],
])

/**
 * Writes a graph as a Mermaid flowchart, letter for letter as MISP does: a line per connection to a node that exists,
 * with both ends written out each time. Nodes without connections do not appear, quotes in names are not escaped.
 *
 * @param icon with it as in the `mermaid` field of MISP's blueprints, without as in `/workflows/view/ID?format=mermaid`
 */
export function writeMermaid(
  { nodes }: Pick<WorkflowGraph, 'nodes'>,
  icon: NodeIcon = () => undefined,
): string {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const lines = nodes.flatMap((node) =>
    node.outputs
      .flatMap(({ connections }) => connections)
      .flatMap((connection) => byKey.get(String(connection.node)) ?? [])
      .map((target) => `    ${box(node, icon)} --> ${box(target, icon)}\n`),
  )
  return `flowchart LR\n${lines.join('')}`
}

/** A node without a known type is its id alone. */
function box(node: GraphNode, icon: NodeIcon): string {
  const brackets = BRACKETS.get(node.moduleType)
  const id = toPhpString(node.id)
  if (brackets === undefined) return id
  const image = icon(node)
  const text = image === undefined ? node.name : `${image}  ${node.name}`
  return `${id}${brackets[0]}${text}${brackets[1]}`
}
