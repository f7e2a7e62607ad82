import { watch, type Ref } from 'vue'
import type { Library } from '@/storage/library'
import { writeDocument } from './document'
import type { EditorStateApi } from './state'

/** Keeps what is run as a version of the workflow, saved or not, so that a result can be traced to what gave it. */
export function useRunVersions(
  state: EditorStateApi,
  running: Ref<boolean>,
  openLibrary: () => Promise<Library>,
): void {
  async function keep(): Promise<void> {
    const document = state.document.value
    const workflow = state.record.value?.id
    if (workflow === undefined || document.kind !== 'workflow') return
    const { versions } = await openLibrary()
    await versions.keep({ workflow, content: writeDocument(document), cause: 'run' })
  }

  watch(running, (isRunning) => {
    // Without it the run is as good: where nothing can be kept the page says so by itself.
    if (isRunning) void keep().catch(() => undefined)
  })
}
