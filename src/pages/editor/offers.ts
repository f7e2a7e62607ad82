import { shallowRef } from 'vue'
import { edgeWithId, type Edge } from '@/engine/graph/edit/edges'
import type { Position } from '@/engine/graph/model'
import type { useEditorStore } from '@/stores/editor'
import type { Place } from '@/stores/editor/node-commands'
import type { CanvasPoint } from './canvas/connecting'
import { connectionsOf } from './canvas/connection-choices'
import type { CanvasApi } from './parts'
import type { Popup } from './popup'

/** What is offered to be chosen over the canvas, one thing at a time. */
export function useOffers(
  editor: ReturnType<typeof useEditorStore>,
  canvas: () => CanvasApi | null,
) {
  const popup = shallowRef<Popup | null>(null)

  function screenOf(key: string): Position {
    return canvas()?.screenOf(key) ?? { x: innerWidth / 2, y: innerHeight / 2 }
  }

  /** A module for a new node. */
  function offerModule(at: CanvasPoint, place?: Place): void {
    popup.value = { kind: 'add', at, place }
  }

  /** The nodes that a node can lead to. */
  function offerConnection(key: string): void {
    popup.value = { kind: 'connect', key, screen: screenOf(key) }
  }

  /** Other ends for the selected connection, or for those of the selected node. */
  function offerReconnection(): void {
    const { nodes, edges } = editor.selection
    const [id] = edges
    const edge = id === undefined ? undefined : edgeWithId(editor.graph, id)
    const [key] = nodes
    if (edge !== undefined) offerOtherEnds(edge)
    else if (key !== undefined) {
      const own = connectionsOf(editor.graph, key)
      popup.value = { kind: 'reconnect', edges: own, key, screen: screenOf(key) }
    }
  }

  function offerOtherEnds(edge: Edge): void {
    popup.value = { kind: 'reconnect', edges: [edge], screen: screenOf(edge.target) }
  }

  /** Another module for a node. */
  function offerReplacement(key: string): void {
    popup.value = { kind: 'replace', key, screen: screenOf(key) }
  }

  function close(): void {
    popup.value = null
    canvas()?.focus()
  }

  return { popup, offerModule, offerConnection, offerReconnection, offerReplacement, close }
}
