import type { LocationQuery } from 'vue-router'
import type { Library } from '@/storage/library'
import { useLibraryStore } from '@/stores/library'
import { useNotificationStore } from '@/stores/notifications'
import type { useRunStore } from '@/stores/run'
import { inputOf } from '@/stores/workflow-tests/run-test'
import { keptKeys, type KeptKey } from './kept-keys'
import { openInput } from './open-input'

type Store = ReturnType<typeof useRunStore>

const openers: Readonly<
  Record<KeptKey, (store: Store, library: Library, id: string) => Promise<boolean>>
> = {
  workflow: async (store, library, id) => {
    const workflow = await library.workflows.get(id)
    const record = workflow ?? (await library.blueprints.get(id))
    if (record === null) return false
    if (workflow !== null) store.version = workflow.version
    await store.workflow.replaceText(record.content, { kind: 'file', name: record.name })
    return true
  },
  event: async (store, library, id) => {
    const record = await library.events.get(id)
    if (record === null) return false
    await store.data.replaceText(record.content, { kind: 'file', name: record.name })
    return true
  },
  run: async (store, library, id) => {
    const record = await library.runs.get(id)
    if (record === null) return false
    const input = { ...record, event: 0, own: null }
    await openInput(store, input, { workflow: record.name, data: `data of ${record.name}` })
    return true
  },
  misp: async (store, library, id) => {
    const record = await library.simulatedMisps.get(id)
    if (record === null) return false
    await store.misp.useFiles(record.name, record)
    return true
  },
  test: async (store, library, id) => {
    const test = await library.tests.get(id)
    if (test === null) return false
    const { workflow: tested } = test
    const record = (await library.workflows.get(tested)) ?? (await library.blueprints.get(tested))
    if (record === null)
      throw new Error('the workflow of this test is not in this library any more')
    const names = { workflow: record.name, data: `data of ${test.name}` }
    await openInput(store, { ...inputOf(test), content: record.content }, names)
    // What it gives is what the test compares.
    await store.run()
    return true
  },
}

/** Opens what of the library an address names. What is gone is told. */
export async function openKept(store: Store, query: LocationQuery): Promise<void> {
  const { notify, fail } = useNotificationStore()
  for (const key of keptKeys) {
    const id = query[key]
    if (typeof id !== 'string') continue
    try {
      const isThere = await openers[key](store, await useLibraryStore().open(), id)
      if (!isThere) {
        notify({
          status: 'failure',
          text: 'What this link leads to is not kept in this browser. It may have been deleted.',
        })
      }
    } catch (error) {
      fail('It could not be opened', error)
    }
  }
}
