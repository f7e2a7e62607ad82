import { ref, watch } from 'vue'
import type { Drafts } from '@/storage/drafts'
import type { Library } from '@/storage/library'
import type { DraftRecord } from '@/storage/records'
import { DraftKeeper, type Edited } from '../library/draft-keeper'
import { writeDocument } from './document'
import type { OpeningApi } from './opening'
import type { EditorStateApi } from './state'
import { messageOf } from '@/stores/message-of'

/** Keeps what is not saved yet, so that a closed tab or a crash loses nothing, and finds what was left behind. */
export function useDrafts(
  state: EditorStateApi,
  opening: OpeningApi,
  openLibrary: () => Promise<Library>,
) {
  /** Why changes can't be kept; empty when they can. */
  const draftError = ref('')
  let keeper = newKeeper()

  function newKeeper(): DraftKeeper {
    return new DraftKeeper(openDrafts)
  }

  async function openDrafts(): Promise<Drafts> {
    try {
      const { drafts } = await openLibrary()
      draftError.value = ''
      return drafts
    } catch (failure) {
      draftError.value = messageOf(failure)
      throw failure
    }
  }

  /** What is open now, written out only when it is kept: another document may be open by then. */
  function editedNow(): () => Edited {
    const document = state.document.value
    const record = state.record.value
    return () => ({
      workflow: record?.id ?? '',
      base: record?.revision ?? 0,
      name: document.name,
      content: writeDocument(document),
    })
  }

  /** Keeps what waits at once, as when the page is hidden. */
  function keepDraft(): Promise<void> {
    return keeper.flush().catch(() => undefined)
  }

  /** Keeps what waits, and lets others find it: the page is left, and what is open stays as it is. */
  function restDraft(): Promise<void> {
    return keeper.rest().catch(() => undefined)
  }

  /** Forgets the draft of what is open: its changes are not wanted. */
  function giveUp(): Promise<void> {
    return keeper.discard().catch(() => undefined)
  }

  /** The draft of an id, if there still is one. */
  async function findDraft(id: string): Promise<DraftRecord | undefined> {
    return (await (await openDrafts()).list()).find((draft) => draft.id === id)
  }

  /**
   * Puts a draft into the editor, as a change of what is open that can be undone, and forgets it.
   *
   * @returns whether it could be read
   */
  async function takeDraft(draft: DraftRecord): Promise<boolean> {
    const [document] = opening.read(draft.content).documents
    if (document === undefined) return false
    const { events } = state.document.value
    state.change('Take unsaved changes', () => ({ ...document, events }))
    await keepDraft()
    await (await openDrafts()).discard(draft.id)
    return true
  }

  // Before another document takes its place: what is unsaved of this one stays to be found.
  watch(
    state.openings,
    () => {
      void keeper.leave().catch(() => undefined)
      keeper = newKeeper()
    },
    { flush: 'sync' },
  )
  watch(
    [state.openings, state.document, state.record],
    ([opened], [before]) => {
      if (opened !== before) return
      if (state.isDirty.value) keeper.changed(editedNow())
      else void giveUp()
    },
    { flush: 'sync' },
  )

  return {
    draftError,
    keepDraft,
    restDraft,
    giveUp,
    findDraft,
    takeDraft,
    /** Whether a draft is what is open now. */
    isOpenDraft: (id: string) => id === keeper.id,
    /** Nothing would be lost if the page went now. */
    isKept: () => keeper.isKept,
  }
}
