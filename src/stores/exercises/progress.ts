import { shallowRef } from 'vue'
import type { Library } from '@/storage/library'
import type { ProgressRecord } from '@/storage/records'

/** How far the user came with one exercise. */
export interface ExerciseProgress {
  readonly isSolved: boolean
  /** The last answer; empty while there is none. */
  readonly answer: string
  /** The solution counts as one more behind the last hint. */
  readonly hintsShown: number
}

const untouched: ExerciseProgress = { isSolved: false, answer: '', hintsShown: 0 }

/** The name of an exercise everywhere: its pack and itself. */
export function exerciseKey(pack: string, exercise: string): string {
  return `${pack}/${exercise}`
}

/** How far the user came with all exercises: it stays up to date, in whatever tab they go on. */
export function useProgress(openLibrary: () => Promise<Library>) {
  const rows = shallowRef<ReadonlyMap<string, ProgressRecord>>(new Map())
  let starting: Promise<void> | null = null
  let last: Promise<void> = Promise.resolve()

  /** Begins to follow the library; resolves when everything is known. */
  function start(): Promise<void> {
    starting ??= openLibrary().then(
      (library) =>
        new Promise((resolve) => {
          library.progress.observe((list) => {
            rows.value = new Map(list.map((row) => [row.id, row]))
            resolve()
          })
        }),
    )
    return starting
  }

  function of(key: string): ExerciseProgress {
    const row = rows.value.get(key)
    if (row === undefined) return untouched
    const { solvedAt, answer, hintsShown } = row
    return { isSolved: solvedAt > 0, answer, hintsShown }
  }

  /** Keeps what is new about an exercise; what was solved or seen stays so. One after the other: none undoes another. */
  function keep(key: string, news: Partial<ExerciseProgress>): Promise<void> {
    const keeping = last.then(() => put(key, news))
    last = keeping.catch(() => undefined)
    return keeping
  }

  async function put(key: string, news: Partial<ExerciseProgress>): Promise<void> {
    const library = await openLibrary()
    const before = await library.progress.get(key)
    await library.progress.put({
      id: key,
      solvedAt: before?.solvedAt || (news.isSolved === true ? Date.now() : 0),
      answer: news.answer ?? before?.answer ?? '',
      hintsShown: news.hintsShown ?? before?.hintsShown ?? 0,
    })
  }

  /** Forgets how far the user came with one pack, and gives the way back. */
  async function reset(pack: string): Promise<{ count: number; undo: () => Promise<void> }> {
    return (await openLibrary()).progress.removeAll(`${pack}/`)
  }

  return { start, of, keep, reset }
}
