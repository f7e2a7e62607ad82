import { useMediaQuery } from '@vueuse/core'
import { ref, watch } from 'vue'
import { useEmbedding } from '@/stores/embed'
import type { PanelTab } from './parts'

/**
 * Which parts of the editor are in sight. On a phone palette and panel are drawers that are closed at first; within
 * another page the canvas stands alone at first, too.
 */
export function usePageLayout() {
  const isNarrow = useMediaQuery('(max-width: 900px)')
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

  return { isNarrow, isPaletteOpen, isPanelOpen, isMapShown, tab }
}
