import type { StoredRecord } from '../records'
import { forEachTable, type BackupTable, type BackupTables } from './backup'

/** Merging keeps what is here and adds what is not; replacing removes what is not in the backup. */
export type RestoreMode = 'merge' | 'replace'

/** What restoring would do to one table. */
export interface TablePlan {
  readonly added: number
  /** Overwritten by the backup's row. */
  readonly changed: number
  /** Differ here and in the backup: both are kept, the backup's as a copy. */
  readonly copied: number
  readonly same: number
  /** Differ, and what is here stays: versions, drafts, progress. */
  readonly kept: number
  readonly removed: number
}

/** What restoring a backup would do. Nothing has happened yet. */
export interface RestorePlan {
  readonly mode: RestoreMode
  readonly tables: Readonly<Record<BackupTable, TablePlan>>
  readonly puts: readonly { readonly table: BackupTable; readonly row: BackupRow }[]
  readonly removes: readonly { readonly table: BackupTable; readonly id: string }[]
}

type BackupRow = BackupTables[BackupTable][number]

/**
 * Says what restoring a backup would do to a library.
 *
 * @param newId gives ids to copies
 */
export function planRestore(
  backup: BackupTables,
  here: BackupTables,
  mode: RestoreMode,
  newId: () => string = () => crypto.randomUUID(),
): RestorePlan {
  const planner = new Planner(mode, newId)
  const tables = forEachTable((table) => planner.plan(table, backup[table], here[table]))
  return { mode, tables, puts: planner.puts, removes: planner.removes }
}

class Planner {
  readonly puts: { table: BackupTable; row: BackupRow }[] = []
  readonly removes: { table: BackupTable; id: string }[] = []
  readonly #mode: RestoreMode
  readonly #newId: () => string
  /** The new ids of workflows that were copied: their versions and drafts go with the copy. */
  readonly #copies = new Map<string, string>()

  constructor(mode: RestoreMode, newId: () => string) {
    this.#mode = mode
    this.#newId = newId
  }

  plan(table: BackupTable, backup: readonly BackupRow[], here: readonly BackupRow[]): TablePlan {
    const known = new Map(here.map((row) => [row.id, row]))
    const counts = { added: 0, changed: 0, copied: 0, same: 0, kept: 0, removed: 0 }
    for (const row of lastOfEachId(backup)) {
      const kind = this.#take(table, row, known.get(row.id))
      counts[kind] += 1
    }
    if (this.#mode === 'replace') {
      const wanted = new Set(backup.map(({ id }) => id))
      const gone = here.filter(({ id }) => !wanted.has(id))
      this.removes.push(...gone.map(({ id }) => ({ table, id })))
      counts.removed = gone.length
    }
    return counts
  }

  #take(table: BackupTable, row: BackupRow, known: BackupRow | undefined): keyof TablePlan {
    if (this.#mode === 'replace') {
      if (known && isSame(known, row)) return 'same'
      this.puts.push({ table, row: known ? replacing(known, row) : row })
      return known ? 'changed' : 'added'
    }
    if ('workflow' in row) {
      const copy = this.#copies.get(row.workflow)
      if (copy !== undefined) return this.#copy(table, { ...row, workflow: copy })
    }
    if (known === undefined) {
      this.puts.push({ table, row })
      return 'added'
    }
    if (isSame(known, row)) return 'same'
    if (!isRecord(row)) return 'kept'
    const name = `${row.name} (from backup)`.slice(-1000)
    return this.#copy(table, { ...row, name })
  }

  #copy(table: BackupTable, row: BackupRow): 'copied' {
    const id = this.#newId()
    if (table === 'workflows') this.#copies.set(row.id, id)
    this.puts.push({ table, row: { ...row, id } })
    return 'copied'
  }
}

/** Should a file have an id twice, the last row counts, as it would in the database. */
function lastOfEachId(rows: readonly BackupRow[]): Iterable<BackupRow> {
  return new Map(rows.map((row) => [row.id, row])).values()
}

function isRecord(row: BackupRow): row is BackupRow & StoredRecord {
  return 'revision' in row
}

/** Whether the user made the same of two rows, whatever the library wrote on them. */
function isSame(one: BackupRow, other: BackupRow): boolean {
  return JSON.stringify(sorted(unstamped(one))) === JSON.stringify(sorted(unstamped(other)))
}

function unstamped(row: BackupRow): object {
  return isRecord(row) ? { ...row, createdAt: 0, changedAt: 0, revision: 0, lastResult: null } : row
}

/** Whoever has the replaced record open must notice: its revision is one that nobody has seen. */
function replacing(known: BackupRow, row: BackupRow): BackupRow {
  if (!isRecord(known) || !isRecord(row)) return row
  return { ...row, revision: Math.max(known.revision, row.revision) + 1 }
}

function sorted(row: object): readonly (readonly [string, unknown])[] {
  return Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1))
}
