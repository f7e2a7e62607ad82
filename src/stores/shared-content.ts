import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { SharedContent } from '@/formats/share-link/content'

type Kind = SharedContent['kind']

/**
 * What a shared link held, on its way to the page that opens it. It waits here for that page alone, and only once: a
 * reload or a second visit opens nothing anew.
 */
export const useSharedContentStore = defineStore('shared-content', () => {
  const waiting = shallowRef<SharedContent | null>(null)

  function hand(content: SharedContent): void {
    waiting.value = content
  }

  /** Takes what waits, if it is of one of these kinds. */
  function take<Wanted extends Kind>(
    ...kinds: readonly Wanted[]
  ): Extract<SharedContent, { kind: Wanted }> | null {
    const content = waiting.value
    if (content === null || !isOfKind(content, kinds)) return null
    waiting.value = null
    return content
  }

  return { waiting, hand, take }
})

function isOfKind<Wanted extends Kind>(
  content: SharedContent,
  kinds: readonly Wanted[],
): content is Extract<SharedContent, { kind: Wanted }> {
  return kinds.some((kind) => kind === content.kind)
}
