import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { Library } from '@/storage/library'
import type { BlueprintRecord, WorkflowRecord } from '@/storage/records'
import type { EditorDocument } from './document'
import type { OpeningApi } from './opening'
import { openRecord, withRecord } from './saving'
import type { EditorStateApi } from './state'

type Stored = WorkflowRecord | BlueprintRecord

/** What became of the open record in the library, by another tab or another page of this one. */
export type ChangeElsewhere =
  /** Nothing was unsaved here: the new state stands in the editor, and can be undone. */
  | { readonly kind: 'taken' }
  /** Something is unsaved here: nothing happens until the user chooses. */
  | { readonly kind: 'waiting'; readonly theirs: EditorDocument; readonly record: Stored }
  | { readonly kind: 'deleted' }

/** Follows the open record: whatever is saved elsewhere is seen here at once, and overwrites nothing. */
export function useOtherTabs(
  state: EditorStateApi,
  opening: OpeningApi,
  isSaving: Readonly<Ref<boolean>>,
  openLibrary: () => Promise<Library>,
) {
  const change = shallowRef<ChangeElsewhere | null>(null)
  /** The record as it was told last. */
  let stored: Stored | null | undefined
  /** The record as this tab knows it. */
  let known: Stored | undefined
  let stop: () => void = () => undefined

  /** Watches the record that is open from now on. */
  async function follow(id: string): Promise<void> {
    const { kind } = state.document.value
    const library = await openLibrary()
    if (state.record.value?.id !== id) return
    stop()
    const listener = (record: Stored | null): void => {
      stored = record
      look()
    }
    stop =
      kind === 'workflow'
        ? library.workflows.observe(id, listener)
        : library.blueprints.observe(id, listener)
  }

  /** Compares what the library holds with what this tab knows of it. */
  function look(): void {
    const own = state.record.value
    // What this tab is about to save itself is looked at afterwards.
    if (own === null || stored === undefined || isSaving.value) return
    if (stored === null) change.value = { kind: 'deleted' }
    // What this tab has just saved is told a moment later.
    else if (stored.revision < own.revision) return
    else if (stored.revision === own.revision) {
      known = stored
      if (change.value?.kind !== 'taken') change.value = null
    } else if (known !== undefined && saysTheSame(known, stored)) {
      known = stored
      state.record.value = openRecord(stored)
    } else arrive(stored)
  }

  function arrive(record: Stored): void {
    const [document] = opening.read(record.content).documents
    // Whoever saves is told; until then there is nothing that could be shown of it.
    if (document === undefined) return
    change.value = { kind: 'waiting', theirs: withRecord(document, record), record }
    if (!state.isDirty.value) {
      take()
      change.value = { kind: 'taken' }
    }
  }

  /** Puts what was saved elsewhere into the editor, as a step that can be undone. */
  function take(): void {
    if (change.value?.kind !== 'waiting') return
    const { theirs, record } = change.value
    known = record
    state.change('Take what was saved elsewhere', () => theirs)
    state.markSaved(theirs, openRecord(record))
    change.value = null
  }

  function dismiss(): void {
    change.value = null
  }

  watch(
    [state.openings, () => state.record.value?.id],
    ([, id]) => {
      stop()
      stored = known = undefined
      change.value = null
      // Without the library there is nothing to follow; whoever saves is told.
      if (id !== undefined) void follow(id).catch(() => undefined)
    },
    { immediate: true },
  )
  watch(isSaving, look)
  onScopeDispose(() => {
    stop()
  })

  return { change, take, dismiss }
}

/** Whether two states of a record differ in what the library alone writes on them. */
function saysTheSame(one: Stored, other: Stored): boolean {
  return (
    one.content === other.content &&
    one.name === other.name &&
    one.description === other.description
  )
}
