import type Dexie from 'dexie'
import type { Table } from 'dexie'
import type { TableName } from './database'

/** Usually a text; a broken row may have a number. */
export type RowKey = string | number

/** A row as it goes into the database. */
export interface Row {
  readonly id: RowKey
}

/** The rows with a value in an index. */
export interface RowPlace {
  readonly index: string
  readonly value: string
}

/** Reading and changing rows, whether they stand in the database or only in this tab. */
export interface Rows {
  /** The row of an id as it is stored, unchecked; undefined when there is none. */
  get(table: TableName, id: RowKey): Promise<unknown>
  /** All rows of a table, or those at a place in an index. */
  list(table: TableName, where?: RowPlace): Promise<readonly unknown[]>
  /** The rows changed last; there may be some more, in any order. */
  newest(table: TableName, count: number): Promise<readonly unknown[]>
  count(table: TableName): Promise<number>
  put<T extends Row>(table: TableName, row: T): Promise<void>
  remove(table: TableName, id: RowKey): Promise<void>
}

/** The rows of a database. */
export function storedRows(database: Dexie): Rows {
  const table = (name: TableName): Table<unknown, RowKey> => database.table(name)
  return {
    get: (name, id) => table(name).get(id),
    list: (name, where) =>
      where ? table(name).where(where.index).equals(where.value).toArray() : table(name).toArray(),
    newest: (name, count) => table(name).orderBy('changedAt').reverse().limit(count).toArray(),
    count: (name) => table(name).count(),
    put: async (name, row) => {
      await table(name).put(row)
    },
    remove: (name, id) => table(name).delete(id),
  }
}
