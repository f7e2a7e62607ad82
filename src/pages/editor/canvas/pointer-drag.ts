import { useVueFlow } from '@vue-flow/core'
import type { Position } from '@/engine/graph/model'

/** Pixels a pointer has to move before it drags rather than clicks. */
const threshold = 3

/**
 * Dragging of things on the canvas that are no nodes: frames and notes. Distances are in the canvas' coordinates.
 *
 * @param begin what has to be known of the beginning
 * @param moveBy shows the thing at a distance from its beginning
 * @param finish what the editor is told when it is dropped
 */
export function usePointerDrag<Start>(
  begin: (id: string) => Start,
  moveBy: (id: string, start: Start, by: Position) => void,
  finish: (id: string, start: Start, by: Position) => void,
): (event: PointerEvent, id: string) => void {
  const { viewport } = useVueFlow()

  return (event, id) => {
    const { currentTarget: grip } = event
    if (event.button !== 0 || !(grip instanceof HTMLElement)) return
    event.stopPropagation()
    const start = begin(id)
    const from = { x: event.clientX, y: event.clientY }
    const distance = (now: PointerEvent): Position => ({
      x: (now.clientX - from.x) / viewport.value.zoom,
      y: (now.clientY - from.y) / viewport.value.zoom,
    })
    let isDragging = false
    grip.setPointerCapture(event.pointerId)
    grip.onpointermove = (now) => {
      const far = Math.hypot(now.clientX - from.x, now.clientY - from.y)
      isDragging ||= far > threshold
      if (isDragging) moveBy(id, start, distance(now))
    }
    grip.onpointerup = grip.onpointercancel = (now) => {
      grip.onpointermove = grip.onpointerup = grip.onpointercancel = null
      if (isDragging) finish(id, start, distance(now))
    }
  }
}
