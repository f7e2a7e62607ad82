import { ref, shallowRef } from 'vue'
import type { findProblems } from '@/engine/graph/problems/find-problems'
import { messageOf } from '@/stores/message-of'

export type FindProblems = typeof findProblems

/** The rules that workflows are checked by. They are fetched while the page is shown: nothing of it waits for them. */
export function useProblemCheck() {
  /** Null until it is there. */
  const check = shallowRef<FindProblems | null>(null)
  /** Why nothing can be checked; empty when it can. */
  const checkError = ref('')

  async function loadCheck(): Promise<void> {
    if (check.value !== null) return
    try {
      const rules = await import('@/engine/graph/problems/find-problems')
      check.value = rules.findProblems
      checkError.value = ''
    } catch (error) {
      checkError.value = messageOf(error)
    }
  }

  return { check, checkError, loadCheck }
}
