import { useMediaQuery } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { useEmbedding } from '@/stores/embed'
import type { PanelTab } from './parts'

/**
 * Which parts of the editor are in sight. On a phone palette and panel are drawers that are closed at first; within
 * another page the canvas stands alone at first, too. Where there is room for all but not much, the panel is folded up
 * while it has no node to show.
 *
 * @param hasSelection whether a node is selected
 */
export function usePageLayout(hasSelection: () => boolean) {
  const isNarrow = useMediaQuery('(max-width: 900px)')
  const isTight = useMediaQuery('(max-width: 1100px)')
  const isPaletteOpen = ref(false)
  const isPanelOpen = ref(false)
  const isMapShown = ref(false)
  const { isEmbedded } = useEmbedding()
  const tab = ref<PanelTab>('node')

  watch(
    isNarrow,
    (narrow) => {
      isPaletteOpen.value = isPanelOpen.value = isMapShown.value = !narrow && !isEmbedded
    },
    { immediate: true },
  )

  /** Two drawers would lie over each other. */
  watch(isPaletteOpen, (open) => {
    if (open && isNarrow.value) isPanelOpen.value = false
  })
  watch(isPanelOpen, (open) => {
    if (open && isNarrow.value) isPaletteOpen.value = false
  })

  const isPanelFolded = computed(
    () => isTight.value && !isNarrow.value && tab.value === 'node' && !hasSelection(),
  )

  return { isNarrow, isPaletteOpen, isPanelOpen, isPanelFolded, isMapShown, tab }
}
