import { onTestFinished } from 'vitest'
import { openLibrary, type Library } from '@/storage/library'

/** The name of a database that no other test uses. */
export function freshName(): string {
  return `library-${crypto.randomUUID()}`
}

/** Opens a library as a tab does; two with the same name are two tabs. Afterwards it is deleted. */
export async function openTab(name: string): Promise<Library> {
  const library = await openLibrary(name)
  onTestFinished(() => {
    library.store.close()
    indexedDB.deleteDatabase(name)
  })
  return library
}

export { testNamed, workflowNamed } from '../../unit/storage/records'
