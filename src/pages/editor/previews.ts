import { computed, ref, watch } from 'vue'
import { toPhpString } from '@/engine/php/to-string'
import { findTriggerNode } from '@/engine/graph/model'
import type { useEditorStore } from '@/stores/editor'
import { versionOf } from '@/stores/editor/document'
import { createEngineClient } from '@/stores/engine'
import { fieldPreview } from '@/stores/field-preview'

/** One for all visits of the page: its worker starts with the first question. */
let shared: ReturnType<typeof createEngineClient> | undefined

/** Previews of paths and templates on the workflow's test event, as its trigger hands it over. */
export function usePreviews(
  editor: ReturnType<typeof useEditorStore>,
  eventId: () => string,
  loadText: () => Promise<string>,
) {
  const client = (shared ??= createEngineClient())
  const hasEvent = ref(false)
  /** Counts the events loaded: the fields ask anew. */
  const revision = ref(0)
  const trigger = computed(() => findTriggerNode(editor.graph)?.moduleId ?? 'event-publish')

  async function load(): Promise<void> {
    const id = eventId()
    const text = await loadText().catch(() => null)
    if (id !== eventId()) return
    const reply = text === null ? null : await client.load(text)
    hasEvent.value = reply?.state === 'done' && reply.value.ok
    revision.value += 1
  }

  watch(eventId, load, { immediate: true })
  watch(
    trigger,
    async (id) => {
      await client.fire({ id, record: 0 })
      revision.value += 1
    },
    { immediate: true },
  )

  return computed(() => {
    // Read, so that another event makes another preview.
    const isLoaded = revision.value > 0 && hasEvent.value
    return fieldPreview(client, {
      hasEvent: isLoaded,
      version: versionOf(editor.document),
      baseUrl: toPhpString(editor.misp.settings['MISP.baseurl'] ?? ''),
    })
  })
}
