import { reachedFrom, type Direction } from '@/engine/graph/edit/reach'
import { stepTo, type Arrow } from '@/engine/graph/edit/step-to'
import { NOTHING, selectNodes } from './document'
import type { EditorStateApi } from './state'

/** Ways to select that follow the graph. */
export function useSelecting(state: EditorStateApi) {
  function selectAll(): void {
    const { nodes, frames } = state.graph.value
    state.select({
      ...NOTHING,
      nodes: nodes.map(({ key }) => key),
      frames: frames.map(({ id }) => id),
    })
  }

  function selectNothing(): void {
    state.select(NOTHING)
  }

  /** Selects in addition everything before or behind the selected nodes. */
  function extendSelection(direction: Direction): void {
    const reached = reachedFrom(state.graph.value, state.selection.value.nodes, direction)
    state.select({ ...state.selection.value, nodes: [...reached] })
  }

  /**
   * Goes from the selected node (of several: the last) to the one an arrow key leads to; without a selection to the
   * first node.
   *
   * @returns the key of the node that is selected now
   */
  function step(arrow: Arrow): string | undefined {
    const graph = state.graph.value
    const from = state.selection.value.nodes.at(-1)
    const to = from === undefined ? graph.nodes[0] : stepTo(graph, from, arrow)
    if (to === undefined) return from
    state.select(selectNodes([to.key]))
    return to.key
  }

  return { selectAll, selectNothing, extendSelection, step }
}
