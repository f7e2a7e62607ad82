import { watchDebounced } from '@vueuse/core'
import { shallowRef, type ShallowRef } from 'vue'
import type { useHashPathStore } from '@/stores/hash-path'
import { nameOfSource } from '@/stores/samples'

/** Longer texts are not even tried: they do not fit. */
const maxText = 100_000

/** A longer address is cut by many programs, so it would hold nothing that could be relied on. */
const maxLink = 8_000

/** Data of the user's own as a part of the address. */
export interface DataInAddress {
  /** The payload of a share link; null for samples, and for data that do not fit. */
  readonly link: Readonly<ShallowRef<string | null>>
  /** Opens what an address holds. What stands in the editor can be taken back. */
  readonly open: (link: string) => Promise<void>
}

/** Keeps small data of the user's own ready for the address. The code for links is loaded when there are such data. */
export function useDataInAddress(store: ReturnType<typeof useHashPathStore>): DataInAddress {
  const link = shallowRef<string | null>(null)

  watchDebounced(
    () => [store.source, store.revision] as const,
    async ([source]) => {
      const text = source.kind === 'sample' || store.document === null ? '' : store.text()
      if (text === '' || text.length > maxText) {
        link.value = null
        return
      }
      const { writeShareLink } = await import('@/formats/share-link/share-link')
      const { mode, form } = store
      const events = [{ name: nameOfSource(source), content: text }]
      const written = await writeShareLink({ kind: 'hash-path', paths: [], mode, form, events })
      if (store.source !== source) return
      link.value = written.length > maxLink ? null : written.link
    },
    { debounce: 600, immediate: true },
  )

  async function open(wanted: string): Promise<void> {
    const { readShareLink } = await import('@/formats/share-link/share-link')
    const read = await readShareLink(wanted)
    if (!read.ok) {
      if (store.document === null) await store.start(null)
      store.openError = `The data in the address could not be read. ${read.what}`
      return
    }
    const [event] = read.content.events
    if (!event) return
    link.value = wanted
    if (store.document === null && (await isKept(event.content))) {
      await store.start(null)
      return
    }
    await store.replaceText(event.content, { kind: 'file', name: event.name || 'Data from a link' })
  }

  /** Whether the text that survived a reload is the same JSON: then it comes back as it was laid out. */
  async function isKept(content: string): Promise<boolean> {
    const kept = store.kept()
    if (kept === null) return false
    const { minifyJson } = await import('@/formats/json/format-json')
    return minifyJson(kept) === content
  }

  return { link, open }
}
