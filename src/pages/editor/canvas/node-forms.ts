import { computed, type Ref } from 'vue'
import type { useEditorStore } from '@/stores/editor'
import type { NodeForms } from './canvas-context'
import { useOpenNodes, type OpenHeights } from './open-nodes'

const noneOpen: OpenHeights = new Map()

/** The forms on nodes, and how high the nodes are that show one now: from far away none does. */
export function useNodeForms(
  editor: ReturnType<typeof useEditorStore>,
  isFar: Readonly<Ref<boolean>>,
  needs: Pick<NodeForms, 'preview' | 'addEvent' | 'headHeight' | 'reveal'>,
): { readonly forms: NodeForms; readonly heights: Readonly<Ref<OpenHeights>> } {
  const open = useOpenNodes(
    () => editor.graph,
    () => editor.openings,
  )
  return {
    forms: { ...needs, open },
    heights: computed(() => (isFar.value ? noneOpen : open.heights.value)),
  }
}
