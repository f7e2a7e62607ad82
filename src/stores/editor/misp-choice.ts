import { computed, ref, shallowRef, watch } from 'vue'
import type { Library } from '@/storage/library'
import { readText, writeText } from '../local-text'
import type { OwnTexts } from '../misp-content'
import type { EditorMispApi } from './misp'
import { messageOf } from '@/stores/message-of'

/** A file of the user that goes into the simulated MISP. */
export type OwnFile = keyof OwnTexts

const noTexts: OwnTexts = { warninglists: [], answers: null }
const storageKey = 'editor.simulated-misp'
const storage = (): Storage => localStorage

/**
 * Which simulated MISP workflows are edited and run on: the one that ships, or one that is kept in the library with files
 * of the user in it. The browser remembers the choice.
 */
export function useMispChoice(misp: EditorMispApi, openLibrary: () => Promise<Library>) {
  const kept = shallowRef<readonly { readonly id: string; readonly name: string }[]>([])
  const wanted = ref(readText(storage, storageKey) ?? '')
  const error = ref('')
  /** The id of the one in use; empty for the one that ships, as when another was deleted. */
  const used = computed(() => kept.value.find(({ id }) => id === wanted.value)?.id ?? '')
  let isObserving = false

  /** Follows what the library keeps, from the first call on. */
  async function follow(): Promise<void> {
    if (isObserving) return
    isObserving = true
    try {
      const { simulatedMisps } = await openLibrary()
      simulatedMisps.observeList((records) => {
        kept.value = records
      })
    } catch (failure) {
      isObserving = false
      tell(failure)
    }
  }

  /** Takes a kept one into use; an empty id: the one that ships. */
  function use(id: string): void {
    error.value = ''
    wanted.value = id
    writeText(storage, storageKey, id === '' ? null : id)
  }

  async function textsOf(id: string): Promise<OwnTexts> {
    const found = id === '' ? null : await (await openLibrary()).simulatedMisps.get(id)
    return found ?? noTexts
  }

  async function fill(id: string): Promise<void> {
    const texts = await textsOf(id)
    if (id !== used.value) return
    const problem = misp.useOwnTexts(id === '' ? null : texts)
    if (problem !== '') error.value = `It cannot be used: ${problem}`
  }

  /** Puts a file of the user into the one in use; that is kept in the library as another one, and taken into use. */
  async function openFile(what: OwnFile, file: File): Promise<void> {
    try {
      const text = await file.text()
      const before = await textsOf(used.value)
      const texts: OwnTexts =
        what === 'answers'
          ? { ...before, answers: text }
          : { ...before, warninglists: [...before.warninglists, text] }
      const problem = misp.useOwnTexts(texts)
      if (problem !== '') throw new Error(problem)
      const { simulatedMisps } = await openLibrary()
      const name = `With ${file.name}`
      const { id } = await simulatedMisps.create({ name, description: '', tags: [], ...texts })
      use(id)
    } catch (failure) {
      error.value = `“${file.name}” was not taken: ${messageOf(failure)}`
    }
  }

  function tell(failure: unknown): void {
    error.value = messageOf(failure)
  }

  watch(used, (id) => void fill(id).catch(tell))

  return { kept, used, error, follow, use, openFile }
}
