import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Backup, BackupTables, Settings } from '@/storage/backup/backup'
import type { RestoreMode, RestorePlan } from '@/storage/backup/plan-restore'
import type { LeftOut } from '@/storage/backup/read-backup'
import { useLibraryStore } from '../library'
import { useNotificationStore } from '../notifications'
import {
  applySettings,
  planSettings,
  readSettings,
  unknownSettings,
  type SettingPlan,
} from '../kept-settings'
import { messageOf } from '@/stores/message-of'

/** A backup that was read, and what each way to restore it would do. */
export interface OfferedBackup {
  readonly fileName: string
  readonly backup: Backup
  readonly leftOut: readonly LeftOut[]
  readonly plans: Readonly<Record<RestoreMode, RestorePlan>>
  readonly settings: Readonly<Record<RestoreMode, readonly SettingPlan[]>>
}

/** Everything of the user as one file, and back. Whatever goes wrong is told; nothing here rejects. */
export const useBackupStore = defineStore('backup', () => {
  const library = useLibraryStore()
  const notifications = useNotificationStore()
  /** The file that was opened and not restored yet. */
  const offered = shallowRef<OfferedBackup | null>(null)
  /** Why a file cannot be restored; empty when it can. */
  const problem = shallowRef('')

  /** The text of a backup of everything; null when it could not be made, which is told. */
  async function write(): Promise<string | null> {
    try {
      const { writeBackup } = await import('@/storage/backup/write-backup')
      const tables = await (await library.open()).tables()
      return writeBackup({ madeAt: Date.now(), tables, settings: readSettings() })
    } catch (error) {
      notifications.fail('The backup could not be made', error)
      return null
    }
  }

  /** Reads a backup and works out what restoring it would do. */
  async function offer(file: File): Promise<void> {
    offered.value = null
    problem.value = ''
    try {
      const [{ maxBackupBytes, readBackup }, { planRestore }] = await Promise.all([
        import('@/storage/backup/read-backup'),
        import('@/storage/backup/plan-restore'),
      ])
      if (file.size > maxBackupBytes) {
        problem.value = `“${file.name}” is bigger than ${String(maxBackupBytes / 1_000_000)} MB.`
        return
      }
      const reading = readBackup(await file.text())
      if (!reading.ok) {
        problem.value = reading.problem
        return
      }
      const { backup } = reading
      const leftOut = [...reading.leftOut, ...unknownSettings(backup.settings).map(leftOutSetting)]
      const here = await (await library.open()).tables()
      const plan = (mode: RestoreMode) => planRestore(backup.tables, here, mode)
      const plans = { merge: plan('merge'), replace: plan('replace') }
      const planned = (mode: RestoreMode) => planSettings(backup.settings, readSettings(), mode)
      const settings = { merge: planned('merge'), replace: planned('replace') }
      offered.value = { fileName: file.name, backup, leftOut, plans, settings }
    } catch (error) {
      problem.value = `“${file.name}” could not be read: ${messageOf(error)}`
    }
  }

  /** Restores the offered backup. */
  async function restore(mode: RestoreMode): Promise<void> {
    const wanted = offered.value
    if (wanted === null) return
    try {
      const { before } = await (await library.open()).restore(wanted.backup.tables, mode)
      const settings = readSettings()
      applySettings(planSettings(wanted.backup.settings, settings, mode))
      offered.value = null
      notifications.notify({
        status: 'success',
        text: mode === 'merge' ? 'The backup was merged.' : 'The backup was restored.',
        action: {
          label: 'Undo',
          perform: () => void putBack(before, settings),
        },
      })
    } catch (error) {
      notifications.fail('The backup could not be restored; nothing was changed', error)
    }
  }

  /** Deletes everything that is stored. */
  async function reset(): Promise<void> {
    try {
      const { emptyTables } = await import('@/storage/backup/backup')
      const { before } = await (await library.open()).restore(emptyTables, 'replace')
      const settings = readSettings()
      applySettings(planSettings({}, settings, 'replace'))
      notifications.notify({
        status: 'info',
        text: 'Everything was deleted.',
        action: { label: 'Undo', perform: () => void putBack(before, settings) },
      })
    } catch (error) {
      notifications.fail('It could not be deleted', error)
    }
  }

  async function putBack(before: BackupTables, settings: Settings): Promise<void> {
    try {
      await (await library.open()).restore(before, 'replace')
      applySettings(planSettings(settings, readSettings(), 'replace'))
    } catch (error) {
      notifications.fail('It could not be undone', error)
    }
  }

  return { offered, problem, write, offer, restore, reset }
})

function leftOutSetting(key: string): LeftOut {
  return { where: `settings.${key}`, problem: 'This version of the page has no such setting.' }
}
