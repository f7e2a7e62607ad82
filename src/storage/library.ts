import type { BackupTables } from './backup/backup'
import type { RestoreMode } from './backup/plan-restore'
import { readTables, restoreTables, type Restored } from './backup/restore'
import { Collection, type Belonging } from './collection'
import { createDatabase, databaseName } from './database'
import { Drafts } from './drafts'
import { Progress } from './progress'
import { RecordStore } from './record-store'
import {
  blueprintSchema,
  eventSchema,
  exerciseSchema,
  runSchema,
  simulatedMispSchema,
  testSchema,
  workflowSchema,
  type BlueprintRecord,
  type EventRecord,
  type ExerciseRecord,
  type RecordKind,
  type RunRecord,
  type SimulatedMispRecord,
  type StoredRecord,
  type TestRecord,
  type WorkflowRecord,
} from './records'
import type { Rows } from './rows'
import { RowChecker, type SetAsideRow } from './set-aside'
import { Versions } from './versions'
import { WorkflowTests } from './workflow-tests'

/** Everything the user keeps in this browser. */
export class Library {
  readonly store: RecordStore
  readonly workflows: Collection<WorkflowRecord>
  readonly blueprints: Collection<BlueprintRecord>
  readonly events: Collection<EventRecord>
  readonly runs: Collection<RunRecord>
  readonly simulatedMisps: Collection<SimulatedMispRecord>
  readonly tests: Collection<TestRecord>
  /** Packs that the user imported. */
  readonly exercises: Collection<ExerciseRecord>
  readonly versions: Versions
  readonly drafts: Drafts
  readonly workflowTests: WorkflowTests
  readonly progress: Progress
  readonly #checker: RowChecker

  constructor(store: RecordStore) {
    const checker = new RowChecker(store)
    const versions = new Versions(store, checker)
    const drafts = new Drafts(store, checker)
    const workflowTests = new WorkflowTests(store, checker)
    /** Tests and drafts are nothing without their workflow: they go, and come back, together. */
    const removeWith = async (rows: Rows, { id }: StoredRecord): Promise<readonly Belonging[]> => {
      const tests = await workflowTests.removeIn(rows, id)
      const left = await drafts.removeIn(rows, id)
      return [
        ...tests.map((row): Belonging => ({ table: 'tests', row })),
        ...left.map((row): Belonging => ({ table: 'drafts', row })),
      ]
    }
    this.store = store
    this.#checker = checker
    this.versions = versions
    this.drafts = drafts
    this.workflowTests = workflowTests
    this.progress = new Progress(store, checker)
    this.workflows = new Collection('workflows', workflowSchema, store, checker, {
      saved: (rows, { id, content }) =>
        versions.keepIn(rows, { workflow: id, content, cause: 'save' }),
      removed: async (rows, workflow) => {
        const removed = await versions.removeIn(rows, workflow)
        return [
          ...removed.map((row): Belonging => ({ table: 'versions', row })),
          ...(await removeWith(rows, workflow)),
        ]
      },
    })
    this.blueprints = new Collection('blueprints', blueprintSchema, store, checker, {
      saved: () => Promise.resolve(),
      removed: removeWith,
    })
    this.events = new Collection('events', eventSchema, store, checker)
    this.runs = new Collection('runs', runSchema, store, checker)
    this.simulatedMisps = new Collection('simulatedMisps', simulatedMispSchema, store, checker)
    this.tests = new Collection('tests', testSchema, store, checker)
    this.exercises = new Collection('exercises', exerciseSchema, store, checker)
  }

  /** Everything, for a backup. */
  tables(): Promise<BackupTables> {
    return readTables(this.store, this.#checker)
  }

  /** Restores a backup, all of it or nothing. */
  restore(tables: BackupTables, mode: RestoreMode): Promise<Restored> {
    return restoreTables(this.store, this.#checker, tables, mode)
  }

  /** Tells how many records of each kind there are, now and whenever that changes. */
  observeCounts(listener: (counts: Readonly<Record<RecordKind, number>>) => void): () => void {
    return this.store.observe(
      async (rows) => ({
        workflows: await rows.count('workflows'),
        blueprints: await rows.count('blueprints'),
        events: await rows.count('events'),
        runs: await rows.count('runs'),
        simulatedMisps: await rows.count('simulatedMisps'),
        tests: await rows.count('tests'),
        exercises: await rows.count('exercises'),
      }),
      listener,
    )
  }

  /** Tells the rows that could not be read, now and whenever there are others. */
  observeSetAside(listener: (rows: readonly SetAsideRow[]) => void): () => void {
    return this.store.observe((rows) => RowChecker.list(rows), listener)
  }

  /** Forgets rows that could not be read. */
  forgetSetAside(ids: readonly string[]): Promise<void> {
    return this.store.write(async (rows) => {
      for (const id of ids) await rows.remove('setAside', id)
    })
  }
}

/** A library that lives as long as the tab, and neither reads nor changes what the browser keeps. */
export function libraryOfTab(): Library {
  return new Library(new RecordStore(createDatabase(databaseName)))
}

/** Opens the library of this browser; without storage it is one that lives as long as the tab. Never rejects. */
export async function openLibrary(name = databaseName): Promise<Library> {
  const store = new RecordStore(createDatabase(name))
  await store.open()
  return new Library(store)
}
