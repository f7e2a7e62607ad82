import {
  Position,
  type Edge as FlowEdge,
  type HandleElement,
  type Node as FlowNode,
} from '@vue-flow/core'
import { markRaw } from 'vue'
import { edgeId, edgesOf, type Edge } from '@/engine/graph/edit/edges'
import type { GraphNode, Port, WorkflowGraph } from '@/engine/graph/model'
import { layOut, portPlace, type PlacedNode } from '@/formats/picture/layout'

/**
 * The graph as Vue Flow wants it. Sizes and ports are told beforehand (they are those of exported pictures), so that
 * nodes out of sight need not be rendered to know where their connections begin.
 */
export function flowNodes(graph: WorkflowGraph): FlowNode<GraphNode>[] {
  return layOut({ nodes: graph.nodes, frames: [] }).nodes.map(flowNode)
}

function flowNode(placed: PlacedNode): FlowNode<GraphNode> {
  const { node, box } = placed
  const { width, height } = box
  return {
    id: node.key,
    type: 'module',
    position: { x: box.x, y: box.y },
    data: markRaw(node),
    width,
    height,
    // Of Vue Flow's own state; what is given here stands until the node is measured.
    ...{
      dimensions: { width, height },
      handleBounds: {
        target: handles(placed, node.inputs, 'target'),
        source: handles(placed, node.outputs, 'source'),
      },
    },
    // The node's own element carries role and name.
    focusable: false,
    domAttributes: { 'aria-roledescription': undefined },
  }
}

const HANDLE = 11

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

/** The connections as Vue Flow wants them. */
export function flowEdges(graph: WorkflowGraph): FlowEdge<Edge>[] {
  const names = new Map(graph.nodes.map(({ key, name }) => [key, name]))
  return edgesOf(graph).map((edge) => ({
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
    ariaLabel: `Connection from ${names.get(edge.source) ?? edge.source} to ${names.get(edge.target) ?? edge.target}`,
  }))
}
