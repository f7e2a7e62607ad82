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

export type TableName = keyof typeof version1

export const tableNames: readonly TableName[] = [
  'workflows',
  'blueprints',
  'events',
  'runs',
  'simulatedMisps',
  'versions',
  'drafts',
  'setAside',
]

/** A change of the tables gets a number of its own here, and the steps from the one before stand in `upgrade`. */
const newestVersion = 1

export const databaseName = 'misp-workflow-playground'

/**
 * The database, not yet opened. Every version ever released stays in the list, so that a database of any age opens.
 */
export function createDatabase(name: string): Dexie {
  const database = new Dexie(name)
  database.version(1).stores(version1)
  return database
}

/**
 * Whether an open database was written by a newer page than this one: its rows may have a form that is unknown here.
 * (IndexedDB counts in tens of Dexie's numbers.)
 */
export function isFromNewerPage(database: Dexie): boolean {
  return database.backendDB().version >= (newestVersion + 1) * 10
}
