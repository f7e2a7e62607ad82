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

/** What is needed for a new workflow. */
export function workflowNamed(name: string, content = '{"Workflow":{}}') {
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
