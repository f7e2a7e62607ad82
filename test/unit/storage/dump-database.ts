import * as v from 'valibot'
import { openRaw, putRaw } from './raw-database'

const tableSchema = v.object({
  name: v.string(),
  keyPath: v.string(),
  indexes: v.array(v.object({ name: v.string(), keyPath: v.string() })),
  rows: v.array(v.unknown()),
})

const dumpSchema = v.object({
  /** As IndexedDB counts: ten times the number in src/storage/database.ts. */
  version: v.number(),
  tables: v.array(tableSchema),
})

/** A whole database as JSON: its tables, how rows are found in them, and the rows. */
export type DatabaseDump = v.InferOutput<typeof dumpSchema>

/** Reads the file of a dump. */
export function readDump(text: string): DatabaseDump {
  return v.parse(dumpSchema, JSON.parse(text))
}

/** Makes a database from a dump, as a page of that time left it behind. */
export async function createFromDump(name: string, dump: DatabaseDump): Promise<void> {
  const database = await openRaw(name, dump.version, (fresh) => {
    for (const table of dump.tables) {
      const made = fresh.createObjectStore(table.name, { keyPath: table.keyPath })
      for (const index of table.indexes) made.createIndex(index.name, index.keyPath)
    }
  })
  for (const table of dump.tables) await putRaw(database, table.name, table.rows)
  database.close()
}

/** The structure of a database, without rows. */
export async function structureOf(name: string): Promise<DatabaseDump> {
  const database = await openRaw(name)
  const names = [...database.objectStoreNames]
  const transaction = database.transaction(names)
  const tables = names.map((table) => {
    const { keyPath, indexNames, index } = transaction.objectStore(table)
    const indexes = [...indexNames].map((one) => {
      const found = index.call(transaction.objectStore(table), one)
      return { name: one, keyPath: String(found.keyPath) }
    })
    return { name: table, keyPath: String(keyPath), indexes, rows: [] }
  })
  database.close()
  return { version: database.version, tables }
}
