import { watch } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import type { useHashPathStore } from '@/stores/hash-path'
import { examples } from './examples'

type Store = ReturnType<typeof useHashPathStore>

function single(query: LocationQuery, key: string): string | null {
  const value = query[key]
  return typeof value === 'string' ? value : null
}

function readInto(store: Store, query: LocationQuery): void {
  store.path = single(query, 'path') ?? store.path
  const mode = single(query, 'mode')
  if (mode === 'get' || mode === 'extract') store.mode = mode
  const data = single(query, 'data')
  if (data === 'raw' || data === 'normalised') store.form = data
}

function write(store: Store): Record<string, string> {
  return {
    path: store.path,
    ...(store.mode === 'extract' ? {} : { mode: store.mode }),
    ...(store.form === 'normalised' ? {} : { data: store.form }),
    ...(store.source.kind === 'sample' ? { sample: store.source.id } : {}),
  }
}

/**
 * Keeps path, mode, form of the data and sample in the address, so that they survive a reload and can be bookmarked.
 * Reads the address now and whenever somebody else changes it (a link, the Back button).
 */
export function useAddress(store: Store): void {
  const route = useRoute()
  const router = useRouter()
  const here = route.path
  const isFirst = store.document === null

  if (isFirst) store.path = examples[0]?.path ?? ''
  readInto(store, route.query)
  const sample = single(route.query, 'sample')
  if (isFirst || (sample !== null && !isShown(sample))) void store.start(sample)

  function isShown(id: string): boolean {
    return store.source.kind === 'sample' && store.source.id === id
  }

  watch(
    () => route.query,
    (query) => {
      if (route.path !== here || JSON.stringify(query) === JSON.stringify(write(store))) return
      readInto(store, query)
      const wanted = single(query, 'sample')
      if (wanted !== null && !isShown(wanted)) void store.openSample(wanted)
    },
  )
  watch(
    () => write(store),
    (query) => {
      if (route.path === here) void router.replace({ path: here, query })
    },
  )
}
