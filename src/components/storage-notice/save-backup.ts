import { jsonFile, saveFile } from '@/components/files/save-file'
import { useBackupStore } from '@/stores/library/backup'

/** Gives the user a file with everything that is kept in this browser. */
export async function saveBackup(): Promise<void> {
  const text = await useBackupStore().write()
  const day = new Date().toISOString().slice(0, 10)
  if (text !== null) saveFile(jsonFile(`misp-workflow-playground-${day}`, text))
}
