import { shallowRef, watch, type ShallowRef } from 'vue'
import type { WorkflowGraph } from '@/engine/graph/model'
import type { Box, PlacedNode } from '@/formats/picture/layout'

/** A form needs more room than a node's name. */
const openWidth = 340
/** What an open node is thought to take up until it is measured. */
const usualHeight = 240

/** Heights of the nodes that are open in place, by key; the last one lies above the others. */
export type OpenHeights = ReadonlyMap<string, number>

/** The nodes that show their form on the canvas. */
export interface OpenNodes {
  readonly heights: Readonly<ShallowRef<OpenHeights>>
  readonly isOpen: (key: string) => boolean
  /** @param focused its first field is to have the keyboard as soon as it is there */
  readonly open: (key: string, focused?: boolean) => void
  readonly close: (key: string) => void
  readonly raise: (key: string) => void
  readonly measure: (key: string, height: number) => void
  /** Whether the form of a node is to take the keyboard; true once for each time it was asked for. */
  readonly takesFocus: (key: string) => boolean
}

/**
 * Which nodes show their form on the canvas. This is how somebody looks at a workflow and no part of it: a node that goes
 * is closed, and a workflow that is opened has all of its nodes closed.
 */
export function useOpenNodes(graph: () => WorkflowGraph, openings: () => number): OpenNodes {
  const heights = shallowRef<OpenHeights>(new Map())
  let focusedKey: string | null = null

  function change(edit: (heights: Map<string, number>) => void): void {
    const changed = new Map(heights.value)
    edit(changed)
    heights.value = changed
  }

  function raise(key: string): void {
    const height = heights.value.get(key)
    if (height === undefined || [...heights.value.keys()].at(-1) === key) return
    change((all) => {
      all.delete(key)
      all.set(key, height)
    })
  }

  function open(key: string, focused = false): void {
    if (focused) focusedKey = key
    if (heights.value.has(key)) raise(key)
    else change((all) => all.set(key, usualHeight))
  }

  function close(key: string): void {
    if (heights.value.has(key)) change((all) => all.delete(key))
  }

  function measure(key: string, height: number): void {
    const known = heights.value.get(key)
    if (known !== undefined && known !== height) change((all) => all.set(key, height))
  }

  function takesFocus(key: string): boolean {
    if (focusedKey !== key) return false
    focusedKey = null
    return true
  }

  watch(openings, () => (heights.value = new Map()), { flush: 'sync' })
  watch(
    graph,
    ({ nodes }) => {
      if (heights.value.size === 0) return
      const keys = new Set(nodes.map(({ key }) => key))
      const gone = [...heights.value.keys()].filter((key) => !keys.has(key))
      if (gone.length > 0) change((all) => gone.forEach((key) => all.delete(key)))
    },
    { flush: 'sync' },
  )

  return {
    heights,
    isOpen: (key) => heights.value.has(key),
    open,
    close,
    raise,
    measure,
    takesFocus,
  }
}

/** What a node takes up on the canvas, with its form when it is open. */
export function areaOfNode({ node, box }: PlacedNode, heights: OpenHeights): Box {
  const height = heights.get(node.key)
  return height === undefined ? box : { ...box, width: openWidth, height }
}
