import { shallowRef } from 'vue'
import type { ExercisePack } from '@/formats/exercise/pack'
import type { PackOutline } from '@/formats/exercise/pack-outline'
import type { ContentProblem, Reading } from '@/formats/simulated-misp/reading'
import type { RecordSummary } from '@/storage/collection'
import type { Library } from '@/storage/library'
import type { ExerciseRecord } from '@/storage/records'

/** A pack that the user imported, as far as it can be read. */
export interface OwnPack {
  /** The record it is kept in. */
  readonly record: string
  readonly revision: number
  /** Without any exercises where it cannot be read. */
  readonly outline: PackOutline
  /** Why it cannot be read; empty when it can. */
  readonly problems: readonly ContentProblem[]
}

/** What became of a pack that was to be kept: it is new, or it took the place of the one of its id. */
export interface KeptPack {
  /** Brings back what was there before; null when nothing was. */
  readonly undo: (() => Promise<void>) | null
}

/** The packs that the user imported: they stay up to date, whoever changes them. */
export function useOwnPacks(openLibrary: () => Promise<Library>) {
  const list = shallowRef<readonly OwnPack[] | null>(null)
  let newest: readonly RecordSummary[] = []
  let starting: Promise<void> | null = null

  /** Begins to follow the library; resolves when the list is known. */
  function start(): Promise<void> {
    starting ??= openLibrary().then(
      (library) =>
        new Promise((resolve) => {
          library.exercises.observeList((summaries) => {
            newest = summaries
            void describeAll(library, summaries).then((packs) => {
              if (newest === summaries) list.value = packs
              resolve()
            })
          })
        }),
    )
    return starting
  }

  async function describeAll(
    library: Library,
    summaries: readonly RecordSummary[],
  ): Promise<readonly OwnPack[]> {
    const known = list.value ?? []
    const packs = await Promise.all(
      summaries.map(async ({ id, revision }) => {
        const same = known.find((pack) => pack.record === id && pack.revision === revision)
        if (same !== undefined) return [same]
        const record = await library.exercises.get(id)
        return record === null ? [] : [await describe(record)]
      }),
    )
    return packs.flat().toSorted((one, other) => compare(one.outline.name, other.outline.name))
  }

  /** Asks the library itself: the list that is shown may be a moment behind. */
  async function find(packId: string): Promise<ExerciseRecord | null> {
    const library = await openLibrary()
    const packs = await describeAll(library, await library.exercises.list())
    const own = packs.find(({ outline }) => outline.id === packId)
    return own === undefined ? null : library.exercises.get(own.record)
  }

  /** The text of a pack's file; null when there is none of that id. */
  async function textOf(packId: string): Promise<string | null> {
    return (await find(packId))?.content ?? null
  }

  /**
   * Keeps a pack, in place of one of the same id.
   *
   * @throws Error when somebody else changes it at the same moment, or the browser does not take it
   */
  async function keep(
    { id, name, description }: Pick<ExercisePack, 'id' | 'name' | 'description'>,
    content: string,
  ): Promise<KeptPack> {
    const { exercises } = await openLibrary()
    const before = await find(id)
    if (before === null) {
      await exercises.create({ name, description, tags: [], content })
      return { undo: null }
    }
    const put = async (record: ExerciseRecord) => {
      const result = await exercises.save(record)
      if (result.state === 'conflict') throw new Error('it was changed at the same moment')
      return result.record
    }
    const { revision } = await put({ ...before, name, description, content })
    return {
      undo: async () => {
        await put({ ...before, revision })
      },
    }
  }

  /** Deletes a pack and gives the way back; null when there is none. */
  async function remove(packId: string): Promise<(() => Promise<void>) | null> {
    const { exercises } = await openLibrary()
    const record = await find(packId)
    const removed = record && (await exercises.remove(record.id))
    return removed?.undo ?? null
  }

  return { list, start, textOf, keep, remove }
}

/** The text of a pack, read. What reads it is loaded when there is something to read. */
export async function readText(text: string): Promise<Reading<ExercisePack>> {
  const { readPack } = await import('@/formats/exercise/read-pack')
  return readPack(text)
}

async function describe({ id, revision, name, content }: ExerciseRecord): Promise<OwnPack> {
  const reading = await readText(content)
  if (!reading.ok) {
    const nothing = { description: '', author: '', licence: '', exercises: [] }
    return { record: id, revision, outline: { id, name, ...nothing }, problems: reading.problems }
  }
  const { outlineOf } = await import('@/formats/exercise/pack-outline')
  return { record: id, revision, outline: outlineOf(reading.value), problems: [] }
}

function compare(one: string, other: string): number {
  return one.localeCompare(other, 'en')
}
