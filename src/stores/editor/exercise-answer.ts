import { ref, watch } from 'vue'
import type { EditorDocument } from './document'
import { writeDocument } from './document'
import type { OpeningApi } from './opening'
import type { EditedExercise, EditorStateApi } from './state'

/** Milliseconds without a change after which an answer is kept. */
const pause = 600

/** The name of a case among the test events of an exercise. */
export const casePrefix = 'case:'

/**
 * Working on an exercise: the document is the learner's answer. It is kept by itself with the progress of the exercise,
 * and is no workflow of the library.
 *
 * @param keep keeps an answer; tells the user itself when that does not work
 */
export function useExerciseAnswer(
  state: EditorStateApi,
  opening: OpeningApi,
  keep: (key: string, answer: string) => Promise<void>,
) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOpening = false
  let waiting: (() => Promise<void>) | null = null
  /** An answer was changed and is not kept yet. */
  const isKeeping = ref(false)

  /**
   * Opens an exercise where the learner left it.
   *
   * @param answer empty for the beginning
   * @returns whether it could be opened
   */
  function openExercise(opened: EditedExercise, answer: string): boolean {
    const { start } = opened.exercise
    const document = documentOf(opened, answer) ?? documentOf(opened, JSON.stringify(start))
    if (document === undefined) return false
    isOpening = true
    state.open(document, null, opened)
    isOpening = false
    return true
  }

  /** Puts start or solution in the place of the answer, which undo brings back. */
  function putIn(part: 'start' | 'solution'): void {
    const opened = state.exercise.value
    const document = opened && documentOf(opened, JSON.stringify(opened.exercise[part]))
    if (!document) return
    state.change(part === 'start' ? 'Begin anew' : 'Put the solution in', () => document)
  }

  function documentOf({ exercise }: EditedExercise, text: string): EditorDocument | undefined {
    const [document] = text === '' ? [] : opening.read(text).documents
    const events = exercise.cases.flatMap(({ hidden }, index) =>
      hidden ? [] : [`${casePrefix}${String(index)}`],
    )
    return document && { ...document, name: exercise.title, events }
  }

  /** Keeps at once what waits. */
  function keepAnswer(): Promise<void> {
    clearTimeout(timer)
    const act = waiting
    waiting = null
    isKeeping.value = false
    return act === null ? Promise.resolve() : act()
  }

  // Before another document takes its place.
  watch(state.openings, () => void keepAnswer(), { flush: 'sync' })
  watch(
    [state.openings, state.document],
    ([opened, document], [before]) => {
      const exercise = state.exercise.value
      if (opened !== before || exercise === null || isOpening) return
      waiting = () => keep(exercise.key, writeDocument(document))
      isKeeping.value = true
      clearTimeout(timer)
      timer = setTimeout(() => void keepAnswer(), pause)
    },
    { flush: 'sync' },
  )

  return { openExercise, putIn, keepAnswer, isKeeping }
}
