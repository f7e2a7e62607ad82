import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { findDeclaration, type ModuleLookup } from '@/engine/modules/find-declaration'
import { nodeRules } from '@/engine/modules/node-rules'
import type { PictureTheme } from '@/formats/picture/colours'
import type { IconShape } from '@/formats/picture/draw-node'
import { drawWorkflow, type Picture } from '@/formats/picture/draw-workflow'
import { moduleIcon } from '@/components/icon/module-icons'

export interface WorkflowPictureOptions {
  /** Stands above the picture; empty for none. */
  readonly title: string
  readonly theme: PictureTheme
  /** Where the modules come from: it decides which icons nodes have and which nodes are filters. */
  readonly lookup: ModuleLookup
  /** How a node is set, in a few words; empty when there is nothing to say. */
  readonly summary?: (node: GraphNode) => string
}

/** The picture of a workflow as SVG, with the icons of its modules and the labels of its filters. */
export function workflowPicture(
  graph: Pick<WorkflowGraph, 'nodes' | 'frames'>,
  { lookup, ...options }: WorkflowPictureOptions,
): Picture {
  const { isFilter } = nodeRules(lookup)
  return drawWorkflow(graph, { ...options, isFilter, icon: (node) => iconOf(node, lookup) })
}

function iconOf({ moduleType, moduleId }: GraphNode, lookup: ModuleLookup): IconShape {
  const declaration = findDeclaration(lookup, moduleType, moduleId)
  const [width, height, , , path] = moduleIcon(declaration?.icon ?? 'question').icon
  return { width, height, path: [path].flat().join(' ') }
}
