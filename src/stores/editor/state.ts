import { computed, ref, shallowRef } from 'vue'
import { edgeId, edgesOf } from '@/engine/graph/edit/edges'
import type { WorkflowGraph } from '@/engine/graph/model'
import type { WorkflowExercise } from '@/formats/exercise/pack'
import type { OpenedExercise } from '../exercises'
import { emptyDocument, NOTHING, type EditorDocument, type Selection } from './document'
import { emptyHistory, endGesture, remember, stepBack, stepForward, type History } from './history'

/** What undo brings back. */
interface EditorState {
  readonly document: EditorDocument
  readonly selection: Selection
}

/** The record of the library that the document was opened from or saved to. */
export interface OpenRecord {
  readonly id: string
  readonly revision: number
  readonly tags: readonly string[]
}

/** An exercise that is worked on in the editor. */
export type EditedExercise = OpenedExercise & { readonly exercise: WorkflowExercise }

/** How a change is to be noted. */
export interface ChangeOptions {
  /** What is selected afterwards; without it what is selected now, as far as it is still there. */
  readonly selection?: Selection
  /**
   * Changes of one gesture in a row are one step to undo: all moves of a drag (`drag`), all typing in one field
   * (`typing 3 message`).
   */
  readonly gesture?: string
}

/** The document, what is selected in it, and the way back. */
export function useEditorState() {
  const document = shallowRef<EditorDocument>(emptyDocument())
  const selection = shallowRef<Selection>(NOTHING)
  const history = shallowRef<History<EditorState>>(emptyHistory())
  /** The document as it was opened or saved last. */
  const saved = shallowRef<EditorDocument>(document.value)

  const record = shallowRef<OpenRecord | null>(null)
  /** The exercise that the document is an answer to; null for a document of one's own. */
  const exercise = shallowRef<EditedExercise | null>(null)
  /** Counts the documents that were opened; it counts up before a document takes the place of the last one. */
  const openings = ref(0)

  const graph = computed(() => document.value.graph)
  /** Something was changed since it was opened or saved. Answers to exercises are kept by themselves. */
  const isDirty = computed(() => document.value !== saved.value && exercise.value === null)
  /** What would be undone and redone, in words; empty when nothing would. */
  const undoLabel = computed(() => history.value.done.at(-1)?.label ?? '')
  const redoLabel = computed(() => history.value.undone.at(-1)?.label ?? '')

  /**
   * Starts anew with a document: nothing of the last one can be undone.
   *
   * @param isFrom the record of the library that holds it as it is
   * @param answers the exercise that it is an answer to
   */
  function open(
    opened: EditorDocument,
    isFrom: OpenRecord | null = null,
    answers: EditedExercise | null = null,
  ): void {
    openings.value += 1
    saved.value = opened
    // Before the document: nobody must take it for an answer to the exercise before.
    exercise.value = answers
    document.value = opened
    record.value = isFrom
    history.value = emptyHistory()
    selection.value = NOTHING
  }

  /**
   * Changes the document in a step that can be undone. Nothing happens when the change gives the document itself.
   *
   * @param label what is done, to be said after “Undo”
   */
  function change(
    label: string,
    edit: (document: EditorDocument) => EditorDocument,
    { selection: selected, gesture }: ChangeOptions = {},
  ): void {
    const before = { document: document.value, selection: selection.value }
    const changed = edit(before.document)
    if (changed === before.document) {
      if (selected !== undefined) selection.value = selected
      return
    }
    const after = {
      document: changed,
      selection: stillThere(changed.graph, selected ?? before.selection),
    }
    const step = { label, before, after, ...(gesture === undefined ? {} : { gesture }) }
    history.value = remember(history.value, step)
    show(after)
  }

  /** Changes the graph in a step that can be undone. */
  function changeGraph(
    label: string,
    edit: (graph: WorkflowGraph) => WorkflowGraph,
    options?: ChangeOptions,
  ): void {
    change(
      label,
      (before) => {
        const changed = edit(before.graph)
        return changed === before.graph ? before : { ...before, graph: changed }
      },
      options,
    )
  }

  function show(state: EditorState): void {
    document.value = state.document
    selection.value = state.selection
  }

  function undo(): void {
    const back = stepBack(history.value)
    if (back === undefined) return
    history.value = back.history
    show(back.state)
  }

  function redo(): void {
    const forward = stepForward(history.value)
    if (forward === undefined) return
    history.value = forward.history
    show(forward.state)
  }

  /** The document is what is saved now. (It may have been changed since the saving began.) */
  function markSaved(written: EditorDocument, as: OpenRecord): void {
    saved.value = written
    record.value = as
    exercise.value = null
  }

  function select(selected: Selection): void {
    selection.value = selected
    history.value = endGesture(history.value)
  }

  return {
    document,
    graph,
    selection,
    record,
    exercise,
    openings,
    isDirty,
    undoLabel,
    redoLabel,
    open,
    change,
    changeGraph,
    endGesture: () => {
      history.value = endGesture(history.value)
    },
    undo,
    redo,
    markSaved,
    select,
  }
}

export type EditorStateApi = ReturnType<typeof useEditorState>

/** The part of a selection that a graph still has. */
function stillThere(graph: WorkflowGraph, selection: Selection): Selection {
  const keys = new Set(graph.nodes.map(({ key }) => key))
  const frames = new Set(graph.frames.map(({ id }) => id))
  const edges = selection.edges.length === 0 ? new Set() : new Set(edgesOf(graph).map(edgeId))
  return {
    nodes: selection.nodes.filter((key) => keys.has(key)),
    edges: selection.edges.filter((id) => edges.has(id)),
    frames: selection.frames.filter((id) => frames.has(id)),
  }
}
