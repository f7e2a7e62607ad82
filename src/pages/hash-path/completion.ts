import type { Completions } from '@/engine/hash-path/complete/completion'
import { useHashPathStore } from '@/stores/hash-path'

/** The list of completions waits until the result of the path has been painted, which mostly takes less than this. */
const resultFirstMs = 40

/** Completes paths from the data at hand, as MISP reads them in the mode that is on. */
export function useCompletion(): (path: string, cursor: number) => Promise<Completions | null> {
  const store = useHashPathStore()
  return async (path, cursor) => {
    await new Promise((resolve) => setTimeout(resolve, resultFirstMs))
    const { form, mode } = store
    const reply = await store.engine.ask('complete', (engine) =>
      engine.completePath({ path, cursor, form }),
    )
    if (reply.state !== 'done' || reply.value.outcome !== 'completed') return null
    return mode === 'get' ? plainKeys(reply.value) : reply.value
  }
}

/** `get` knows no wildcards and matchers. */
function plainKeys({ items, isSampled }: Completions): Completions {
  const isPlain = ({ kind, text }: Completions['items'][number]): boolean =>
    (kind === 'key' && !text.includes('{')) || text === '.'
  return { items: items.filter(isPlain), isSampled }
}
