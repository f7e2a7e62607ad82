import { onScopeDispose, ref, watch } from 'vue'
import type { Library } from '@/storage/library'
import type { DraftRecord } from '@/storage/records'
import { writeDocument } from './document'
import type { OpeningApi } from './opening'
import type { EditorStateApi } from './state'

/** Milliseconds without a change after which what is unsaved is kept. */
const PAUSE = 1000

/** Keeps what is not saved yet, so that a closed tab or a crash loses nothing. */
export function useDrafts(
  state: EditorStateApi,
  opening: OpeningApi,
  openLibrary: () => Promise<Library>,
) {
  /** Two tabs on the same workflow keep a draft each. */
  const id = ref<string>(crypto.randomUUID())
  /** Why the newest changes could not be kept; empty when they were. */
  const draftError = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Keeps the document now if it has unsaved changes, and forgets the draft if not. */
  async function keepDraft(): Promise<void> {
    clearTimeout(timer)
    const document = state.document.value
    const record = state.record.value
    try {
      const { drafts } = await openLibrary()
      if (!state.isDirty.value) return await drafts.discard(id.value)
      await drafts.keep({
        id: id.value,
        workflow: record?.id ?? '',
        base: record?.revision ?? 0,
        name: document.name,
        content: writeDocument(document),
      })
      draftError.value = ''
    } catch (failure) {
      draftError.value = failure instanceof Error ? failure.message : String(failure)
    }
  }

  /** What other sessions left unsaved, the newest first: of a workflow, or (an empty text) of new ones. */
  async function listDrafts(workflow: string): Promise<readonly DraftRecord[]> {
    const { drafts } = await openLibrary()
    return (await drafts.list(workflow)).filter((draft) => draft.id !== id.value)
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
    await discardDraft(draft)
    return true
  }

  async function discardDraft(draft: DraftRecord): Promise<void> {
    const { drafts } = await openLibrary()
    await drafts.discard(draft.id)
  }

  watch(
    state.openings,
    () => {
      id.value = crypto.randomUUID()
    },
    { flush: 'sync' },
  )
  watch([state.document, state.record], () => {
    clearTimeout(timer)
    timer = setTimeout(() => void keepDraft(), PAUSE)
  })
  onScopeDispose(() => clearTimeout(timer))

  return { draftError, keepDraft, listDrafts, takeDraft, discardDraft }
}
