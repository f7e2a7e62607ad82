import type { Edge } from '@/engine/graph/edit/edges'
import type { GraphComparison, NodeChange, ValueChange } from '@/engine/graph/compare-graphs'
import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import type { PhpValue } from '@/engine/php/value'

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved'

/** One change in a list of them. */
export interface ListedChange {
  readonly kind: ChangeKind
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

/** Everything that is different, in the order in which people ask: nodes, connections, frames, places. */
export function listChanges(
  comparison: GraphComparison,
  before: WorkflowGraph,
  after: WorkflowGraph,
): readonly ListedChange[] {
  const { added, removed, changed, connected, disconnected, frames } = comparison
  const inside = changed.filter((change) => marksOfNode(change) === 'changed')
  const moved = changed.filter((change) => marksOfNode(change) === 'moved')
  return [
    ...added.map((node) => whole('added', nodeTitle(node))),
    ...removed.map((node) => whole('removed', nodeTitle(node))),
    ...inside.map(nodeChange),
    ...connected.map((edge) => whole('added', edgeTitle(edge, after))),
    ...disconnected.map((edge) => whole('removed', edgeTitle(edge, before))),
    ...frames.map(({ kind, frame }) => whole(kind, `Frame “${frame.title}”`)),
    ...moved.map(({ after: node }) => whole('moved', nodeTitle(node))),
  ]
}

/** What happened to each node, by its key; a node of the old state that is gone is `removed`. */
export function nodeMarks({
  added,
  removed,
  changed,
}: GraphComparison): ReadonlyMap<string, ChangeKind> {
  return new Map<string, ChangeKind>([
    ...removed.map(({ key }) => [key, 'removed'] as const),
    ...changed.map((change) => [change.after.key, marksOfNode(change)] as const),
    ...added.map(({ key }) => [key, 'added'] as const),
  ])
}

function marksOfNode({ parameters, settings }: NodeChange): ChangeKind {
  return parameters.length + settings.length > 0 ? 'changed' : 'moved'
}

function whole(kind: ChangeKind, title: string): ListedChange {
  return { kind, title, details: [] }
}

function nodeChange({ after, parameters, settings }: NodeChange): ListedChange {
  const details = [...settings.map(settingValue), ...parameters.map(listedValue)]
  return { kind: 'changed', title: nodeTitle(after), details }
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

function edgeTitle({ source, output, target }: Edge, { nodes }: WorkflowGraph): string {
  const titleOf = (wanted: string) => {
    const node = nodes.find(({ key }) => key === wanted)
    return node ? nodeTitle(node) : wanted
  }
  return `Connection ${titleOf(source)}, ${output.replace('_', ' ')} → ${titleOf(target)}`
}
