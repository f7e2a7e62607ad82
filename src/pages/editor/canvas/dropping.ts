import type { VueFlowStore } from '@vue-flow/core'
import { edgeWithId, type Edge } from '@/engine/graph/edit/edges'
import type { WorkflowGraph } from '@/engine/graph/model'
import { droppedPart, isPaletteDrag, type Dragged } from '../palette/dragged'
import { pointOf, type CanvasPoint } from './connecting'

/** Taking what is dragged from the palette: at an empty place, or on a connection. */
export function useDropping(
  flow: VueFlowStore,
  graph: () => WorkflowGraph,
  put: (part: Dragged, at: CanvasPoint, on: Edge | undefined) => void,
) {
  function over(event: DragEvent): void {
    if (!isPaletteDrag(event)) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
  }

  function drop(event: DragEvent): void {
    const part = droppedPart(event)
    if (part === null) return
    event.preventDefault()
    put(part, pointOf(flow, event), edgeAt(event))
  }

  function edgeAt({ clientX, clientY }: DragEvent): Edge | undefined {
    const id = document
      .elementsFromPoint(clientX, clientY)
      .map((element) => element.closest('.vue-flow__edge')?.getAttribute('data-id'))
      .find((one) => typeof one === 'string')
    return id === undefined || id === null ? undefined : edgeWithId(graph(), id)
  }

  return { over, drop }
}
