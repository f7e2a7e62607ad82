import type { Connection, OnConnectStartParams, VueFlowStore } from '@vue-flow/core'
import { edgeWithId, type Edge } from '@/engine/graph/edit/edges'
import type { Position, WorkflowGraph } from '@/engine/graph/model'
import type { Place } from '@/stores/editor/node-commands'

/** A place on the canvas, and the same on the screen. */
export interface CanvasPoint {
  readonly screen: Position
  readonly canvas: Position
}

/** What connections that are dragged do. */
export interface ConnectingActs {
  readonly connect: (edge: Edge) => void
  /** An end of a connection was dragged to another port. */
  readonly move: (from: Edge, to: Edge) => void
  /** It was dropped at an empty place. */
  readonly offerNode: (at: CanvasPoint, place: Place) => void
}

/**
 * Dragging connections: from port to port, or to an empty place, where a new node is offered. Either end of a connection
 * can be dragged on; it stays as it was until it has another one.
 */
export function useConnecting(
  flow: VueFlowStore,
  graph: () => WorkflowGraph,
  acts: ConnectingActs,
): void {
  let start: OnConnectStartParams | null = null
  let moved: Edge | undefined
  let isConnected = false

  flow.onEdgeUpdateStart(({ edge }) => {
    moved = edgeWithId(graph(), edge.id)
  })
  flow.onConnectStart((params) => {
    start = params
    isConnected = false
  })
  flow.onConnect((connection) => {
    isConnected = true
    acts.connect(edgeOf(connection))
  })
  flow.onEdgeUpdate(({ connection }) => {
    isConnected = true
    if (moved !== undefined) acts.move(moved, edgeOf(connection))
  })
  flow.onConnectEnd((event) => {
    const [from, insteadOf] = [start, moved]
    start = null
    moved = undefined
    if (isConnected || event === undefined || from === null) return
    const place = placeAt(from)
    const isOnPane = event.target instanceof Element && event.target.matches('.vue-flow__pane')
    if (place === null || !isOnPane) return
    acts.offerNode(pointOf(flow, event), insteadOf === undefined ? place : { ...place, insteadOf })
  })

  // Grips at the ends of all connections would be many elements: only what the mouse is over has them.
  flow.onEdgeMouseEnter(({ edge }) => {
    edge.updatable = true
  })
  flow.onEdgeMouseLeave(({ edge }) => {
    edge.updatable = false
  })
}

/** Where an event of mouse or finger happened. */
export function pointOf(flow: VueFlowStore, event: MouseEvent | TouchEvent): CanvasPoint {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event
  const screen = { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 }
  return { screen, canvas: flow.screenToFlowCoordinate(screen) }
}

/** A place of the canvas with where it is on the screen. (Vue Flow's own conversion also scales the canvas' offset.) */
export function pointAt(flow: VueFlowStore, canvas: Position): CanvasPoint {
  const { left = 0, top = 0 } = flow.vueFlowRef.value?.getBoundingClientRect() ?? {}
  const { x, y, zoom } = flow.viewport.value
  return { canvas, screen: { x: left + x + canvas.x * zoom, y: top + y + canvas.y * zoom } }
}

function edgeOf({ source, sourceHandle, target, targetHandle }: Connection): Edge {
  return {
    source,
    output: sourceHandle ?? 'output_1',
    target,
    input: targetHandle ?? 'input_1',
  }
}

function placeAt({
  nodeId,
  handleId,
  handleType,
}: OnConnectStartParams): Exclude<Place, { on: Edge }> | null {
  if (nodeId === undefined || handleType === undefined) return null
  return handleType === 'source'
    ? { behind: { source: nodeId, output: handleId ?? 'output_1' } }
    : { before: { target: nodeId, input: handleId ?? 'input_1' } }
}
