import { watchDebounced } from '@vueuse/core'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { ConditionAnswer } from '../../../../workers/engine/explain-protocol'
import { useConditionStore } from '@/stores/condition'
import { useHashPathStore } from '@/stores/hash-path'
import type { Reply } from '@/stores/worker-queue'

type ConditionReply = Exclude<Reply<ConditionAnswer>, { state: 'superseded' }>

/** What the condition decides, kept up to date while somebody looks at it. */
export function useExplainedCondition(isShown: () => boolean): {
  readonly reply: Readonly<ShallowRef<ConditionReply | null>>
  /** Whether the condition or the data have changed since. */
  readonly isStale: Readonly<Ref<boolean>>
} {
  const store = useHashPathStore()
  const condition = useConditionStore()
  const reply = shallowRef<ConditionReply | null>(null)
  const isStale = ref(false)
  let explained = ''

  watchDebounced(
    () => [isShown(), condition.query, store.form, store.revision] as const,
    async ([shown, query, form, revision]) => {
      const wanted = JSON.stringify([query, form, revision])
      isStale.value = wanted !== explained
      if (!shown || !isStale.value) return
      const now = await store.engine.ask('condition', (engine) =>
        engine.explainCondition({ form, condition: query }),
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
