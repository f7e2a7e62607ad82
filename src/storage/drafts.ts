import { draftSchema, type DraftRecord } from './records'
import type { RecordStore } from './record-store'
import type { Rows } from './rows'
import type { RowChecker } from './set-aside'

/** What is being written and not saved, so that a crash or a closed tab loses nothing. */
export class Drafts {
  readonly #store: RecordStore
  readonly #checker: RowChecker

  constructor(store: RecordStore, checker: RowChecker) {
    this.#store = store
    this.#checker = checker
  }

  /** Keeps the newest state of an editing session. */
  keep(draft: Omit<DraftRecord, 'changedAt'>): Promise<void> {
    return this.#store.write((rows) => rows.put('drafts', { ...draft, changedAt: Date.now() }))
  }

  /** Forgets the draft of a session: it was saved, or is not wanted. */
  discard(id: string): Promise<void> {
    return this.#store.write((rows) => rows.remove('drafts', id))
  }

  /** All drafts, or those of a workflow (an empty text: of new ones), the newest first. */
  list(workflow?: string): Promise<readonly DraftRecord[]> {
    return this.#store.read((rows) => this.#list(rows, workflow))
  }

  /** Tells all drafts, the newest first, now and whenever they change here or in another tab. */
  observe(listener: (list: readonly DraftRecord[]) => void): () => void {
    return this.#store.observe((rows) => this.#list(rows), listener)
  }

  /** Keeps a draft again that was discarded, as it was. */
  putBack(draft: DraftRecord): Promise<void> {
    return this.#store.write((rows) => rows.put('drafts', draft))
  }

  /** Removes the drafts of a workflow or blueprint that is deleted and gives them back. */
  async removeIn(rows: Rows, workflow: string): Promise<readonly DraftRecord[]> {
    const drafts = await this.#list(rows, workflow)
    for (const { id } of drafts) await rows.remove('drafts', id)
    return drafts
  }

  async #list(rows: Rows, workflow?: string): Promise<readonly DraftRecord[]> {
    const where = workflow === undefined ? undefined : { index: 'workflow', value: workflow }
    return this.#checker
      .checkAll('drafts', draftSchema, await rows.list('drafts', where))
      .toSorted((one, other) => other.changedAt - one.changedAt)
  }
}
