import { ref, shallowRef } from 'vue'
import type { PackOutline } from '@/formats/exercise/pack-outline'
import { messageOf } from '@/stores/message-of'

/** The packs that ship with the page, from `public/exercises/`: what is in them, and each of them when it is opened. */
export function useShippedPacks() {
  const list = shallowRef<readonly PackOutline[] | null>(null)
  /** Why the list could not be loaded; empty when it could. */
  const problem = ref('')

  async function load(): Promise<readonly PackOutline[]> {
    if (list.value !== null) return list.value
    problem.value = ''
    try {
      // What checks it is not loaded with every page that may want to know it later.
      const [text, { readIndex }] = await Promise.all([fetchText('index'), import('./read-index')])
      list.value = readIndex(text)
    } catch (error) {
      problem.value = messageOf(error)
    }
    return list.value ?? []
  }

  return { list, problem, load }
}

/**
 * The file of a pack that ships with the page, or the list of them.
 *
 * @throws Error when it cannot be loaded
 */
export async function fetchText(name: string): Promise<string> {
  const file = `exercises/${encodeURIComponent(name)}.json`
  const response = await fetch(new URL(file, document.baseURI))
  if (!response.ok) throw new Error(`${file}: the server answered ${String(response.status)}`)
  return response.text()
}
