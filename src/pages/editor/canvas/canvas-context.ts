import { inject, provide, type InjectionKey, type Ref } from 'vue'
import type { GraphNode } from '@/engine/graph/model'
import type { ModuleDeclaration } from '@/engine/modules/declaration'
import type { ChangeKind } from '@/components/version-history/difference-words'
import type { Status } from '@/components/icon/icons'
import type { FieldPreview } from '@/stores/field-preview'
import type { OpenNodes } from './open-nodes'

/** What is wrong at a node or a connection, for the badge on it. */
export interface ProblemMark {
  readonly status: 'failure' | 'warning' | 'info'
  /** The sentences, one a line. */
  readonly text: string
  readonly count: number
}

/** What the newest run did at a node. */
export interface RunMark {
  readonly status: Status | 'prevented' | 'branch'
  readonly text: string
}

/** What the forms on nodes need. */
export interface NodeForms {
  readonly open: OpenNodes
  /** Brings an open node into sight, in a size that can be read. */
  readonly reveal: (key: string) => Promise<void>
  /** What of an open node is its head: as high as the node is when it is closed. */
  readonly headHeight: (key: string) => number
  readonly preview: Readonly<Ref<FieldPreview | null>>
  readonly addEvent: () => void
}

/** What nodes and connections on the canvas are painted from, beside the graph itself. */
export interface CanvasContext {
  readonly declarationOf: (node: GraphNode) => ModuleDeclaration | undefined
  readonly isEnabled: (node: GraphNode) => boolean
  /** By node key. */
  readonly problems: Readonly<Ref<ReadonlyMap<string, ProblemMark>>>
  readonly notes: Readonly<Ref<ReadonlyMap<string, string>>>
  readonly runs: Readonly<Ref<ReadonlyMap<string, RunMark>>>
  /** By `edgeId`. */
  readonly edgeProblems: Readonly<Ref<ReadonlyMap<string, ProblemMark>>>
  readonly edgeLabels: Readonly<Ref<ReadonlyMap<string, readonly string[]>>>
  /** Connections that the newest run took; null while there is none to show. */
  readonly takenEdges: Readonly<Ref<ReadonlySet<string> | null>>
  /** Nodes that the search on the canvas found; null while nothing is searched. */
  readonly found: Readonly<Ref<ReadonlySet<string> | null>>
  /** So far away that only shapes can be told. */
  readonly isFar: Readonly<Ref<boolean>>
  /** What is different from another version, by node key and by `edgeId`; nothing while the workflow is edited. */
  readonly changes: Readonly<Ref<ReadonlyMap<string, ChangeKind>>>
  readonly edgeChanges: Readonly<Ref<ReadonlyMap<string, 'added' | 'removed'>>>
  readonly describe: (node: GraphNode) => string
  readonly showProblems: (key: string) => void
  /** Null: it can be looked at alone. */
  readonly forms: NodeForms | null
}

const contextKey: InjectionKey<CanvasContext> = Symbol('canvas')

export function provideCanvas(context: CanvasContext): void {
  provide(contextKey, context)
}

/**
 * The context of the canvas around.
 *
 * @throws Error outside of a canvas
 */
export function useCanvas(): CanvasContext {
  const context = inject(contextKey)
  if (context === undefined) throw new Error('This belongs on a canvas.')
  return context
}
