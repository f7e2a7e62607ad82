import { watchDebounced } from '@vueuse/core'
import { shallowRef, type ShallowRef } from 'vue'
import type { Note } from '@/engine/hash-path/advice/note'
import { useHashPathStore } from '@/stores/hash-path'

/** Notes together with the path they are about: until the next ones come, the path may be another one. */
export interface PathAdvice {
  readonly path: string
  readonly list: readonly Note[]
}

/** What is probably wrong with the path, once the user pauses. */
export function useAdvice(): Readonly<ShallowRef<PathAdvice>> {
  const store = useHashPathStore()
  const advice = shallowRef<PathAdvice>({ path: '', list: [] })
  watchDebounced(
    // A path that takes too long to be read would take as long here.
    () => [store.path, store.mode, store.form, store.revision, store.isAnswered] as const,
    async ([path, mode, form, , isAnswered]) => {
      if (!isAnswered) return
      const reply = await store.advise({ path, mode, form })
      if (reply.state === 'done') advice.value = { path, list: reply.value }
    },
    { debounce: 300, immediate: true },
  )
  return advice
}
