import { shallowRef } from 'vue'
import type { Evaluation, ResultRow } from '../../../workers/engine/protocol'
import { rowsPerPage } from '../../../workers/engine/protocol'
import type { Reply } from '@/stores/worker-queue'

export type ValueResult = Extract<Evaluation, { outcome: 'value' }>

/** The rows of a result that the page has so far; more are fetched from the worker page by page. */
export function useResultPages(
  fetchRows: (id: number, start: number) => Promise<Reply<readonly ResultRow[] | null>>,
): {
  show: (result: ValueResult) => void
  rowAt: (index: number) => ResultRow | undefined
  need: (first: number, last: number) => void
} {
  const pages = shallowRef<ReadonlyMap<number, readonly ResultRow[]>>(new Map())
  let id = 0

  function put(page: number, rows: readonly ResultRow[]): void {
    pages.value = new Map(pages.value).set(page, rows)
  }

  async function fetchPage(page: number): Promise<void> {
    if (pages.value.has(page)) return
    const wanted = id
    put(page, [])
    const reply = await fetchRows(wanted, page * rowsPerPage)
    if (reply.state === 'done' && reply.value && wanted === id) put(page, reply.value)
  }

  return {
    /** Starts over with another result. */
    show(result) {
      id = result.id
      pages.value = new Map([[0, result.rows]])
    },
    /** The row, or undefined while it is on its way. */
    rowAt: (index) => pages.value.get(Math.floor(index / rowsPerPage))?.[index % rowsPerPage],
    /** Fetches what is missing between two rows. */
    need(first, last) {
      for (let page = Math.floor(first / rowsPerPage); page * rowsPerPage <= last; page += 1) {
        void fetchPage(page)
      }
    },
  }
}
