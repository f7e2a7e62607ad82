import { watchDebounced } from '@vueuse/core'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useHashPathStore } from './hash-path'
import { pathHistory } from './setting-keys'
import { readTextList, writeTextList } from './text-list'
import { whenStored } from './when-stored'

const storage = () => localStorage
const { key: storageKey, limits } = pathHistory

/** A path that stands as long as this was meant to be tried, and is not on its way to another one. */
const pause = 1_500

/** The paths that were tried, the newest first, kept over visits. */
export const usePathHistoryStore = defineStore('path-history', () => {
  const page = useHashPathStore()
  const paths = shallowRef(readTextList(storage, storageKey, limits))
  whenStored(storageKey, () => {
    paths.value = readTextList(storage, storageKey, limits)
  })
  /** What was remembered last found nothing: when it is typed on, it was only the beginning of a path. */
  let wasBeginning = false

  function set(now: readonly string[]): void {
    paths.value = now.slice(0, limits.texts)
    writeTextList(storage, storageKey, paths.value, limits)
  }

  function remember(path: string, findsNothing: boolean): void {
    const others = paths.value.filter(
      (other, index) => other !== path && !(index === 0 && wasBeginning && path.startsWith(other)),
    )
    set([path, ...others])
    wasBeginning = findsNothing
  }

  watchDebounced(
    () => [page.path, page.isAnswered] as const,
    ([path, isAnswered]) => {
      if (!isAnswered || path.trim() === '' || path === paths.value[0]) return
      if (path.length > limits.length) return
      const answer = page.answer?.state === 'done' ? page.answer.value : null
      remember(path, answer?.outcome === 'value' && answer.count === 0)
    },
    { debounce: pause, immediate: true },
  )

  return { paths, clear: () => set([]) }
})
