import { isPhpArray, isPhpMap } from '../php/array.ts'
import { identical } from '../php/identical.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpArray, PhpMap, PhpValue } from '../php/value.ts'
import { edgeId, edgesOf, type Edge } from './edit/edges.ts'
import type { Frame, GraphNode, WorkflowGraph } from './model.ts'

/** A value of a node that is another one; undefined where there was or is none. */
export interface ValueChange {
  readonly name: string
  readonly before: PhpValue | undefined
  readonly after: PhpValue | undefined
}

/** What is different about a node that is in both graphs. */
export interface NodeChange {
  readonly before: GraphNode
  readonly after: GraphNode
  readonly parameters: readonly ValueChange[]
  /** The node's name, its filter, and what else the editor keeps with it. */
  readonly settings: readonly ValueChange[]
  readonly moved: boolean
}

export interface FrameChange {
  readonly kind: 'added' | 'removed' | 'changed'
  /** As it is after the change, or as it was. */
  readonly frame: Frame
}

/** What has to be done to one graph to get the other. */
export interface GraphComparison {
  readonly added: readonly GraphNode[]
  readonly removed: readonly GraphNode[]
  readonly changed: readonly NodeChange[]
  readonly connected: readonly Edge[]
  readonly disconnected: readonly Edge[]
  readonly frames: readonly FrameChange[]
}

/** Fields of a node's `data` that are compared by their meaning, or follow from the module. */
const knownData = new Set([
  'id',
  'name',
  'module_type',
  'module_data',
  'module_version',
  'previous_module_version',
  'multiple_output_connection',
  'isFiltering',
  'indexed_params',
  'saved_filters',
  'node_uid',
])

/**
 * Compares two states of a workflow. Nodes are the same when they have the same key and module: with another module it
 * is another node. The order of nodes is not compared.
 */
export function compareGraphs(before: WorkflowGraph, after: WorkflowGraph): GraphComparison {
  const old = new Map(before.nodes.map((node) => [identityOf(node), node]))
  const now = new Set(after.nodes.map(identityOf))
  const [edgesBefore, edgesAfter] = [edgesById(before), edgesById(after)]
  return {
    added: after.nodes.filter((node) => !old.has(identityOf(node))),
    removed: before.nodes.filter((node) => !now.has(identityOf(node))),
    changed: after.nodes.flatMap((node) => {
      const known = old.get(identityOf(node))
      return known === undefined ? [] : compareNodes(known, node)
    }),
    connected: missingFrom(edgesBefore, edgesAfter),
    disconnected: missingFrom(edgesAfter, edgesBefore),
    frames: compareFrames(before.frames, after.frames),
  }
}

function identityOf({ key, moduleType, moduleId }: GraphNode): string {
  return JSON.stringify([key, moduleType, moduleId])
}

function compareNodes(before: GraphNode, after: GraphNode): readonly NodeChange[] {
  if (before === after) return []
  const parameters = compareValues(before.parameters, after.parameters)
  const settings = compareValues(settingsOf(before), settingsOf(after))
  const moved = before.position.x !== after.position.x || before.position.y !== after.position.y
  if (parameters.length + settings.length === 0 && !moved) return []
  return [{ before, after, parameters, settings, moved }]
}

function settingsOf(node: GraphNode): PhpMap {
  const data = getOffset(node.raw, 'data')
  const others = isPhpMap(data) ? Object.entries(data).filter(([key]) => !knownData.has(key)) : []
  return { ...Object.fromEntries(others), name: node.name, saved_filters: node.savedFilters }
}

function compareValues(before: PhpArray, after: PhpArray): readonly ValueChange[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const change = { name, before: old.get(name), after: now.get(name) }
    return isSame(change) ? [] : [change]
  })
}

/** An empty list is an empty map. */
function isSame({ before, after }: ValueChange): boolean {
  if (isEmptyArray(before) && isEmptyArray(after)) return true
  return before === undefined || after === undefined ? before === after : identical(before, after)
}

function isEmptyArray(value: PhpValue | undefined): boolean {
  return isPhpArray(value) && Object.keys(value).length === 0
}

function edgesById(graph: WorkflowGraph): ReadonlyMap<string, Edge> {
  return new Map(edgesOf(graph).map((edge) => [edgeId(edge), edge]))
}

function missingFrom(
  known: ReadonlyMap<string, Edge>,
  edges: ReadonlyMap<string, Edge>,
): readonly Edge[] {
  return [...edges].filter(([id]) => !known.has(id)).map(([, edge]) => edge)
}

function compareFrames(before: readonly Frame[], after: readonly Frame[]): readonly FrameChange[] {
  const old = new Map(before.map((frame) => [frame.id, frame]))
  const now = new Set(after.map(({ id }) => id))
  return [
    ...before
      .filter(({ id }) => !now.has(id))
      .map((frame): FrameChange => ({ kind: 'removed', frame })),
    ...after.flatMap((frame): FrameChange[] => {
      const known = old.get(frame.id)
      if (known === undefined) return [{ kind: 'added', frame }]
      return isSameFrame(known, frame) ? [] : [{ kind: 'changed', frame }]
    }),
  ]
}

function isSameFrame(one: Frame, other: Frame): boolean {
  return (
    one.title === other.title && identical(one.nodes, other.nodes) && identical(one.raw, other.raw)
  )
}
