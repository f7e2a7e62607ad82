import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { triggerInDescription, withoutTrigger } from '@/formats/workflow-json/blueprint-trigger'
import type { BlueprintDocument } from '@/formats/workflow-json/documents'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { writeBlueprint } from '@/formats/workflow-json/write-workflow'
import type { RecordSummary } from '@/storage/collection'
import { fetchBlueprint, loadBlueprints, type ShippedBlueprint } from './blueprints'
import { useLibraryStore } from './library'
import { importText } from './library/import-text'
import { useLive } from './library/use-live'
import { useNotificationStore } from './notifications'
import { messageOf } from '@/stores/message-of'

/** A blueprint in a list. */
export interface BlueprintCard {
  readonly id: string
  readonly name: string
  /** What one of ours shows; the description of one of the user's own, without its trigger. */
  readonly description: string
  /** The trigger it belongs behind; empty when it names none. */
  readonly trigger: string
  /** Made or imported by the user: it can be changed and deleted. */
  readonly isOwn: boolean
}

/** What the user says of a blueprint. */
export interface BlueprintLabels {
  readonly name: string
  readonly description: string
}

/** Bigger files are no blueprints. */
const maxFileBytes = 20_000_000

/** The blueprints that ship with the page and the user's own. */
export const useBlueprintLibrary = defineStore('blueprint-library', () => {
  const library = useLibraryStore()
  const { notify } = useNotificationStore()
  const own = useLive<readonly RecordSummary[]>((opened, listener) =>
    opened.blueprints.observeList(listener),
  )
  const shipped = shallowRef<readonly ShippedBlueprint[] | null>(null)
  /** Why ours could not be loaded. */
  const loadError = ref('')
  /** Why a file could not be imported, or not all of it. */
  const importProblem = ref('')

  const ownCards = computed(
    () =>
      own.value?.map(({ id, name, description }): BlueprintCard => ({
        id,
        name,
        description: withoutTrigger(description),
        trigger: triggerInDescription(description),
        isOwn: true,
      })) ?? null,
  )
  const shippedCards = computed(
    () =>
      shipped.value?.map(({ id, name, sentence, trigger }): BlueprintCard => ({
        id,
        name,
        description: sentence,
        trigger,
        isOwn: false,
      })) ?? null,
  )

  async function loadShipped(): Promise<void> {
    loadError.value = ''
    try {
      shipped.value = await loadBlueprints()
    } catch (error) {
      loadError.value = messageOf(error)
    }
  }

  /**
   * A blueprint as it can be put into a workflow.
   *
   * @throws Error in words for the user when it is gone or cannot be read
   */
  async function read(id: string): Promise<BlueprintDocument> {
    const record = await (await library.open()).blueprints.get(id)
    const { blueprints, problems } = readWorkflowFile(record?.content ?? (await fetchBlueprint(id)))
    const [blueprint] = blueprints
    if (blueprint === undefined) throw new Error(problems[0]?.what ?? 'it holds no nodes')
    // The library changes names without looking into what it keeps.
    return record === null ? blueprint : { ...blueprint, ...labelsOf(record) }
  }

  /** The file of a blueprint, as MISP exports it. */
  async function write(id: string): Promise<{ readonly name: string; readonly text: string }> {
    const blueprint = await read(id)
    return { name: blueprint.name, text: writeBlueprint(blueprint) }
  }

  /** Keeps a blueprint as one of the user's own. */
  async function add(blueprint: BlueprintDocument): Promise<void> {
    const opened = await library.open()
    await opened.blueprints.create({
      ...labelsOf(blueprint),
      tags: [],
      content: writeBlueprint(blueprint),
    })
    notify({ status: 'success', text: `Blueprint “${blueprint.name}” is saved.` })
  }

  /** The name and the whole description of one of the user's own; null when it is gone. */
  async function labels(id: string): Promise<BlueprintLabels | null> {
    const record = await (await library.open()).blueprints.get(id)
    return record === null ? null : labelsOf(record)
  }

  async function relabel(id: string, changed: BlueprintLabels): Promise<void> {
    const record = await (await library.open()).blueprints.relabel(id, labelsOf(changed))
    if (record === null) notify({ status: 'failure', text: `“${changed.name}” was deleted.` })
  }

  /** Deletes one of the user's own; it can be taken back for a moment. */
  async function remove(id: string): Promise<void> {
    const { blueprints } = await library.open()
    const removed = await blueprints.remove(id)
    if (removed === null) return
    notify({
      status: 'info',
      text: `Blueprint “${removed.record.name}” is deleted.`,
      action: { label: 'Undo', perform: () => void removed.undo() },
    })
  }

  /** Adds the blueprints of a file to the user's own. What cannot be used is told in `importProblem`. */
  async function importFile(file: File): Promise<void> {
    importProblem.value = ''
    try {
      if (file.size > maxFileBytes) throw new Error('It is too big for a blueprint.')
      const { blueprints, workflows, problem } = importText(await file.text(), file.name)
      const opened = await library.open()
      for (const blueprint of blueprints) await opened.blueprints.create(blueprint)
      const [first, ...others] = blueprints
      if (first === undefined) throw new Error(problem || otherContent(workflows.length))
      const text =
        others.length === 0
          ? `Blueprint “${first.name}” is imported.`
          : `${blueprints.length} blueprints are imported.`
      notify({ status: 'success', text })
      importProblem.value = problem && `“${file.name}”: ${problem}`
    } catch (error) {
      importProblem.value = `“${file.name}”: ${messageOf(error)}`
    }
  }

  return {
    ownCards,
    shippedCards,
    loadError,
    importProblem,
    loadShipped,
    read,
    write,
    add,
    labels,
    relabel,
    remove,
    importFile,
  }
})

function labelsOf({ name, description }: BlueprintLabels): BlueprintLabels {
  return { name, description }
}

function otherContent(workflows: number): string {
  return workflows > 0
    ? 'It holds a workflow, not a blueprint: open it in the editor, select nodes and save them as a blueprint.'
    : 'It holds no blueprint: choose a file that MISP exported under Workflows, Blueprints.'
}
