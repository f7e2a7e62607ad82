import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Exercise, ExercisePack } from '@/formats/exercise/pack'
import type { PackOutline } from '@/formats/exercise/pack-outline'
import type { ContentProblem, Reading } from '@/formats/simulated-misp/reading'
import { addToLinkPack, linkPackId } from './exercises/link-pack'
import { readText, useOwnPacks } from './exercises/own-packs'
import { exerciseKey, useProgress } from './exercises/progress'
import { fetchText, useShippedPacks } from './exercises/shipped-packs'
import { useLibraryStore } from './library'

/** A pack as a list shows it. */
export interface ListedPack {
  readonly outline: PackOutline
  /** The user imported it: it can be deleted. */
  readonly isOwn: boolean
  /** Why it cannot be read; empty when it can. */
  readonly problems: readonly ContentProblem[]
}

/** An exercise that was opened, and its place in its pack. */
export interface OpenedExercise {
  readonly key: string
  readonly exercise: Exercise
  readonly pack: ExercisePack
  /** Counted from 0. */
  readonly index: number
}

/** Why there is no exercise to open, in whole sentences. */
export interface ExerciseProblem {
  readonly what: string
  readonly todo: string
}

/** The exercises: packs that ship with the page and those of the user, and how far the user came. */
export const useExercisesStore = defineStore('exercises', () => {
  const library = useLibraryStore()
  const shipped = useShippedPacks()
  const own = useOwnPacks(() => library.open())
  const progress = useProgress(() => library.open())

  const packs = computed((): readonly ListedPack[] => [
    ...(shipped.list.value ?? []).map((outline) => ({ outline, isOwn: false, problems: [] })),
    ...(own.list.value ?? []).map(({ outline, problems }) => ({ outline, isOwn: true, problems })),
  ])
  /** Everything that a list needs is known. */
  const isReady = computed(() => shipped.list.value !== null && own.list.value !== null)

  /** Learns what there is. What of it cannot be loaded is told by `loadProblem`. */
  async function start(): Promise<void> {
    await Promise.all([shipped.load(), own.start(), progress.start()])
  }

  async function isShipped(id: string): Promise<boolean> {
    return (await shipped.load()).some((outline) => outline.id === id)
  }

  /**
   * The text of a pack's file; null when there is no such pack.
   *
   * @throws Error when it cannot be loaded
   */
  async function textOf(id: string): Promise<string | null> {
    return (await isShipped(id)) ? fetchText(id) : own.textOf(id)
  }

  /** Opens an exercise by the ids of its pack and itself. */
  async function open(
    packId: string,
    exerciseId: string,
  ): Promise<OpenedExercise | ExerciseProblem> {
    await start()
    const text = await textOf(packId)
    if (text === null) {
      return {
        what: shipped.problem.value || 'There is no such pack in this browser.',
        todo: 'Choose an exercise from the list, or import the pack.',
      }
    }
    const reading = await readText(text)
    if (!reading.ok) {
      const [first] = reading.problems
      return { what: `${first?.where ?? ''}: ${first?.what ?? ''}`, todo: first?.todo ?? '' }
    }
    const pack = reading.value
    const index = pack.exercises.findIndex(({ id }) => id === exerciseId)
    const exercise = pack.exercises[index]
    if (exercise === undefined) {
      return {
        what: `The pack “${pack.name}” has no such exercise.`,
        todo: 'Choose an exercise from the list.',
      }
    }
    return { key: exerciseKey(packId, exerciseId), exercise, pack, index }
  }

  /**
   * Keeps a pack that somebody wrote. Packs that ship are not replaced.
   *
   * @throws Error when the browser does not take it
   */
  async function importText(
    text: string,
  ): Promise<Reading<{ pack: ExercisePack; undo: (() => Promise<void>) | null }>> {
    const reading = await readText(text)
    if (!reading.ok) return reading
    const pack = reading.value
    if (await isShipped(pack.id)) {
      const what = `A pack of this page has the id “${pack.id}” already.`
      return { ok: false, problems: [{ where: 'id', what, todo: 'Give it an id of its own.' }] }
    }
    return { ok: true, value: { pack, ...(await own.keep(pack, text)) } }
  }

  /**
   * Keeps an exercise that came with a link.
   *
   * @returns its id in the pack of what came with links
   * @throws Error when the pack is full or the browser does not take it
   */
  async function addFromLink(exercise: Exercise): Promise<string> {
    const text = await own.textOf(linkPackId)
    const before = text === null ? null : await readText(text)
    const added = addToLinkPack(before?.ok === true ? before.value : null, exercise)
    const { writePack } = await import('@/formats/exercise/read-pack')
    const after = writePack(added.pack)
    const reading = await readText(after)
    if (!reading.ok) throw new Error(reading.problems[0]?.what ?? 'the pack is full')
    await own.keep(added.pack, after)
    return added.exercise
  }

  return {
    packs,
    isReady,
    loadProblem: shipped.problem,
    start,
    open,
    importText,
    addFromLink,
    textOf,
    remove: own.remove,
    progressOf: progress.of,
    keepProgress: progress.keep,
    resetProgress: progress.reset,
  }
})
