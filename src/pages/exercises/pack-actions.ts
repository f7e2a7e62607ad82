import { shallowRef } from 'vue'
import type { ExercisePack } from '@/formats/exercise/pack'
import type { PackOutline } from '@/formats/exercise/pack-outline'
import type { ContentProblem } from '@/formats/simulated-misp/reading'
import { countOf } from '@/components/text/quantities'
import { useExercisesStore } from '@/stores/exercises'
import { useNotificationStore } from '@/stores/notifications'

/** Bigger files are not read: no pack is as big. */
const maxFileBytes = 8_000_000

type Undo = () => Promise<void>

/** A text with which something is wrong. */
interface FaultyPack {
  readonly name: string
  /** It was not taken; else it was, and some of its exercises do not work. */
  readonly isRefused: boolean
  readonly problems: readonly ContentProblem[]
}

/** What can be done with packs. Whatever goes wrong is told; nothing here rejects. */
export function usePackActions() {
  const store = useExercisesStore()
  const { notify, fail } = useNotificationStore()
  /** Of each text that was given only what was found last. */
  const faulty = shallowRef<readonly FaultyPack[]>([])
  /** One after the other: each is tried out. */
  let importing = Promise.resolve()
  /** Newest last. */
  const undos: Undo[] = []

  async function attempt<T>(what: string, act: () => Promise<T>): Promise<T | null> {
    try {
      return await act()
    } catch (error) {
      fail(`${what} did not work`, error)
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

  function tellFaults(name: string, isRefused: boolean, problems: FaultyPack['problems']): void {
    forget(name)
    if (problems.length > 0) faulty.value = [...faulty.value, { name, isRefused, problems }]
  }

  function forget(name: string): void {
    faulty.value = faulty.value.filter((one) => one.name !== name)
  }

  function importText(text: string, name: string): Promise<void> {
    importing = importing.then(() => take(text, name))
    return importing
  }

  async function take(text: string, name: string): Promise<void> {
    const result = await attempt('Importing', () => store.importText(text))
    if (result === null) return
    tellFaults(name, true, result.ok ? [] : result.problems)
    if (!result.ok) return
    const { pack, undo: back } = result.value
    const exercises = countOf(pack.exercises.length, 'exercise')
    tell(
      back === null
        ? `“${pack.name}” is imported: ${exercises}.`
        : `“${pack.name}” was here already and is replaced: ${exercises}.`,
      back,
    )
    await attempt('Trying the exercises', () => tryOut(pack, name))
  }

  /** Whoever writes a pack wants to know at once which exercises of it cannot be solved. */
  async function tryOut(pack: ExercisePack, name: string): Promise<void> {
    const [{ tryPack }, { checkAnswer }] = await Promise.all([
      import('@/stores/exercises/try-pack'),
      import('@/stores/exercises/check-answer'),
    ])
    tellFaults(name, false, await tryPack(pack, checkAnswer))
  }

  async function importFile(file: File): Promise<void> {
    if (file.size > maxFileBytes) {
      const problem = { where: 'the whole file', what: 'It is bigger than 8 MB.', todo: '' }
      tellFaults(`“${file.name}”`, true, [problem])
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

  return { faulty, forget, importText, importFile, remove, reset, textOf, undo }
}
