import { useEventListener, useFileDialog } from '@vueuse/core'
import { shallowRef } from 'vue'
import type { TriggerDeclaration } from '@/engine/modules/declaration'
import { DEFAULT_MISP_VERSION } from '@/engine/compat'
import type { WorkflowProblem } from '@/formats/workflow-json/problem'
import { fetchBlueprint, loadBlueprints } from '@/stores/blueprints'
import type { useEditorStore } from '@/stores/editor'
import { emptyDocument } from '@/stores/editor/document'
import { useNotificationStore } from '@/stores/notifications'
import { sampleEvent } from '../test-events'

/** Bigger files hold no workflow. */
const maxBytes = 20_000_000

/** A text that could not be opened, or that has flaws. */
export interface OpenReport {
  readonly name: string
  readonly isOpen: boolean
  readonly problems: readonly WorkflowProblem[]
}

/** Opening, saving, and not losing what is not saved. */
export function useFiles(editor: ReturnType<typeof useEditorStore>) {
  const notifications = useNotificationStore()
  const report = shallowRef<OpenReport | null>(null)
  /** What waits for the user to say what becomes of unsaved changes. */
  const waiting = shallowRef<(() => void | Promise<void>) | null>(null)

  /** Does something that replaces what is open; asks first when that is not saved. */
  async function replacing(open: () => void | Promise<void>): Promise<void> {
    if (editor.isDirty) waiting.value = open
    else await open()
  }

  /** The user's answer about unsaved changes. */
  async function answer(choice: 'save' | 'discard' | 'cancel'): Promise<void> {
    const open = waiting.value
    if (choice === 'save' && !(await save())) return
    if (choice === 'discard') await editor.drafts.giveUp()
    waiting.value = null
    if (choice !== 'cancel' && open !== null) await open()
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

  /** Begins a new document with a blueprint that ships with the page, and its sample event. */
  async function openBlueprint(id: string): Promise<void> {
    try {
      const [text, list] = await Promise.all([fetchBlueprint(id), loadBlueprints()])
      await replacing(() => {
        showText(text, id)
        const sample = list.find((one) => one.id === id)?.sample
        if (sample !== undefined) {
          editor.open({ ...editor.document, events: [sampleEvent(sample)] })
        }
      })
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
    const state = await editor.saving.save()
    if (state === 'saved') notifications.notify({ status: 'success', text: 'Saved.' })
    if (state === 'failed') fail(`Not saved: ${editor.saving.error}`)
    return state === 'saved'
  }

  function fail(text: string): void {
    notifications.notify({ status: 'failure', text })
  }

  const dialog = useFileDialog({ accept: '.json,application/json', multiple: false, reset: true })
  dialog.onChange((files) => {
    const file = files?.item(0)
    if (file) void openFile(file)
  })

  useEventListener(window, 'beforeunload', (event) => {
    if (editor.isDirty) event.preventDefault()
  })

  return {
    report,
    waiting,
    answer,
    replacing,
    openText,
    openFile,
    openBlueprint,
    create,
    close,
    save,
    chooseFile: () => dialog.open(),
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
