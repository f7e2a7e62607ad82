import 'fake-indexeddb/auto'
import { onTestFinished } from 'vitest'
import { openLibrary, type Library } from '@/storage/library'

let count = 0

/** The name of a database that no other test uses. */
export function freshName(): string {
  count += 1
  return `library-${String(count)}`
}

/** Opens a library as a tab does; two with the same name are two tabs. */
export async function openTab(name = freshName()): Promise<Library> {
  const library = await openLibrary(name)
  onTestFinished(() => {
    library.store.close()
  })
  return library
}

export { testNamed, workflowNamed } from './records'
