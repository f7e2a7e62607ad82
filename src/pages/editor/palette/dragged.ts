import * as v from 'valibot'

/** What is dragged from the palette onto the canvas. */
export type Dragged =
  | { readonly kind: 'module'; readonly type: string; readonly id: string }
  | { readonly kind: 'blueprint'; readonly id: string }

/** The type of the dragged data: other pages and files do not have it. */
const dragType = 'application/x-misp-workflow-part'

const draggedSchema = v.variant('kind', [
  v.object({ kind: v.literal('module'), type: v.string(), id: v.string() }),
  v.object({ kind: v.literal('blueprint'), id: v.string() }),
])

/** Puts a part of the palette on its way. */
export function startDrag(event: DragEvent, dragged: Dragged): void {
  if (event.dataTransfer === null) return
  event.dataTransfer.setData(dragType, JSON.stringify(dragged))
  event.dataTransfer.effectAllowed = 'copy'
}

/** Whether a part of the palette is being dragged: what it is can be read only when it is dropped. */
export function isPaletteDrag(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(dragType) ?? false
}

/** The part that was dropped; null when it was something else. */
export function droppedPart(event: DragEvent): Dragged | null {
  try {
    const read = v.safeParse(
      draggedSchema,
      JSON.parse(event.dataTransfer?.getData(dragType) ?? 'null'),
    )
    return read.success ? read.output : null
  } catch {
    return null
  }
}
