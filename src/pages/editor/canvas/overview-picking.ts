import type { VueFlowStore } from '@vue-flow/core'
import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'
import type { Position } from '@/engine/graph/model'
import { pointOf } from './connecting'
import type { PlacedGraph } from './visible-part'

/**
 * Clicks on the canvas beside nodes. From far away the workflow is a picture, in which nodes are found by their place; a
 * double click goes there.
 *
 * @param choose undefined: nothing
 */
export function useOverviewPicking(
  flow: VueFlowStore,
  root: Readonly<Ref<HTMLElement | null>>,
  placed: Readonly<Ref<PlacedGraph>>,
  isOverview: Readonly<Ref<boolean>>,
  acts: {
    readonly choose: (key: string | undefined) => void
    readonly lookAt: (place: Position) => Promise<void>
  },
): void {
  function keyAt({ x, y }: Position): string | undefined {
    return placed.value.nodes.find(
      ({ box }) => x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height,
    )?.node.key
  }

  flow.onPaneClick((event) =>
    acts.choose(isOverview.value ? keyAt(pointOf(flow, event).canvas) : undefined),
  )
  useEventListener(root, 'dblclick', (event) => {
    if (isOverview.value) void acts.lookAt(pointOf(flow, event).canvas)
  })
}
