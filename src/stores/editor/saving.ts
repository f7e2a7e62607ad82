import { ref, shallowRef, watch } from 'vue'
import type { Library } from '@/storage/library'
import type { Collection } from '@/storage/collection'
import type { BlueprintRecord, WorkflowRecord } from '@/storage/records'
import { versionOf, writeDocument, type EditorDocument } from './document'
import type { OpeningApi } from './opening'
import type { EditorStateApi, OpenRecord } from './state'
import { messageOf } from '@/stores/message-of'

/** Somebody else saved the record since it was opened, or deleted it (`theirs` is null). */
export interface SaveConflict {
  readonly theirs: { readonly revision: number; readonly changedAt: number } | null
}

export type SaveState = 'saved' | 'conflict' | 'failed'

/** Keeping the document in the library. Nothing of somebody else is ever overwritten without being asked for. */
export function useSaving(
  state: EditorStateApi,
  opening: OpeningApi,
  openLibrary: () => Promise<Library>,
) {
  const saving = ref(false)
  const conflict = shallowRef<SaveConflict | null>(null)
  /** Why saving or opening did not work; empty when it did. */
  const error = ref('')
  /** When it was saved last, in milliseconds since 1970; null when never. */
  const savedAt = ref<number | null>(null)

  /**
   * Opens a workflow or blueprint of the library.
   *
   * @returns whether it could be opened; `error` says why not
   */
  async function load(id: string): Promise<boolean> {
    error.value = ''
    try {
      const library = await openLibrary()
      const found = (await library.workflows.get(id)) ?? (await library.blueprints.get(id))
      if (found === null) {
        error.value = 'There is no such workflow in this browser. It may have been deleted.'
        return false
      }
      const { documents, problems } = opening.read(found.content)
      const [document] = documents
      if (document === undefined) {
        error.value = problems[0]?.what ?? 'What is stored cannot be read.'
        return false
      }
      state.open(withRecord(document, found), openRecord(found))
      savedAt.value = found.changedAt
      return true
    } catch (failure) {
      error.value = messageOf(failure)
      return false
    }
  }

  /** Saves the document where it was opened from, or as a new one. */
  async function save(): Promise<SaveState> {
    return write(state.record.value)
  }

  /** Saves the document as a new one; from here on that is edited. */
  async function saveCopy(): Promise<SaveState> {
    return write(null)
  }

  /** Saves over what somebody else saved since; a deleted record is made anew. */
  async function saveOver(): Promise<SaveState> {
    const { theirs } = conflict.value ?? {}
    const own = state.record.value
    if (theirs === undefined || theirs === null || own === null) return write(null)
    return write({ ...own, revision: theirs.revision })
  }

  /** Saves the document if that was not done yet, and gives what is saved a name among its versions. */
  async function saveVersion(name: string): Promise<SaveState> {
    if (state.isDirty.value || state.record.value === null) {
      const saved = await save()
      if (saved !== 'saved') return saved
    }
    const id = state.record.value?.id ?? ''
    try {
      const { workflows, versions } = await openLibrary()
      const record = await workflows.get(id)
      if (record === null) return stop(null)
      await versions.keep({ workflow: id, content: record.content, cause: 'named', name })
      return 'saved'
    } catch (failure) {
      error.value = messageOf(failure)
      return 'failed'
    }
  }

  async function write(to: OpenRecord | null): Promise<SaveState> {
    if (saving.value) return 'failed'
    saving.value = true
    error.value = ''
    const document = state.document.value
    try {
      const library = await openLibrary()
      return document.kind === 'workflow'
        ? await put(library.workflows, workflowFields(document, to), document, to)
        : await put(library.blueprints, blueprintFields(document, to), document, to)
    } catch (failure) {
      error.value = messageOf(failure)
      return 'failed'
    } finally {
      saving.value = false
    }
  }

  async function put<R extends WorkflowRecord | BlueprintRecord>(
    records: Collection<R>,
    fields: Parameters<Collection<R>['create']>[0],
    document: EditorDocument,
    to: OpenRecord | null,
  ): Promise<SaveState> {
    if (to === null) return done(await records.create(fields), document)
    const before = await records.get(to.id)
    if (before === null || before.revision !== to.revision) return stop(before)
    const result = await records.save({ ...before, ...fields })
    return result.state === 'saved' ? done(result.record, document) : stop(result.theirs)
  }

  function stop(theirs: SaveConflict['theirs']): SaveState {
    conflict.value = { theirs }
    return 'conflict'
  }

  function done(saved: WorkflowRecord | BlueprintRecord, document: EditorDocument): SaveState {
    state.markSaved(document, openRecord(saved))
    savedAt.value = saved.changedAt
    conflict.value = null
    return 'saved'
  }

  watch(
    state.openings,
    () => {
      conflict.value = null
      savedAt.value = null
      error.value = ''
    },
    { flush: 'sync' },
  )

  return {
    record: state.record,
    saving,
    conflict,
    error,
    savedAt,
    load,
    save,
    saveCopy,
    saveOver,
    saveVersion,
  }
}

/** What the editor remembers of a record. */
export function openRecord({ id, revision, tags }: WorkflowRecord | BlueprintRecord): OpenRecord {
  return { id, revision, tags }
}

/** What was read from a record. The library's name and description are newer when they were changed in its list. */
export function withRecord(
  document: EditorDocument,
  record: WorkflowRecord | BlueprintRecord,
): EditorDocument {
  const { name, description } = record
  return { ...document, name, description, events: 'events' in record ? record.events : [] }
}

function workflowFields(document: EditorDocument, to: OpenRecord | null) {
  return {
    ...blueprintFields(document, to),
    version: versionOf(document),
    events: document.events,
  }
}

function blueprintFields(document: EditorDocument, to: OpenRecord | null) {
  const { name, description } = document
  return { name, description, tags: to?.tags ?? [], content: writeDocument(document) }
}
