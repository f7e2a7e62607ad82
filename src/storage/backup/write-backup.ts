import { backupFormat, backupVersion, type Backup } from './backup'

/** Writes a backup as the text of a file. */
export function writeBackup({ madeAt, tables, settings }: Backup): string {
  return JSON.stringify({
    format: backupFormat,
    version: backupVersion,
    madeAt: new Date(madeAt).toISOString(),
    ...tables,
    settings,
  })
}
