import type { GraphNode as ShownNode, VueFlowStore } from '@vue-flow/core'
import { computed, shallowRef, toRaw, watch, type Ref } from 'vue'
import type { WorkflowGraph } from '@/engine/graph/model'
import type { Box } from '@/formats/picture/layout'
import type { Selection } from '@/stores/editor/document'
import { flowEdge, flowNode } from './flow-elements'
import type { OpenHeights } from './open-nodes'
import { contains, placeGraph, visiblePart, type VisiblePart } from './visible-part'

/** How far around what is in sight nodes are prepared, in shares of it: so that panning rarely needs others. */
const margin = 0.35
/** From so many nodes in sight on a picture takes their place: nobody can read or grab single ones. */
const mostNodes = 160

/**
 * Keeps what Vue Flow shows the same as the part of the graph that is in sight. Vue Flow looks at all nodes it has for
 * every frame, so of a big graph it gets only that part; of an edit only what it changed.
 *
 * @returns the placed graph, and whether so much is in sight that a picture has to be drawn instead
 */
export function showGraph(
  flow: VueFlowStore,
  graph: Readonly<Ref<WorkflowGraph>>,
  selection: Readonly<Ref<Selection>>,
  heights: Readonly<Ref<OpenHeights>>,
) {
  const placed = computed(() => placeGraph(graph.value))
  const isOverview = shallowRef(false)
  let prepared: Box | null = null
  let frame = 0

  function show(): void {
    const seen = areaInSight(flow)
    prepared = grown(seen)
    const part = visiblePart(placed.value, prepared, heights.value)
    isOverview.value = part.count > mostNodes
    showPart(flow, isOverview.value ? nothing : part, selection.value, heights.value)
  }

  function follow(): void {
    frame = 0
    const seen = areaInSight(flow)
    // Much more than needed was prepared for another zoom. A picture goes as soon as nodes can be shown again.
    const most = isOverview.value ? 1 + 2 * margin + 0.05 : 4
    const isTooMuch = prepared !== null && prepared.width > most * seen.width
    if (prepared === null || isTooMuch || !contains(prepared, seen)) show()
  }

  watch([placed, heights], show, { immediate: true, flush: 'sync' })
  watch(
    [flow.viewport, () => flow.dimensions.value.width, () => flow.dimensions.value.height],
    () => {
      if (frame === 0) frame = requestAnimationFrame(follow)
    },
    { deep: true, flush: 'sync' },
  )
  return { placed, isOverview }
}

const nothing: VisiblePart = { nodes: [], edges: [], count: 0 }

/** What of the canvas is in sight, in its own coordinates. */
export function areaInSight({ viewport, dimensions }: VueFlowStore): Box {
  const { x, y, zoom } = viewport.value
  const { width, height } = dimensions.value
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
}

function grown({ x, y, width, height }: Box): Box {
  const [across, down] = [width * margin, height * margin]
  return { x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down }
}

function showPart(
  flow: VueFlowStore,
  part: VisiblePart,
  selection: Selection,
  heights: OpenHeights,
): void {
  const selected = new Set(selection.nodes)
  const wanted = part.nodes.map((node) => {
    const { key } = node.node
    const now = flowNode(node, selected.has(key), heights)
    const before = flow.findNode(key)
    // A drag that moves the canvas along is told to the editor at its end.
    return before?.dragging === true ? { ...now, position: before.position } : now
  })
  const shown = flow.nodes.value
  const sameKeys =
    shown.length === wanted.length && wanted.every(({ id }, index) => shown[index]?.id === id)
  if (sameKeys) {
    for (const [index, node] of wanted.entries()) {
      const before = shown[index]
      if (before !== undefined && hasChanged(before, node)) Object.assign(before, node)
    }
  } else {
    const ids = new Set(wanted.map(({ id }) => id))
    // Vue Flow looks up both ends of every connection it has.
    flow.setEdges((edges) =>
      edges.filter(({ source, target }) => ids.has(source) && ids.has(target)),
    )
    flow.setNodes(wanted)
  }
  showEdges(flow, part)
}

type Comparable = Pick<ShownNode, 'position' | 'width' | 'height' | 'zIndex'> & {
  readonly data?: unknown
}

function hasChanged(before: Comparable, now: Comparable): boolean {
  return (
    toRaw(before.data) !== now.data ||
    before.position.x !== now.position.x ||
    before.position.y !== now.position.y ||
    before.width !== now.width ||
    before.height !== now.height ||
    before.zIndex !== now.zIndex
  )
}

function showEdges(flow: VueFlowStore, part: VisiblePart): void {
  const wanted = part.edges.map(flowEdge)
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
