import { watch } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { useLeaving } from '@/components/frame/leaving'
import { MISP_VERSIONS } from '@/engine/compat'
import type { useRunStore } from '@/stores/run'
import { useSharedContentStore } from '@/stores/shared-content'
import { namesKept } from './kept-keys'

type Store = ReturnType<typeof useRunStore>

function single(query: LocationQuery, key: string): string | null {
  const value = query[key]
  return typeof value === 'string' ? value : null
}

function write({ workflow, data, version, outline, chosenTrigger }: Store): Record<string, string> {
  const hasChoice = outline?.placement !== undefined && outline.trigger !== chosenTrigger
  return {
    ...(workflow.source.kind === 'sample' ? { blueprint: workflow.source.id } : {}),
    ...(hasChoice ? { trigger: chosenTrigger } : {}),
    ...(data.source.kind === 'sample' ? { sample: data.source.id } : {}),
    ...(version === '2.5.19' ? {} : { version }),
  }
}

/**
 * Keeps blueprint, trigger, sample and version in the address, so that they survive a reload and can be bookmarked.
 * Reads the address now and whenever somebody else changes it (a link, the Back button).
 */
export function useAddress(store: Store): void {
  const route = useRoute()
  const router = useRouter()
  const here = route.path
  const isLeaving = useLeaving()

  async function read(query: LocationQuery, isFirst: boolean): Promise<void> {
    const version = MISP_VERSIONS.find((one) => one === single(query, 'version'))
    if (version !== undefined || !isFirst) store.version = version ?? '2.5.19'
    const [blueprint, sample] = [single(query, 'blueprint'), single(query, 'sample')]
    if (isFirst) await store.start(blueprint, sample)
    else {
      if (blueprint !== null && !isShown(store.workflow, blueprint)) {
        if (sample === null) await store.openBlueprint(blueprint)
        else await store.workflow.openSample(blueprint)
      }
      if (sample !== null && !isShown(store.data, sample)) await store.data.openSample(sample)
    }
    const trigger = single(query, 'trigger')
    if (trigger !== null && store.triggers.some(({ id }) => id === trigger)) {
      store.chosenTrigger = trigger
    }
    if (!namesKept(query)) return
    const { openKept } = await import('./open-kept')
    await openKept(store, query)
  }

  /** What came with a link and waits for this page takes the place of what the address says. */
  async function open(isFirst: boolean): Promise<void> {
    const shared = useSharedContentStore().take('workflow', 'blueprint')
    if (isFirst || shared === null) await read(route.query, isFirst)
    if (shared === null) return
    const { openSharedRun } = await import('./shared-run')
    await openSharedRun(store, shared)
  }

  const isFirst = store.triggers.length === 0
  const isAsked = Object.keys(route.query).length > 0
  if (isFirst || isAsked || useSharedContentStore().waiting !== null) void open(isFirst)
  watch(
    () => route.query,
    (query) => {
      if (route.path === here && JSON.stringify(query) !== JSON.stringify(write(store))) {
        void read(query, false)
      }
    },
  )
  watch(
    () => write(store),
    (query) => {
      if (route.path === here && !isLeaving()) void router.replace({ path: here, query })
    },
  )
}

function isShown({ source }: Store['workflow'] | Store['data'], id: string): boolean {
  return source.kind === 'sample' && source.id === id
}
