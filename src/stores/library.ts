import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Library } from '@/storage/library'
import type { StorageState } from '@/storage/storage-state'
import { useEmbedding } from './embed'

/** The library of this browser for all pages: opened when somebody first asks for it. */
export const useLibraryStore = defineStore('library', () => {
  const state = shallowRef<StorageState>({ kind: 'stored' })
  /** How many rows stand in this tab alone, because the browser does not take them. */
  const unsaved = shallowRef(0)
  let opening: Promise<Library> | null = null

  /** The library. Without storage it is one that lives as long as the tab: `state` says so. */
  function open(): Promise<Library> {
    opening ??= start().catch((error: unknown) => {
      // The files of the library could not be loaded: the next one who asks tries again.
      opening = null
      throw error
    })
    return opening
  }

  async function start(): Promise<Library> {
    // Its database is loaded with it: not before somebody wants something of the library.
    const { libraryOfTab, openLibrary } = await import('@/storage/library')
    // What stands in somebody else's page neither reads what the user keeps nor adds to it.
    const library = useEmbedding().isEmbedded ? libraryOfTab() : await openLibrary()
    const tell = () => {
      state.value = library.store.state
      unsaved.value = library.store.unsavedCount
    }
    library.store.onState(tell)
    tell()
    return library
  }

  /** Asks the browser once more to take what stands in this tab alone. */
  async function retry(): Promise<void> {
    await (await open()).store.retry()
  }

  return { state, unsaved, open, retry }
})
