import * as v from 'valibot'
import { progressSchema, type ProgressRecord } from './records'
import type { RecordStore } from './record-store'
import type { Rows } from './rows'
import type { RowChecker } from './set-aside'

/** How far the user came with exercises: one row for each that was begun. */
export class Progress {
  readonly #store: RecordStore
  readonly #checker: RowChecker

  constructor(store: RecordStore, checker: RowChecker) {
    this.#store = store
    this.#checker = checker
  }

  /** The row of an exercise, or null while it was not begun. */
  get(id: string): Promise<ProgressRecord | null> {
    return this.#store.read((rows) => this.#get(rows, id))
  }

  /** All rows. */
  list(): Promise<readonly ProgressRecord[]> {
    return this.#store.read((rows) => this.#list(rows))
  }

  /** Tells all rows now and whenever they change here or in another tab. */
  observe(listener: (list: readonly ProgressRecord[]) => void): () => void {
    return this.#store.observe((rows) => this.#list(rows), listener)
  }

  /**
   * Keeps how far the user came. What was solved stays solved, and hints that were seen stay seen, though a tab that was
   * opened before does not know it.
   *
   * @throws v.ValiError when the answer is longer than a row holds
   */
  put(progress: Omit<ProgressRecord, 'changedAt'>): Promise<void> {
    return this.#store.write(async (rows) => {
      const before = await this.#get(rows, progress.id)
      const now = v.parse(progressSchema, {
        ...progress,
        solvedAt: before?.solvedAt || progress.solvedAt,
        hintsShown: Math.max(before?.hintsShown ?? 0, progress.hintsShown),
        changedAt: Math.max(Date.now(), before?.changedAt ?? 0),
      })
      await rows.put('progress', now)
    })
  }

  /**
   * Forgets how far the user came: with all exercises, or those whose id begins with a text (a pack's id and a slash).
   *
   * @returns how many rows there were, and the way back: what was begun anew since stays
   */
  removeAll(prefix = ''): Promise<{ readonly count: number; readonly undo: () => Promise<void> }> {
    return this.#store.write(async (rows) => {
      const removed = (await this.#list(rows)).filter(({ id }) => id.startsWith(prefix))
      for (const { id } of removed) await rows.remove('progress', id)
      return { count: removed.length, undo: () => this.#restore(removed) }
    })
  }

  #restore(removed: readonly ProgressRecord[]): Promise<void> {
    return this.#store.write(async (rows) => {
      for (const row of removed) {
        if ((await rows.get('progress', row.id)) === undefined) await rows.put('progress', row)
      }
    })
  }

  async #get(rows: Rows, id: string): Promise<ProgressRecord | null> {
    return this.#checker.check('progress', progressSchema, await rows.get('progress', id))
  }

  async #list(rows: Rows): Promise<readonly ProgressRecord[]> {
    return this.#checker.checkAll('progress', progressSchema, await rows.list('progress'))
  }
}
