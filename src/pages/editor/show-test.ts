import type { useEditorStore } from '@/stores/editor'
import { useLibraryStore } from '@/stores/library'
import { useNotificationStore } from '@/stores/notifications'
import { inputOf } from '@/stores/workflow-tests/run-test'
import { messageOf } from '@/stores/message-of'

/**
 * Runs the workflow as it is edited on what one of its tests runs on, and shows the run on the canvas. What goes wrong
 * is told.
 */
export async function showTest(
  editor: ReturnType<typeof useEditorStore>,
  id: string,
): Promise<void> {
  try {
    const test = await (await useLibraryStore().open()).tests.get(id)
    if (test === null) throw new Error('it was deleted')
    // Another workflow is open where the user did not want to leave it.
    if (editor.record?.id !== test.workflow) return
    const { data, ...setup } = inputOf(test)
    await editor.running.run(data, setup)
  } catch (error) {
    const cause = messageOf(error)
    useNotificationStore().notify({
      status: 'failure',
      text: `The test could not be shown: ${cause}`,
    })
  }
}
