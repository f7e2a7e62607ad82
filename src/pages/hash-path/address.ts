import { watchDebounced } from '@vueuse/core'
import { computed, watch, type Ref } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { useLeaving } from '@/components/frame/leaving'
import type { SharedHashPath } from '@/formats/share-link/content'
import { useConditionStore } from '@/stores/condition'
import type { useHashPathStore } from '@/stores/hash-path'
import { useSharedContentStore } from '@/stores/shared-content'
import { readCondition } from './address-condition'
import { useDataInAddress } from './address-data'
import { examples } from './examples'
import { pathViews, type PathView } from './views'

type Store = ReturnType<typeof useHashPathStore>

function single(query: LocationQuery, key: string): string | null {
  const value = query[key]
  return typeof value === 'string' ? value : null
}

/** What of the page itself is in the address: which view of the path is shown. */
export interface PageState {
  readonly view: Ref<PathView>
}

function readInto(store: Store, { view }: PageState, query: LocationQuery): void {
  const shown = pathViews.find(({ value }) => value === single(query, 'view'))
  if (shown) view.value = shown.value
  const condition = readCondition(single(query, 'condition') ?? '')
  if (condition) useConditionStore().take(condition)
  store.path = single(query, 'path') ?? store.path
  const mode = single(query, 'mode')
  if (mode === 'get' || mode === 'extract') store.mode = mode
  const data = single(query, 'data')
  if (data === 'raw' || data === 'normalised') store.form = data
  const id = single(query, 'trigger') ?? store.trigger.id
  const record = Number(single(query, 'record') ?? 0)
  if (id !== store.trigger.id || record !== store.trigger.record) {
    void store.fire({ id, record: Number.isSafeInteger(record) ? record : 0 })
  }
}

function write(store: Store, { view }: PageState): Record<string, string> {
  const { id, record } = store.trigger
  const condition = useConditionStore()
  return {
    path: store.path,
    ...(store.mode === 'extract' ? {} : { mode: store.mode }),
    ...(store.form === 'normalised' ? {} : { data: store.form }),
    ...(id === 'event-publish' ? {} : { trigger: id }),
    ...(record === 0 ? {} : { record: String(record) }),
    ...(view.value === 'result' ? {} : { view: view.value }),
    ...(condition.isChanged ? { condition: JSON.stringify(condition.share()) } : {}),
    ...(store.source.kind === 'sample' ? { sample: store.source.id } : {}),
  }
}

/**
 * Keeps path, mode, view, condition, trigger and data (a sample by its name, small data of the user's own as they are) in the address, so
 * that they survive a reload and can be bookmarked. Reads the address now and whenever somebody else changes it (a link,
 * the Back button). What a shared link held comes first.
 */
export function useAddress(store: Store, state: PageState): void {
  const route = useRoute()
  const router = useRouter()
  const here = route.path
  const isLeaving = useLeaving()
  const own = useDataInAddress(store)
  const address = computed(() => ({
    ...write(store, state),
    ...(own.link.value === null ? {} : { event: own.link.value }),
  }))

  let written = ''

  start()

  function start(): void {
    const shared = useSharedContentStore().take('hash-path')
    if (shared) {
      void openShared(shared)
      return
    }
    const isFirst = store.document === null
    if (isFirst) store.path = examples[0]?.path ?? ''
    readInto(store, state, route.query)
    const sample = single(route.query, 'sample')
    const event = single(route.query, 'event')
    if (event !== null && event !== own.link.value) void own.open(event)
    else if (isFirst || (sample !== null && !isShown(sample))) void store.start(sample)
  }

  async function openShared(shared: SharedHashPath): Promise<void> {
    try {
      const { openSession } = await import('./session')
      await openSession(shared)
    } catch (error) {
      store.openError = `What the link holds could not be opened: ${String(error)}`
    }
  }

  function isShown(id: string): boolean {
    return store.source.kind === 'sample' && store.source.id === id
  }

  watch(
    () => route.query,
    (query) => {
      const text = JSON.stringify(query)
      // What was written here may be behind what has been typed since.
      if (route.path !== here || text === written || text === JSON.stringify(address.value)) return
      readInto(store, state, query)
      const wanted = single(query, 'sample')
      const event = single(query, 'event')
      if (wanted !== null && !isShown(wanted)) void store.openSample(wanted)
      else if (event !== null && event !== own.link.value) void own.open(event)
    },
  )
  // Browsers take their time for a change of the address: none of it is left to somebody who types.
  watchDebounced(
    address,
    (query) => {
      const text = JSON.stringify(query)
      if (route.path !== here || isLeaving() || text === JSON.stringify(route.query)) return
      written = text
      void router.replace({ path: here, query })
    },
    { debounce: 250 },
  )
}
