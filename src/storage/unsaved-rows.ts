import type { TableName } from './database'
import type { Row, RowKey, RowPlace, Rows } from './rows'

/** A change that could not be written into the database and is kept in this tab. */
interface UnsavedChange {
  readonly table: TableName
  readonly id: RowKey
  /** Null where a row was removed. */
  readonly row: Row | null
  /** The revision in the database when the row was changed first: another one later means another tab changed it. */
  readonly seen: unknown
}

/** What this tab holds because the database could not take it: the newest state of every row changed since. */
export class UnsavedRows {
  #changes = new Map<string, UnsavedChange>()

  get count(): number {
    return this.#changes.size
  }

  /** The rows below as they look with the unsaved changes; what is changed is kept here. */
  over(below: Rows | null): Rows {
    return {
      get: async (table, id) => {
        const change = this.#changes.get(keyOf(table, id))
        return change ? (change.row ?? undefined) : below?.get(table, id)
      },
      newest: async (table, count) =>
        this.#mix(table, (await below?.newest(table, count + this.count)) ?? []),
      list: async (table, where) =>
        this.#mix(table, (await below?.list(table, where)) ?? [], where),
      count: async (table) => {
        let count = (await below?.count(table)) ?? 0
        for (const change of this.#changes.values()) {
          if (change.table !== table) continue
          const before = (await below?.get(table, change.id)) === undefined ? 0 : 1
          count += (change.row ? 1 : 0) - before
        }
        return count
      },
      put: (table, row) => this.#note(table, row.id, row, below),
      remove: (table, id) => this.#note(table, id, null, below),
    }
  }

  /**
   * Writes everything into the database. A row that another tab changed meanwhile is not overwritten: the one from here
   * gets an id of its own and is called a copy.
   */
  async writeTo(rows: Rows): Promise<void> {
    for (const { table, id, row, seen } of this.#changes.values()) {
      const isSame = revisionOf(await rows.get(table, id)) === seen
      if (row !== null) await rows.put(table, isSame ? row : copyOf(row))
      else if (isSame) await rows.remove(table, id)
    }
  }

  clear(): void {
    this.#changes = new Map()
  }

  /** The rows below that were not changed here, and those that were. */
  #mix(table: TableName, below: readonly unknown[], where?: RowPlace): readonly unknown[] {
    const untouched = below.filter((row) => !this.#changes.has(keyOf(table, idOf(row))))
    const changed = [...this.#changes.values()].flatMap((change) =>
      change.table === table && change.row && isIn(change.row, where) ? [change.row] : [],
    )
    return [...untouched, ...changed]
  }

  async #note(table: TableName, id: RowKey, row: Row | null, below: Rows | null): Promise<void> {
    const key = keyOf(table, id)
    const before = this.#changes.get(key)
    const seen = before ? before.seen : revisionOf(await below?.get(table, id))
    this.#changes.set(key, { table, id, row, seen })
  }
}

function copyOf(row: Row): Row {
  const name = 'name' in row && typeof row.name === 'string' ? row.name : ''
  return { ...row, ...{ id: crypto.randomUUID(), name: `${name} (copy of this tab)` } }
}

function keyOf(table: TableName, id: unknown): string {
  return JSON.stringify([table, id])
}

function idOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined
}

function revisionOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'revision' in row ? row.revision : undefined
}

function isIn(row: Row, where: RowPlace | undefined): boolean {
  return where === undefined || new Map(Object.entries(row)).get(where.index) === where.value
}
