import type * as v from 'valibot'
import {
  blueprintSchema,
  draftSchema,
  eventSchema,
  exerciseSchema,
  progressSchema,
  runSchema,
  simulatedMispSchema,
  testSchema,
  versionSchema,
  workflowSchema,
} from '../records'

/** What a backup file calls itself. */
export const backupFormat = 'misp-workflow-playground-backup'

/** Counts up when files get another form. Files of every earlier number stay readable. */
export const backupVersion = 2

/** What a backup has rows of, and what each row must be. */
export const backupSchemas = {
  workflows: workflowSchema,
  blueprints: blueprintSchema,
  events: eventSchema,
  runs: runSchema,
  simulatedMisps: simulatedMispSchema,
  versions: versionSchema,
  drafts: draftSchema,
  tests: testSchema,
  exercises: exerciseSchema,
  progress: progressSchema,
}

export type BackupTable = keyof typeof backupSchemas

/** Everything the library holds. */
export type BackupTables = {
  readonly [Table in BackupTable]: readonly v.InferOutput<(typeof backupSchemas)[Table]>[]
}

/** A library with nothing in it. */
export const emptyTables: BackupTables = {
  workflows: [],
  blueprints: [],
  events: [],
  runs: [],
  simulatedMisps: [],
  versions: [],
  drafts: [],
  tests: [],
  exercises: [],
  progress: [],
}

/** The small choices of the user, as texts by name. */
export type Settings = Readonly<Record<string, string>>

export interface Backup {
  /** Milliseconds since 1970. */
  readonly madeAt: number
  readonly tables: BackupTables
  readonly settings: Settings
}

/** Makes something of every table, in an order in which it can be shown. */
export function forEachTable<T>(
  make: <Table extends BackupTable>(table: Table) => T,
): Readonly<Record<BackupTable, T>> {
  return {
    workflows: make('workflows'),
    blueprints: make('blueprints'),
    events: make('events'),
    runs: make('runs'),
    simulatedMisps: make('simulatedMisps'),
    versions: make('versions'),
    drafts: make('drafts'),
    tests: make('tests'),
    exercises: make('exercises'),
    progress: make('progress'),
  }
}
