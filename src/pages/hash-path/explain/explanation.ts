import { watchDebounced } from '@vueuse/core'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { ExplainAnswer } from '../../../../workers/engine/explain-protocol'
import { useHashPathStore } from '@/stores/hash-path'
import type { Reply } from '@/stores/worker-queue'

/** How the newest question for an explanation ended. */
export type ExplainReply = Exclude<Reply<ExplainAnswer>, { state: 'superseded' }>

/** The explanation of the path in the editor, kept up to date while somebody looks at it. */
export function useExplanation(isShown: () => boolean): {
  readonly reply: Readonly<ShallowRef<ExplainReply | null>>
  /** Whether the path or the data have changed since. */
  readonly isStale: Readonly<Ref<boolean>>
} {
  const store = useHashPathStore()
  const reply = shallowRef<ExplainReply | null>(null)
  const isStale = ref(false)
  let explained: string | null = null

  watchDebounced(
    // A path that takes too long to be read would take as long here.
    () =>
      [isShown() && store.isAnswered, store.path, store.mode, store.form, store.revision] as const,
    async ([shown, path, mode, form, revision]) => {
      const wanted = JSON.stringify([path, mode, form, revision])
      isStale.value = wanted !== explained
      if (!shown || !isStale.value) return
      const now = await store.engine.ask('explain', (engine) =>
        engine.explain({ path, mode, form }),
      )
      if (now.state === 'superseded') return
      reply.value = now
      explained = wanted
      isStale.value = false
    },
    { debounce: 120, immediate: true },
  )
  return { reply, isStale }
}
