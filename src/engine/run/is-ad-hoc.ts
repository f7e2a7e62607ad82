import type { StoredWorkflow } from '../effects/state.ts'

/** Whether a workflow is started by hand: such ones have triggers of their own, `adhoc_<n>`. */
export function isAdHoc({ triggerId }: Pick<StoredWorkflow, 'triggerId'>): boolean {
  return /^adhoc_\d+$/.test(triggerId)
}
