import type { VueFlowStore } from '@vue-flow/core'
import type { Position } from '@/engine/graph/model'
import { pointAt, pointOf, type CanvasPoint } from './connecting'

/**
 * Where a new node goes.
 *
 * @param freePlace a place in sight that nothing stands at
 */
export function usePlaceForNew(
  flow: VueFlowStore,
  freePlace: () => Position,
): {
  /** Where the mouse is on the canvas; null while it is elsewhere. */
  readonly pointed: () => CanvasPoint | null
  /** Where the mouse is, else a free place. */
  readonly pointForNew: () => CanvasPoint
} {
  let pointer: CanvasPoint | null = null
  flow.onPaneMouseMove((event) => {
    pointer = pointOf(flow, event)
  })
  flow.onPaneMouseLeave(() => {
    pointer = null
  })

  function pointForNew(): CanvasPoint {
    return pointer ?? pointAt(flow, freePlace())
  }

  return { pointed: () => pointer, pointForNew }
}
