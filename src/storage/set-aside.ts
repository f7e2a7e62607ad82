import * as v from 'valibot'
import type { TableName } from './database'
import type { RecordStore } from './record-store'
import type { Rows } from './rows'

/** A row that could not be read: kept as it was, out of the way of the others. */
export interface SetAsideRow {
  readonly id: string
  readonly table: string
  /** What is wrong with it. */
  readonly problem: string
  readonly foundAt: number
  readonly row: unknown
}

const setAsideSchema: v.GenericSchema<unknown, SetAsideRow> = v.object({
  id: v.string(),
  table: v.string(),
  problem: v.string(),
  foundAt: v.number(),
  row: v.unknown(),
})

const keySchema = v.object({ id: v.union([v.string(), v.number()]) })

/**
 * Checks rows before anybody sees them. Broken ones are moved into a table of their own, where they hinder nobody and
 * can be looked at.
 */
export class RowChecker {
  readonly #store: RecordStore
  readonly #known = new Set<string>()

  constructor(store: RecordStore) {
    this.#store = store
  }

  /** The row if it is sound; else null, and it will be set aside. */
  check<T>(table: TableName, schema: v.GenericSchema<unknown, T>, row: unknown): T | null {
    if (row === undefined) return null
    const result = v.safeParse(schema, row)
    if (result.success) return result.output
    this.#setAside(table, row, v.summarize(result.issues))
    return null
  }

  /** The sound ones of several rows. */
  checkAll<T extends object>(
    table: TableName,
    schema: v.GenericSchema<unknown, T>,
    rows: readonly unknown[],
  ): T[] {
    return rows.map((row) => this.check(table, schema, row)).filter((row) => row !== null)
  }

  /** Everything that was set aside. */
  static async list(rows: Rows): Promise<readonly SetAsideRow[]> {
    const found = await rows.list('setAside')
    return found.flatMap((row) => {
      const result = v.safeParse(setAsideSchema, row)
      return result.success ? [result.output] : []
    })
  }

  /** Moves a row, once: the check may run inside a reading transaction, so it happens afterwards. */
  #setAside(table: TableName, row: unknown, problem: string): void {
    const key = v.safeParse(keySchema, row)
    if (!key.success) return
    const { id } = key.output
    const name = JSON.stringify([table, id])
    if (this.#known.has(name)) return
    this.#known.add(name)
    setTimeout(() => {
      void this.#store.write(async (rows) => {
        const aside: SetAsideRow = {
          id: crypto.randomUUID(),
          table,
          problem,
          foundAt: Date.now(),
          row,
        }
        await rows.put('setAside', aside)
        await rows.remove(table, id)
      })
    })
  }
}
