import { isTruthy } from '../php/empty.ts'
import { getOffset } from '../php/offsets.ts'
import type { GraphNode } from './model.ts'

/**
 * The key in a node's `data` that says that this one node is switched off. MISP's editor keeps keys there that it does
 * not know, and ignores them: MISP can switch off a module, but not a single node, so in MISP the node runs.
 */
export const SWITCHED_OFF = 'playground_disabled'

/** Whether a node is switched off in our own files: it is then treated as MISP treats a node of a disabled module. */
export function isSwitchedOff({ raw }: GraphNode): boolean {
  return isTruthy(getOffset(getOffset(raw, 'data'), SWITCHED_OFF))
}
