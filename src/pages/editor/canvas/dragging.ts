import type { GraphNode as ShownNode, NodeDragEvent, VueFlowStore } from '@vue-flow/core'
import { shallowRef } from 'vue'
import { findNode, type Position } from '@/engine/graph/model'
import type { Box } from '@/formats/picture/layout'
import type { useEditorStore } from '@/stores/editor'
import { align, type Guide } from './alignment'

/** Pixels on the screen within which a dragged node is drawn to a line. */
const reach = 6
/** In a crowd every place is in line with something: then guides only disturb. */
const mostOthers = 300

/** Dragging nodes: alignment with the nodes in sight, and one move for the editor when the drag ends. */
export function useDragging(flow: VueFlowStore, editor: ReturnType<typeof useEditorStore>) {
  const guides = shallowRef<readonly Guide[]>([])

  function alignDragged({ node, nodes, event }: NodeDragEvent): void {
    const dragged = new Set(nodes.map(({ id }) => id))
    const others = flow.getNodes.value.filter(({ id }) => !dragged.has(id))
    if (event.altKey || others.length > mostOthers) {
      guides.value = []
      return
    }
    const found = align(boxOf(node), others.map(boxOf), reach / flow.viewport.value.zoom)
    guides.value = found.guides
    shift(nodes, found.by)
  }

  /** Selected nodes that are out of sight go along. */
  function finish({ node, nodes }: NodeDragEvent): void {
    guides.value = []
    const places = new Map(nodes.map(({ id, position }) => [id, { x: position.x, y: position.y }]))
    const start = findNode(editor.graph, node.id)?.position ?? node.position
    const by = { x: node.position.x - start.x, y: node.position.y - start.y }
    const selected = new Set(node.selected ? editor.selection.nodes : [])
    for (const { key, position } of editor.graph.nodes) {
      if (selected.has(key) && !places.has(key)) {
        places.set(key, { x: position.x + by.x, y: position.y + by.y })
      }
    }
    editor.moveTo(places)
    editor.endGesture()
  }

  flow.onNodeDrag(alignDragged)
  flow.onNodeDragStop((event) => {
    alignDragged(event)
    finish(event)
  })
  return { guides }
}

function shift(nodes: readonly ShownNode[], by: Position): void {
  if (by.x === 0 && by.y === 0) return
  for (const node of nodes) {
    node.position = { x: node.position.x + by.x, y: node.position.y + by.y }
  }
}

function boxOf({ position, dimensions }: ShownNode): Box {
  return { x: position.x, y: position.y, width: dimensions.width, height: dimensions.height }
}
