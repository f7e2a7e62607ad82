import Dexie from 'dexie'

/** The tables and what their rows are found by, besides the id. */
const version1 = {
  workflows: 'id, changedAt',
  blueprints: 'id, changedAt',
  events: 'id, changedAt',
  runs: 'id, changedAt',
  simulatedMisps: 'id, changedAt',
  versions: 'id, workflow',
  drafts: 'id, workflow',
  /** Rows that could not be read, kept as they were. */
  setAside: 'id',
} as const

/** Tables that came later: those of before stay as they are. */
const version2 = {
  tests: 'id, changedAt, workflow',
  exercises: 'id, changedAt',
  progress: 'id',
} as const

export type TableName = keyof typeof version1 | keyof typeof version2

export const tableNames: readonly TableName[] = [
  'workflows',
  'blueprints',
  'events',
  'runs',
  'simulatedMisps',
  'versions',
  'drafts',
  'tests',
  'exercises',
  'progress',
  'setAside',
]

/** A change of the tables gets a number of its own here, and a step from the one before in `createDatabase`. */
const newestVersion = 2

export const databaseName = 'misp-workflow-playground'

/**
 * The database, not yet opened. Every version ever released stays in the list, so that a database of any age opens.
 */
export function createDatabase(name: string): Dexie {
  const database = new Dexie(name)
  database.version(1).stores(version1)
  database.version(2).stores(version2)
  return database
}

/**
 * Whether an open database was written by a newer page than this one: its rows may have a form that is unknown here.
 * (IndexedDB counts in tens of Dexie's numbers.)
 */
export function isFromNewerPage(database: Dexie): boolean {
  return database.backendDB().version >= (newestVersion + 1) * 10
}
