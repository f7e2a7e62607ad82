import { useEventListener, useFileDialog } from '@vueuse/core'
import { shallowRef } from 'vue'
import type { TriggerDeclaration } from '@/engine/modules/declaration'
import { DEFAULT_MISP_VERSION } from '@/engine/compat'
import type { WorkflowProblem } from '@/formats/workflow-json/problem'
import { fetchBlueprint, loadBlueprints } from '@/stores/blueprints'
import type { useEditorStore } from '@/stores/editor'
import { emptyDocument } from '@/stores/editor/document'
import { useEmbedding } from '@/stores/embed'
import { useNotificationStore } from '@/stores/notifications'
import { sampleEvent } from '../test-events'
import { messageOf } from '@/stores/message-of'

/** Bigger files hold no workflow. */
const maxBytes = 20_000_000

/** A text that could not be opened, or that has flaws. */
export interface OpenReport {
  readonly name: string
  readonly isOpen: boolean
  readonly problems: readonly WorkflowProblem[]
}

/** Something that has to wait until the user has said what becomes of unsaved changes. */
interface Waiting {
  /** The page is left, rather than something else opened in it. */
  readonly isLeaving: boolean
  readonly goOn: () => void | Promise<void>
  readonly stay: () => void
}

/** What becomes of unsaved changes: they are saved; it goes on without; or everything stays as it is. */
export type UnsavedAnswer = 'save' | 'go-on' | 'stay'

/** The blueprint that ships that was opened last, and as which of the editor's documents. */
let opened: { readonly id: string; readonly opening: number } | null = null

/** Opening, saving, and not losing what is not saved. */
export function useFiles(editor: ReturnType<typeof useEditorStore>) {
  const notifications = useNotificationStore()
  const report = shallowRef<OpenReport | null>(null)
  const waiting = shallowRef<Waiting | null>(null)

  /**
   * Does something that replaces what is open; asks first when that is not saved.
   *
   * @param stay is called when it is not done after all
   */
  async function replacing(
    open: () => void | Promise<void>,
    stay = (): void => undefined,
  ): Promise<void> {
    if (editor.isDirty) ask({ isLeaving: false, goOn: open, stay })
    else await open()
  }

  /** Whether the page may be left; asks when what is open is not saved. */
  function leaving(): Promise<boolean> {
    if (!editor.isDirty) return Promise.resolve(true)
    return new Promise((resolve) => {
      ask({ isLeaving: true, goOn: () => resolve(true), stay: () => resolve(false) })
    })
  }

  function ask(next: Waiting): void {
    waiting.value?.stay()
    waiting.value = next
  }

  /** The user's answer about unsaved changes. */
  async function answer(choice: UnsavedAnswer): Promise<void> {
    const asked = waiting.value
    if (asked === null) return
    const goesOn = choice === 'go-on' || (choice === 'save' && (await save()))
    if (choice === 'go-on') {
      await (asked.isLeaving ? editor.drafts.restDraft() : editor.drafts.giveUp())
    }
    waiting.value = null
    if (goesOn) await asked.goOn()
    else asked.stay()
  }

  function showText(text: string, name: string): void {
    const { documents, problems } = editor.openText(text)
    const isOpen = documents.length > 0
    report.value = problems.length === 0 ? null : { name, isOpen, problems }
    if (documents.length > 1) {
      notifications.notify({
        status: 'info',
        text: `The file holds ${documents.length} workflows or blueprints; the first is open.`,
      })
    }
  }

  function openText(text: string, name: string): Promise<void> {
    return replacing(() => showText(text, name))
  }

  async function openFile(file: File): Promise<void> {
    try {
      if (file.size > maxBytes) throw new Error('it is bigger than 20 MB')
      await openText(await file.text(), file.name)
    } catch (error) {
      fail(`“${file.name}” could not be opened: ${messageOf(error)}.`)
    }
  }

  /**
   * Begins a new document with a blueprint that ships with the page, and its sample event; nothing happens when that is
   * what is open, as after coming back from another page.
   */
  async function openBlueprint(id: string, stay?: () => void): Promise<void> {
    if (opened?.id === id && opened.opening === editor.openings) return
    try {
      const [text, list] = await Promise.all([fetchBlueprint(id), loadBlueprints()])
      await replacing(() => {
        showText(text, id)
        const sample = list.find((one) => one.id === id)?.sample
        if (sample !== undefined) {
          editor.open({ ...editor.document, events: [sampleEvent(sample)] })
        }
        opened = { id, opening: editor.openings }
      }, stay)
    } catch (error) {
      fail(`The blueprint “${id}” could not be opened: ${messageOf(error)}.`)
    }
  }

  function create(trigger: TriggerDeclaration): Promise<void> {
    return replacing(() => {
      editor.create(trigger, DEFAULT_MISP_VERSION)
      report.value = null
    })
  }

  /** Back to the beginning, where a trigger is chosen. */
  function close(): Promise<void> {
    return replacing(() => {
      editor.open(emptyDocument())
      report.value = null
    })
  }

  /** @returns whether it is saved */
  async function save(): Promise<boolean> {
    if (editor.exercise !== null) return keepAnswer()
    const state = await editor.saving.save()
    if (state === 'saved') notifications.notify({ status: 'success', text: 'Saved.' })
    if (state === 'failed') fail(`Not saved: ${editor.saving.error}`)
    return state === 'saved'
  }

  /** An answer to an exercise is kept by itself; the user may want it among the workflows, too. */
  async function keepAnswer(): Promise<boolean> {
    await editor.answer.keepAnswer()
    notifications.notify({
      status: 'info',
      text: 'Your answer is kept with the exercise.',
      action: { label: 'Keep a copy as a workflow', perform: () => void saveAsWorkflow() },
    })
    return true
  }

  /** What was an answer goes on as a workflow of the user's own, without the events of the exercise. */
  async function saveAsWorkflow(): Promise<void> {
    editor.setProperties({ events: [] })
    const state = await editor.saving.saveCopy()
    if (state === 'failed') fail(`Not saved: ${editor.saving.error}`)
  }

  /** Saves, and gives what is saved a name among the versions. */
  async function nameVersion(name: string): Promise<void> {
    const state = await editor.saving.saveVersion(name)
    if (state === 'saved') {
      notifications.notify({ status: 'success', text: `Saved as the version “${name}”.` })
    }
    if (state === 'failed') fail(`Not saved: ${editor.saving.error}`)
  }

  function fail(text: string): void {
    notifications.notify({ status: 'failure', text })
  }

  const dialog = useFileDialog({ accept: '.json,application/json', multiple: false, reset: true })
  dialog.onChange((files) => {
    const file = files?.item(0)
    if (file) void openFile(file)
  })

  const { isEmbedded } = useEmbedding()
  // The page around an embedded one is not to be held up.
  useEventListener(window, 'beforeunload', (event) => {
    if (editor.isDirty && !editor.drafts.isKept() && !isEmbedded) event.preventDefault()
  })
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden') void editor.drafts.keepDraft()
  })

  return {
    report,
    waiting,
    answer,
    replacing,
    leaving,
    openText,
    openFile,
    openBlueprint,
    create,
    close,
    save,
    nameVersion,
    chooseFile: () => dialog.open(),
  }
}
