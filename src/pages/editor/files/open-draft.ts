import type { useEditorStore } from '@/stores/editor'
import { emptyDocument } from '@/stores/editor/document'

/**
 * Opens unsaved changes that were left behind: over the workflow they belong to, or as a new one when there is none (any
 * more).
 *
 * @throws Error when there are no such changes, or they cannot be read
 */
export async function openDraft(
  editor: ReturnType<typeof useEditorStore>,
  id: string,
): Promise<void> {
  const draft = await editor.drafts.findDraft(id)
  if (draft === undefined) throw new Error('they were saved or discarded meanwhile')
  const isOver = draft.workflow !== '' && (await editor.saving.load(draft.workflow))
  if (!isOver) editor.open(emptyDocument())
  if (!(await editor.drafts.takeDraft(draft))) throw new Error('they cannot be read')
}
