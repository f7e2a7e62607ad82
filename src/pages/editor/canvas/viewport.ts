import type { VueFlowStore } from '@vue-flow/core'
import { nextTick } from 'vue'
import type { Position, WorkflowGraph } from '@/engine/graph/model'
import { layOut, type Box } from '@/formats/picture/layout'
import { areaInSight } from './flow-sync'
import { offsetToShow } from './into-sight'
import { contains } from './visible-part'

/** Below this nobody can read a node. */
const smallestReadable = 0.3
/** A workflow that would have to be shown smaller opens at its trigger, in a size that is read without effort. */
const smallestBegin = 0.6
const beginZoom = 0.8
/** Below this zoom only shapes are drawn: words could not be read. */
export const farZoom = 0.38
/** What is kept free at the sides: on a phone there is little to spare. */
function paddingOf(length: number): number {
  return Math.min(60, length / 25)
}

/**
 * Moving over the canvas. Durations are zero for people who want no motion.
 *
 * @param areaOf what a node takes up; undefined where there is no such node
 */
export function useViewport(
  flow: VueFlowStore,
  graph: () => WorkflowGraph,
  areaOf: (key: string) => Box | undefined,
) {
  function duration(): number {
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250
  }

  /** The movement that was begun last. */
  let moving: Promise<unknown> = Promise.resolve()

  /** Waits until the canvas stands still; one that is interrupted may never say so. */
  async function standStill(): Promise<void> {
    const longEnough = new Promise((resolve) => setTimeout(resolve, duration() + 150))
    await Promise.race([moving, longEnough])
  }

  /** The zoom at which a box fits, at most its real size. */
  function fitting(box: Box): number {
    const { width, height } = flow.dimensions.value
    const [across, down] = [paddingOf(width), paddingOf(height)]
    return Math.min((width - 2 * across) / box.width, (height - 2 * down) / box.height, 1)
  }

  async function show(box: Box, time: number): Promise<void> {
    const { width, height } = flow.dimensions.value
    const zoom = Math.max(fitting(box), flow.minZoom.value)
    const x = width / 2 - (box.x + box.width / 2) * zoom
    const y = height / 2 - (box.y + box.height / 2) * zoom
    moving = flow.setViewport({ x, y, zoom }, { duration: time })
    await moving
  }

  /** Shows the whole workflow. */
  function fit(): Promise<void> {
    return show(layOut(graph()).bounds, duration())
  }

  /** Shows some nodes as large as fits, at most in their real size. */
  function zoomTo(keys: readonly string[]): Promise<void> {
    const wanted = new Set(keys)
    const nodes = graph().nodes.filter(({ key }) => wanted.has(key))
    return nodes.length === 0 ? fit() : show(layOut({ nodes, frames: [] }).bounds, duration())
  }

  /** Shows a workflow that was just opened: all of it, or its beginning in a size that can be read without effort. */
  async function begin(): Promise<void> {
    const { bounds, nodes } = layOut(graph())
    const leftMost = nodes.toSorted((one, other) => one.box.x - other.box.x)[0]
    const first = nodes.find(({ node }) => node.moduleType === 'trigger') ?? leftMost
    if (fitting(bounds) >= smallestBegin || first === undefined) {
      await show(bounds, 0)
      return
    }
    const { width, height } = flow.dimensions.value
    const isFlat = bounds.height * beginZoom <= height
    const middle = isFlat ? bounds.y + bounds.height / 2 : first.box.y + first.box.height / 2
    await flow.setViewport({
      x: 2 * paddingOf(width) - first.box.x * beginZoom,
      y: height / 2 - middle * beginZoom,
      zoom: beginZoom,
    })
  }

  /**
   * Brings a node into sight when it is not, or too small, and moves the canvas no farther than that takes.
   *
   * @param least the zoom from which on it can be read
   * @param wanted the zoom it is shown at when it could not
   */
  async function reveal(key: string, least = smallestReadable, wanted = 0.5): Promise<void> {
    // What is in sight on the way says nothing about the end.
    await standStill()
    const box = areaOf(key)
    if (box === undefined) return
    const now = flow.viewport.value
    if (now.zoom < least || !contains(areaInSight(flow), box)) {
      const zoom = now.zoom < least ? wanted : now.zoom
      const { width, height } = flow.dimensions.value
      const middle = {
        x: width / 2 - (box.x + box.width / 2) * zoom,
        y: height / 2 - (box.y + box.height / 2) * zoom,
      }
      const from = zoom === now.zoom ? now : middle
      const x = offsetToShow(from.x, box.x * zoom, box.width * zoom, width)
      const y = offsetToShow(from.y, box.y * zoom, box.height * zoom, height)
      moving = flow.setViewport({ x, y, zoom }, { duration: duration() })
      await moving
      // The nodes of another part of the canvas are rendered with the next frame.
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    await nextTick()
  }

  /** Goes to a place in a size that can be read. */
  async function lookAt({ x, y }: Position): Promise<void> {
    await flow.setCenter(x, y, { zoom: 0.7, duration: duration() })
  }

  /** The middle of what is in sight. */
  function middle(): Position {
    const { width, height } = flow.dimensions.value
    const { x, y, zoom } = flow.viewport.value
    return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
  }

  return { fit, zoomTo, begin, reveal, lookAt, middle, duration }
}
