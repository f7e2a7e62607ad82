import { edgeId, type Edge } from '@/engine/graph/edit/edges'
import { isNote } from '@/engine/graph/edit/notes'
import type { GraphComparison, NodeChange, ValueChange } from '@/engine/graph/compare-graphs'
import type { Frame, GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { parameterLabel } from '@/engine/modules/parameter-label'
import type { PhpValue } from '@/engine/php/value'

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved'

/** What a change is about, by its key or id in the graph that holds both states (see difference.ts). */
export interface ChangedPart {
  readonly kind: 'node' | 'edge' | 'frame'
  readonly id: string
}

/** One change in a list of them. */
export interface ListedChange {
  readonly kind: ChangeKind
  /** Without it the change is about the workflow as a whole. */
  readonly about?: ChangedPart
  /** What changed: `3 · IF :: Tag`. */
  readonly title: string
  readonly details: readonly ListedValue[]
}

/** A value before and after; empty where there was or is none. */
export interface ListedValue {
  readonly name: string
  readonly before: string
  readonly after: string
}

/** Of longer values the beginning is shown. */
const maxLength = 400

/**
 * Everything that is different, in the order in which people ask: nodes, connections, frames, places.
 *
 * @param keys under which nodes that are gone stand in the graph of both states
 */
export function listChanges(
  comparison: GraphComparison,
  before: WorkflowGraph,
  after: WorkflowGraph,
  keys: ReadonlyMap<string, string>,
): readonly ListedChange[] {
  const { added, removed, changed, connected, disconnected, frames } = comparison
  const inside = changed.filter((change) => marksOfNode(change) === 'changed')
  const moved = changed.filter((change) => marksOfNode(change) === 'moved')
  const keyOf = (key: string) => keys.get(key) ?? key
  const gone = (edge: Edge) =>
    edgeId({ ...edge, source: keyOf(edge.source), target: keyOf(edge.target) })
  return [
    ...added.map((node) => ofNode('added', node)),
    ...removed.map((node) => ofNode('removed', node, keyOf(node.key))),
    ...inside.map(nodeChange),
    ...connected.map((edge) => whole('added', edgeTitle(edge, after), 'edge', edgeId(edge))),
    ...disconnected.map((edge) => whole('removed', edgeTitle(edge, before), 'edge', gone(edge))),
    ...frames.map(({ kind, frame }) => whole(kind, frameTitle(frame), 'frame', frame.id)),
    ...moved.map(({ after: node }) => ofNode('moved', node)),
  ]
}

/** What happened to each node, by its key in the graph of both states. */
export function nodeMarks(
  { added, removed, changed }: GraphComparison,
  keys: ReadonlyMap<string, string>,
): ReadonlyMap<string, ChangeKind> {
  return new Map<string, ChangeKind>([
    ...removed.map(({ key }) => [keys.get(key) ?? key, 'removed'] as const),
    ...changed.map((change) => [change.after.key, marksOfNode(change)] as const),
    ...added.map(({ key }) => [key, 'added'] as const),
  ])
}

function marksOfNode({ parameters, settings }: NodeChange): ChangeKind {
  return parameters.length + settings.length > 0 ? 'changed' : 'moved'
}

function whole(
  kind: ChangeKind,
  title: string,
  what: ChangedPart['kind'],
  id: string,
): ListedChange {
  return { kind, title, about: { kind: what, id }, details: [] }
}

function ofNode(kind: ChangeKind, node: GraphNode, key = node.key): ListedChange {
  return whole(kind, nodeTitle(node), 'node', key)
}

function nodeChange({ after, parameters, settings }: NodeChange): ListedChange {
  const details = [
    ...settings.map(settingValue),
    ...parameters.map((one) => ({ ...listedValue(one), name: parameterLabel(after, one.name) })),
  ]
  return { ...ofNode('changed', after), details }
}

/** The editor's own keys, as people know them. */
const settingNames: Readonly<Record<string, string>> = {
  name: 'Name',
  saved_filters: 'Node filter',
  playground_comment: 'Comment',
}

function settingValue(change: ValueChange): ListedValue {
  const name = Object.hasOwn(settingNames, change.name) ? settingNames[change.name] : undefined
  return { ...listedValue(change), name: name ?? change.name }
}

function listedValue({ name, before, after }: ValueChange): ListedValue {
  return { name, before: textOf(before), after: textOf(after) }
}

function textOf(value: PhpValue | undefined): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > maxLength ? `${text.slice(0, maxLength)} …` : text
}

/** A node as it is named in lists. */
export function nodeTitle({ key, name, moduleId }: GraphNode): string {
  return `${key} · ${name || moduleId}`
}

function frameTitle(frame: Frame): string {
  return isNote(frame) ? `Note “${frame.title}”` : `Frame “${frame.title}”`
}

function edgeTitle({ source, output, target }: Edge, { nodes }: WorkflowGraph): string {
  const titleOf = (wanted: string) => {
    const node = nodes.find(({ key }) => key === wanted)
    return node ? nodeTitle(node) : wanted
  }
  return `Connection ${titleOf(source)}, ${output.replace('_', ' ')} → ${titleOf(target)}`
}
