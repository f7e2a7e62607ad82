import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Reply } from '@/stores/worker-queue'

/** Milliseconds without a change after which the question is asked. */
const pause = 200

/**
 * The answer to a question that changes while somebody types: asked a moment after the last change. The last answer
 * stays until the next one is there.
 *
 * @param question null: there is nothing to ask
 * @param ask asks it; its answers to older questions are superseded
 */
export function usePreview<Query, Answer>(
  question: () => Query | null,
  ask: () => ((query: Query) => Promise<Reply<Answer>>) | null,
): { readonly answer: ShallowRef<Answer | null>; readonly trouble: Ref<string> } {
  const answer = shallowRef<Answer | null>(null)
  /** Why there is no answer; empty when there is one or none yet. */
  const trouble = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let newest = 0

  async function update(query: Query, asking: (query: Query) => Promise<Reply<Answer>>) {
    const number = ++newest
    const reply = await asking(query)
    if (number !== newest || reply.state === 'superseded') return
    answer.value = reply.state === 'done' ? reply.value : null
    trouble.value = troubleOf(reply)
  }

  watch(
    [() => JSON.stringify(question()), ask],
    () => {
      clearTimeout(timer)
      const query = question()
      const asking = ask()
      if (query === null || asking === null) {
        newest += 1
        answer.value = null
        trouble.value = ''
        return
      }
      timer = setTimeout(() => void update(query, asking), pause)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))

  return { answer, trouble }
}

function troubleOf(reply: Reply<unknown>): string {
  if (reply.state === 'failed') return reply.message
  return reply.state === 'stopped' ? 'It took too long and was stopped.' : ''
}
