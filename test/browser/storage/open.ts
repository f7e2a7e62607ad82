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

/** What is needed for a new workflow. */
export function workflowNamed(name: string, content = 'first') {
  return { name, description: '', tags: [], version: '2.5.19' as const, content, events: [] }
}

/** What is needed for a new test of a workflow. */
export function testNamed(name: string, workflow: string) {
  return {
    ...{ name, description: '', tags: [], workflow, version: '2.5.19' as const },
    ...{ data: '{}', event: 0, trigger: 'event-publish', debug: true, asItIs: false, now: 1 },
    ...{ warninglists: [], answers: null, lastResult: null },
    expected: { outcome: 'success' as const, outcomeText: null, executed: null, effects: null },
  }
}
