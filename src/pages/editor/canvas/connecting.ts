import type { Connection, OnConnectStartParams, VueFlowStore } from '@vue-flow/core'
import type { Edge } from '@/engine/graph/edit/edges'
import type { Position } from '@/engine/graph/model'
import type { Place } from '@/stores/editor/node-commands'

/** A place on the canvas, and the same on the screen. */
export interface CanvasPoint {
  readonly screen: Position
  readonly canvas: Position
}

/** Dragging connections: from port to port, or to an empty place, where a new node is offered. */
export function useConnecting(
  flow: VueFlowStore,
  connect: (edge: Edge) => void,
  offerNode: (at: CanvasPoint, place: Place) => void,
): void {
  let start: OnConnectStartParams | null = null
  let isConnected = false

  flow.onConnectStart((params) => {
    start = params
    isConnected = false
  })
  flow.onConnect((connection) => {
    isConnected = true
    connect(edgeOf(connection))
  })
  flow.onConnectEnd((event) => {
    const from = start
    start = null
    if (isConnected || event === undefined || from === null) return
    const place = placeAt(from)
    const isOnPane = event.target instanceof Element && event.target.matches('.vue-flow__pane')
    if (place !== null && isOnPane) offerNode(pointOf(flow, event), place)
  })
}

/** Where an event of mouse or finger happened. */
export function pointOf(flow: VueFlowStore, event: MouseEvent | TouchEvent): CanvasPoint {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event
  const screen = { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 }
  return { screen, canvas: flow.screenToFlowCoordinate(screen) }
}

function edgeOf({ source, sourceHandle, target, targetHandle }: Connection): Edge {
  return {
    source,
    output: sourceHandle ?? 'output_1',
    target,
    input: targetHandle ?? 'input_1',
  }
}

function placeAt({ nodeId, handleId, handleType }: OnConnectStartParams): Place | null {
  if (nodeId === undefined || handleType === undefined) return null
  return handleType === 'source'
    ? { behind: { source: nodeId, output: handleId ?? 'output_1' } }
    : { before: { target: nodeId, input: handleId ?? 'input_1' } }
}
