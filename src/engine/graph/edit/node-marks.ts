import { getOffset } from '../../php/offsets.ts'
import type { GraphNode, WorkflowGraph } from '../model.ts'
import { isSwitchedOff, SWITCHED_OFF } from '../switched-off.ts'
import { changeNode, changeNodes } from './change-nodes.ts'
import { withData } from './node-settings.ts'

/** The key in a node's `data` that holds the user's comment. MISP's editor keeps it there and ignores it. */
const COMMENT = 'playground_comment'

/** The user's comment on a node; empty when there is none. */
export function commentOf({ raw }: GraphNode): string {
  const comment = getOffset(getOffset(raw, 'data'), COMMENT)
  return typeof comment === 'string' ? comment : ''
}

/** Sets the comment on a node; an empty one is removed. */
export function setComment(graph: WorkflowGraph, key: string, comment: string): WorkflowGraph {
  return changeNode(graph, key, (node) =>
    commentOf(node) === comment
      ? node
      : withData(node, COMMENT, comment === '' ? undefined : comment),
  )
}

/**
 * Switches nodes off or on again. A node that is off is treated as MISP treats a node of a disabled module: an action
 * counts as failed, a condition takes its second output. Triggers can't be switched off.
 */
export function switchNodes(
  graph: WorkflowGraph,
  keys: Iterable<string>,
  on: boolean,
): WorkflowGraph {
  const switched = new Set(keys)
  return changeNodes(graph, (node) => {
    const fits = switched.has(node.key) && node.moduleType !== 'trigger'
    if (!fits || isSwitchedOff(node) !== on) return node
    return withData(node, SWITCHED_OFF, on ? undefined : true)
  })
}
