import {
  Position,
  type Edge as FlowEdge,
  type HandleElement,
  type Node as FlowNode,
} from '@vue-flow/core'
import { markRaw } from 'vue'
import { edgeId, type Edge } from '@/engine/graph/edit/edges'
import type { GraphNode, Port } from '@/engine/graph/model'
import { portPlace, type PlacedNode } from '@/formats/picture/layout'
import { areaOfNode, type OpenHeights } from './open-nodes'
import type { PlacedEdge } from './visible-part'

/** A port's diameter. */
const HANDLE = 11

/**
 * A node as Vue Flow wants it. Size and ports are told beforehand (they are those of exported pictures), so that nodes
 * out of sight need not be rendered to know where their connections begin.
 */
export function flowNode(
  placed: PlacedNode,
  selected: boolean,
  heights: OpenHeights,
): FlowNode<GraphNode> {
  const { node } = placed
  const { x, y, width, height } = areaOfNode(placed, heights)
  // Its ports stay beside its head, but it may be wider.
  const head = { node, box: { ...placed.box, width } }
  return {
    id: node.key,
    type: 'module',
    position: { x, y },
    data: markRaw(node),
    width,
    height,
    zIndex: [...heights.keys()].indexOf(node.key) + 1,
    // Of Vue Flow's own state; what is given here stands until the node is measured.
    ...{
      selected,
      dimensions: { width, height },
      handleBounds: {
        target: handles(head, node.inputs, 'target'),
        source: handles(head, node.outputs, 'source'),
      },
    },
    // The node's own element carries role and name.
    focusable: false,
    domAttributes: { 'aria-roledescription': undefined },
  }
}

function handles(
  placed: PlacedNode,
  ports: readonly Port[],
  type: 'source' | 'target',
): HandleElement[] {
  const isSource = type === 'source'
  return ports.map(({ name }, index) => {
    const { x, y } = portPlace(placed, ports, index, isSource ? 'right' : 'left')
    return {
      id: name,
      type,
      nodeId: placed.node.key,
      position: isSource ? Position.Right : Position.Left,
      x: x - placed.box.x - HANDLE / 2,
      y: y - placed.box.y - HANDLE / 2,
      width: HANDLE,
      height: HANDLE,
    }
  })
}

/** A connection as Vue Flow wants it. */
export function flowEdge({ edge, source, target }: PlacedEdge): FlowEdge<Edge> {
  return {
    id: edgeId(edge),
    type: 'connection',
    source: edge.source,
    sourceHandle: edge.output,
    target: edge.target,
    targetHandle: edge.input,
    data: markRaw(edge),
    // Selecting is the editor's; Vue Flow would select connections together with the nodes in a box.
    selectable: false,
    focusable: false,
    ariaLabel: `Connection from ${nameOf(source)} to ${nameOf(target)}`,
  }
}

function nameOf({ node }: PlacedNode): string {
  return node.name || node.key
}
