import type { RecordStore } from '../record-store'
import type { RowChecker } from '../set-aside'
import type { Rows } from '../rows'
import { backupSchemas, type BackupTables } from './backup'
import { planRestore, type RestoreMode, type RestorePlan } from './plan-restore'

/** What restoring did, and what there was before: restoring that with `replace` undoes it. */
export interface Restored {
  readonly plan: RestorePlan
  readonly before: BackupTables
}

/** Everything a library holds at one moment, for a backup. */
export function readTables(store: RecordStore, checker: RowChecker): Promise<BackupTables> {
  return store.read((rows) => tablesIn(rows, checker))
}

async function tablesIn(rows: Rows, checker: RowChecker): Promise<BackupTables> {
  return {
    workflows: checker.checkAll('workflows', backupSchemas.workflows, await rows.list('workflows')),
    blueprints: checker.checkAll(
      'blueprints',
      backupSchemas.blueprints,
      await rows.list('blueprints'),
    ),
    events: checker.checkAll('events', backupSchemas.events, await rows.list('events')),
    runs: checker.checkAll('runs', backupSchemas.runs, await rows.list('runs')),
    simulatedMisps: checker.checkAll(
      'simulatedMisps',
      backupSchemas.simulatedMisps,
      await rows.list('simulatedMisps'),
    ),
    versions: checker.checkAll('versions', backupSchemas.versions, await rows.list('versions')),
    drafts: checker.checkAll('drafts', backupSchemas.drafts, await rows.list('drafts')),
    tests: checker.checkAll('tests', backupSchemas.tests, await rows.list('tests')),
    exercises: checker.checkAll('exercises', backupSchemas.exercises, await rows.list('exercises')),
    progress: checker.checkAll('progress', backupSchemas.progress, await rows.list('progress')),
  }
}

/**
 * Restores a backup, all of it or nothing: planned anew in the same step, so that what another tab saved since the plan
 * was shown is not overlooked.
 */
export function restoreTables(
  store: RecordStore,
  checker: RowChecker,
  backup: BackupTables,
  mode: RestoreMode,
): Promise<Restored> {
  return store.write(async (rows) => {
    const before = await tablesIn(rows, checker)
    const plan = planRestore(backup, before, mode)
    for (const { table, id } of plan.removes) await rows.remove(table, id)
    for (const { table, row } of plan.puts) await rows.put(table, row)
    return { plan, before }
  })
}
