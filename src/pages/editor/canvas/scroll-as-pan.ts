import type { VueFlowStore } from '@vue-flow/core'
import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'

/**
 * Browsers scroll to a field that gets the focus, also in a box that cannot be scrolled otherwise: Tab through the forms on
 * nodes would push the canvas out of its frame. Here it moves the view instead.
 */
export function useScrollAsPan(flow: VueFlowStore, root: Readonly<Ref<HTMLElement | null>>): void {
  useEventListener(
    root,
    'scroll',
    ({ target }) => {
      const isCanvas = target instanceof HTMLElement && target.matches('.canvas, .vue-flow *')
      if (!isCanvas || target.closest('.nowheel') !== null) return
      const { scrollLeft, scrollTop } = target
      if (scrollLeft === 0 && scrollTop === 0) return
      target.scrollTo(0, 0)
      flow.panBy({ x: -scrollLeft, y: -scrollTop })
    },
    { capture: true },
  )
}
