import type { GraphNode as ShownNode, VueFlowStore } from '@vue-flow/core'
import { toRaw, watch, type Ref } from 'vue'
import type { WorkflowGraph } from '@/engine/graph/model'
import type { Selection } from '@/stores/editor/document'
import { flowEdges, flowNodes } from './flow-elements'

/**
 * Keeps what Vue Flow shows the same as the graph. Most edits change one node: then only that one is touched, the rest
 * of a big graph stays as it is.
 */
export function showGraph(flow: VueFlowStore, graph: Readonly<Ref<WorkflowGraph>>): void {
  watch(
    graph,
    (now) => {
      showNodes(flow, now)
      showEdges(flow, now)
    },
    { immediate: true, flush: 'sync' },
  )
}

function showNodes(flow: VueFlowStore, graph: WorkflowGraph): void {
  const wanted = flowNodes(graph)
  const shown = flow.nodes.value
  const sameKeys =
    shown.length === wanted.length && wanted.every(({ id }, index) => shown[index]?.id === id)
  if (!sameKeys) {
    const ids = new Set(wanted.map(({ id }) => id))
    // Vue Flow looks up both ends of every connection it has.
    flow.setEdges((edges) =>
      edges.filter(({ source, target }) => ids.has(source) && ids.has(target)),
    )
    flow.setNodes(wanted)
    return
  }
  for (const [index, node] of wanted.entries()) {
    const before = shown[index]
    if (before !== undefined && hasChanged(before, node)) Object.assign(before, node)
  }
}

function hasChanged(
  before: ShownNode,
  {
    data,
    position,
  }: Pick<ShownNode, 'data' | 'position'> | { data?: unknown; position: ShownNode['position'] },
): boolean {
  return (
    toRaw(before.data) !== data ||
    before.position.x !== position.x ||
    before.position.y !== position.y
  )
}

function showEdges(flow: VueFlowStore, graph: WorkflowGraph): void {
  const wanted = flowEdges(graph)
  const shown = flow.edges.value
  const same =
    shown.length === wanted.length && wanted.every(({ id }, index) => shown[index]?.id === id)
  if (!same) flow.setEdges(wanted)
}

/** Keeps the selected nodes the same in the editor and on the canvas, whoever changes them. */
export function shareSelection(
  flow: VueFlowStore,
  selection: Readonly<Ref<Selection>>,
  select: (selection: Selection) => void,
): void {
  let isMirroring = false

  function mirror({ nodes }: Selection): void {
    const wanted = new Set(nodes)
    isMirroring = true
    for (const node of flow.nodes.value) {
      if (node.selected !== wanted.has(node.id)) node.selected = wanted.has(node.id)
    }
    if (wanted.size === 0) flow.nodesSelectionActive.value = false
    isMirroring = false
  }

  watch(selection, mirror, { flush: 'sync' })
  flow.onNodesChange((changes) => {
    if (isMirroring || !changes.some(({ type }) => type === 'select')) return
    const nodes = new Set(selection.value.nodes)
    for (const change of changes) {
      if (change.type !== 'select') continue
      if (change.selected) nodes.add(change.id)
      else nodes.delete(change.id)
    }
    select({ nodes: [...nodes], edges: [], frames: [] })
  })
}
