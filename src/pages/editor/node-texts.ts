import { commentOf } from '@/engine/graph/edit/node-marks'
import type { GraphNode } from '@/engine/graph/model'

/** The texts of a node that a search looks at: name, module, id, comment and parameter values. */
export function nodeTexts(node: GraphNode): readonly string[] {
  return [node.name, node.moduleId, node.key, commentOf(node), JSON.stringify(node.parameters)]
}
