import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Page } from '@/engine/hash-path/explain/inspect-step'
import type { Reply } from '@/stores/worker-queue'

/** Items that are fetched from the worker when they are asked for, some at a time. */
export interface PagedItems<Item> {
  readonly items: Readonly<ShallowRef<readonly Item[]>>
  readonly remaining: ComputedRef<number>
  /** Why there are no (more) items, though there should be. */
  readonly problem: Readonly<Ref<string>>
  readonly more: () => Promise<void>
}

/** Rows fetched at once: a screen or two. */
const itemsPerPage = 20

/** @param fetchPage gives null when the worker has something else in hand by now */
export function usePagedItems<Item>(
  total: number,
  fetchPage: (start: number, count: number) => Promise<Reply<Page<Item> | null>>,
): PagedItems<Item> {
  const items = shallowRef<readonly Item[]>([])
  const problem = ref('')

  async function more(): Promise<void> {
    problem.value = ''
    const start = items.value.length
    const reply = await fetchPage(start, itemsPerPage)
    if (reply.state === 'superseded' || start !== items.value.length) return
    if (reply.state === 'done' && reply.value) items.value = [...items.value, ...reply.value.items]
    else problem.value = 'These items are gone: the engine works on something else by now.'
  }

  return { items, problem, more, remaining: computed(() => total - items.value.length) }
}

/** How many items the next page has. */
export function nextPage(remaining: number): number {
  return Math.min(remaining, itemsPerPage)
}
