import { shallowRef } from 'vue'
import type { PackOutline } from '@/formats/exercise/pack-outline'
import type { ContentProblem } from '@/formats/simulated-misp/reading'
import { countOf } from '@/components/text/quantities'
import { useExercisesStore } from '@/stores/exercises'
import { useNotificationStore } from '@/stores/notifications'

/** Bigger files are not read: no pack is as big. */
const maxFileBytes = 8_000_000

type Undo = () => Promise<void>

/** A text that was not taken, and why. */
export interface RefusedPack {
  readonly name: string
  readonly problems: readonly ContentProblem[]
}

/** What can be done with packs. Whatever goes wrong is told; nothing here rejects. */
export function usePackActions() {
  const store = useExercisesStore()
  const { notify } = useNotificationStore()
  const refused = shallowRef<RefusedPack | null>(null)
  /** Newest last. */
  const undos: Undo[] = []

  async function attempt<T>(what: string, act: () => Promise<T>): Promise<T | null> {
    try {
      return await act()
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      notify({ status: 'failure', text: `${what} did not work: ${cause}` })
      return null
    }
  }

  /** Tells what was done; with a way back it can be undone from the message, or with the command. */
  function tell(text: string, back: Undo | null): void {
    if (back === null) {
      notify({ status: 'success', text })
      return
    }
    undos.push(back)
    const action = { label: 'Undo', perform: () => void undo(back) }
    notify({ status: 'info', text, action })
  }

  /** Undoes the newest change that was not undone yet, or the given one. */
  async function undo(which = undos.at(-1)): Promise<void> {
    const place = which ? undos.indexOf(which) : -1
    if (which === undefined || place === -1) return
    undos.splice(place, 1)
    await attempt('Undoing', which)
  }

  async function importText(text: string, name: string): Promise<void> {
    const result = await attempt('Importing', () => store.importText(text))
    if (result === null) return
    refused.value = result.ok ? null : { name, problems: result.problems }
    if (!result.ok) return
    const { pack, undo: back } = result.value
    const exercises = countOf(pack.exercises.length, 'exercise')
    tell(
      back === null
        ? `“${pack.name}” is imported: ${exercises}.`
        : `“${pack.name}” was here already and is replaced: ${exercises}.`,
      back,
    )
  }

  async function importFile(file: File): Promise<void> {
    if (file.size > maxFileBytes) {
      const problem = { where: 'the whole file', what: 'It is bigger than 8 MB.', todo: '' }
      refused.value = { name: `“${file.name}”`, problems: [problem] }
      return
    }
    const text = await attempt('Reading the file', () => file.text())
    if (text !== null) await importText(text, `“${file.name}”`)
  }

  async function remove({ id, name }: PackOutline): Promise<void> {
    const back = await attempt('Deleting', () => store.remove(id))
    if (back !== null) tell(`“${name}” deleted.`, back)
  }

  async function reset({ id, name }: PackOutline): Promise<void> {
    const gone = await attempt('Forgetting', () => store.resetProgress(id))
    if (gone !== null && gone.count > 0) tell(`Your progress in “${name}” is forgotten.`, gone.undo)
  }

  /** The text of a pack's file; null when it cannot be had. */
  async function textOf(id: string): Promise<string | null> {
    return attempt('Exporting', () => store.textOf(id))
  }

  return { refused, importText, importFile, remove, reset, textOf, undo }
}
