import { versionSchema, type VersionRecord, type WorkflowRecord } from './records'
import type { RecordStore } from './record-store'
import type { Rows } from './rows'
import type { RowChecker } from './set-aside'

/** So many versions that nobody named are kept of a workflow; older ones go. */
const keptAutomatically = 100

/** A version to be kept. */
export interface NewVersion {
  readonly workflow: string
  readonly content: string
  readonly cause: VersionRecord['cause']
  readonly name?: string
}

/** The earlier states of workflows. */
export class Versions {
  readonly #store: RecordStore
  readonly #checker: RowChecker

  constructor(store: RecordStore, checker: RowChecker) {
    this.#store = store
    this.#checker = checker
  }

  /** The versions of a workflow, the newest first. */
  list(workflow: string): Promise<readonly VersionRecord[]> {
    return this.#store.read((rows) => this.#list(rows, workflow))
  }

  /** Tells the versions of a workflow now and whenever there are others. */
  observe(workflow: string, listener: (list: readonly VersionRecord[]) => void): () => void {
    return this.#store.observe((rows) => this.#list(rows, workflow), listener)
  }

  /** Keeps a version, unless the newest one says the same; a name is then given to that one. */
  keep(version: NewVersion): Promise<void> {
    return this.#store.write((rows) => this.keepIn(rows, version))
  }

  /** Gives a version another name; without one it counts as kept by itself again. */
  rename(version: VersionRecord, name: string): Promise<void> {
    return this.#store.write((rows) => rows.put('versions', { ...version, name }))
  }

  /** `keep`, as a part of another change. */
  async keepIn(rows: Rows, { workflow, content, cause, name = '' }: NewVersion): Promise<void> {
    const versions = await this.#list(rows, workflow)
    const newest = versions[0]
    if (newest?.content === content) {
      if (name !== '') await rows.put('versions', { ...newest, name })
      return
    }
    const version: VersionRecord = {
      id: crypto.randomUUID(),
      workflow,
      number: (newest?.number ?? 0) + 1,
      name,
      cause,
      createdAt: Date.now(),
      content,
    }
    await rows.put('versions', version)
    const unnamed = versions.filter((one) => one.name === '')
    for (const { id } of unnamed.slice(keptAutomatically - 1)) await rows.remove('versions', id)
  }

  /** Removes the versions of a workflow that is deleted and gives them back. */
  async removeIn(rows: Rows, workflow: WorkflowRecord): Promise<readonly VersionRecord[]> {
    const versions = await this.#list(rows, workflow.id)
    for (const { id } of versions) await rows.remove('versions', id)
    return versions
  }

  /** By number: the clock of a computer may go backwards. */
  async #list(rows: Rows, workflow: string): Promise<VersionRecord[]> {
    const found = await rows.list('versions', { index: 'workflow', value: workflow })
    return this.#checker
      .checkAll('versions', versionSchema, found)
      .toSorted((one, other) => other.number - one.number)
  }
}
