import { defineStore } from 'pinia'
import { reactive } from 'vue'
import { useCanvasCommands } from './editor/canvas-commands'
import { useClipboard } from './editor/clipboard'
import { useDrafts } from './editor/drafts'
import { useExerciseAnswer } from './editor/exercise-answer'
import { useEditorMisp } from './editor/misp'
import { useMispChoice } from './editor/misp-choice'
import { useNodeCommands } from './editor/node-commands'
import { useOpening } from './editor/opening'
import { useOtherTabs } from './editor/other-tabs'
import { useProblemCheck } from './editor/problem-check'
import { useProblems } from './editor/problems'
import { useRunVersions } from './editor/run-versions'
import { useRunning } from './editor/running'
import { useSaving } from './editor/saving'
import { useSelecting } from './editor/selecting'
import { useEditorState } from './editor/state'
import { useLibraryStore } from './library'
import { createRunClient } from './run-worker'

/**
 * The workflow editor: the document that is edited and everything that can be done with it. Each part of it is a file
 * in `editor/`.
 */
export const useEditorStore = defineStore('editor', () => {
  const library = useLibraryStore()
  const state = useEditorState()
  const misp = useEditorMisp(state)
  const opening = useOpening(state, misp)
  const checking = useProblemCheck()
  let client: ReturnType<typeof createRunClient> | undefined
  const running = useRunning(state, () => (client ??= createRunClient()))
  const saving = useSaving(state, opening, () => library.open())
  const others = useOtherTabs(state, opening, saving.saving, () => library.open())
  const answer = useExerciseAnswer(state, opening, async (key, text) => {
    const { useExercisesStore } = await import('./exercises')
    await useExercisesStore().keepProgress(key, { answer: text })
  })
  useRunVersions(state, running.running, () => library.open())
  return {
    ...state,
    ...misp,
    ...useNodeCommands(state, misp),
    ...useCanvasCommands(state),
    ...useSelecting(state),
    ...useClipboard(state, misp),
    ...opening,
    ...checking,
    ...useProblems(state, misp, checking.check),
    drafts: reactive(useDrafts(state, opening, () => library.open())),
    saving: reactive(saving),
    others: reactive(others),
    answer: reactive(answer),
    mispChoice: reactive(useMispChoice(misp, () => library.open())),
    running: reactive(running),
  }
})
