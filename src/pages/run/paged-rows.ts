import { computed, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { rowsPerPage, type RunSummary } from '../../../workers/run/protocol'
import { useRunStore } from '@/stores/run'
import type { Reply } from '@/stores/worker-queue'

/** The rows of a list of the newest run, fetched page by page. */
export interface PagedRows<Row> {
  readonly rows: Readonly<ShallowRef<readonly Row[]>>
  readonly loading: Readonly<Ref<boolean>>
  /** Why there are no rows, though there should be. */
  readonly problem: Readonly<Ref<string>>
  /** How many more there are. */
  readonly remaining: Readonly<Ref<number>>
  readonly more: () => Promise<void>
}

/**
 * Fetches the rows of a list when its view is shown for the first time for a run.
 *
 * @param isShown whether somebody looks at the list
 */
export function usePagedRows<Row>(
  isShown: () => boolean,
  total: (summary: RunSummary) => number,
  fetchRows: (id: number, start: number) => Promise<Reply<readonly Row[] | null>>,
): PagedRows<Row> {
  const store = useRunStore()
  const rows = shallowRef<readonly Row[]>([])
  const loading = ref(false)
  const problem = ref('')
  let shown: RunSummary | null = null

  async function more(): Promise<void> {
    const { summary } = store
    if (summary === null) return
    loading.value = true
    const reply = await fetchRows(summary.id, rows.value.length)
    if (reply.state === 'superseded' || summary !== store.summary) return
    loading.value = false
    if (reply.state === 'done' && reply.value !== null) rows.value = [...rows.value, ...reply.value]
    else problem.value = 'The data of this run is gone. Run again to see it.'
  }

  watch(
    () => [isShown(), store.summary] as const,
    ([isInSight, summary]) => {
      if (!isInSight || summary === shown) return
      shown = summary
      rows.value = []
      problem.value = ''
      if (summary !== null && total(summary) > 0) void more()
    },
    { immediate: true },
  )

  const remaining = computed(() =>
    store.summary === null || store.summary !== shown
      ? 0
      : Math.max(0, total(store.summary) - rows.value.length),
  )
  return { rows, loading, problem, remaining, more }
}

/** How many rows the next page has. */
export function nextPage(remaining: number): number {
  return Math.min(remaining, rowsPerPage)
}
