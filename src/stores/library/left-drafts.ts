import { useEventListener } from '@vueuse/core'
import { shallowRef, watch } from 'vue'
import type { DraftRecord } from '@/storage/records'
import { useLibraryStore } from '../library'
import { useNotificationStore } from '../notifications'
import { sessions as sessionsOfBrowser, type Sessions } from './sessions'
import { useLive } from './use-live'

/**
 * The drafts that no editor writes on, the newest first: what was not saved when a tab was closed, broke, or went to
 * another page. Stays up to date while the calling component lives.
 */
export function useLeftDrafts(sessions: Sessions = sessionsOfBrowser) {
  const library = useLibraryStore()
  const { notify, fail } = useNotificationStore()
  const drafts = useLive<readonly DraftRecord[]>((opened, listener) =>
    opened.drafts.observe(listener),
  )
  const left = shallowRef<readonly DraftRecord[]>([])

  async function look(): Promise<void> {
    const list = drafts.value
    const living = await sessions.living()
    if (list === drafts.value) left.value = (list ?? []).filter(({ id }) => !living.has(id))
  }
  watch(drafts, look)
  // Whoever comes back from another tab may have closed the one that wrote.
  useEventListener(globalThis.window, 'focus', () => void look())

  /** Forgets a draft. It can be undone as long as the message about it is in sight. */
  async function discard(draft: DraftRecord): Promise<void> {
    await attempt(async () => {
      await (await library.open()).drafts.discard(draft.id)
      notify({
        status: 'info',
        text: `The unsaved changes of “${draft.name || 'Untitled'}” were discarded.`,
        action: { label: 'Undo', perform: () => void attempt(() => putBack(draft)) },
      })
    })
  }

  async function putBack(draft: DraftRecord): Promise<void> {
    await (await library.open()).drafts.putBack(draft)
  }

  async function attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      fail('That did not work', error)
    }
  }

  return { left, discard }
}
