import type { MispVersion } from '@/engine/compat'
import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import type { PhpMap } from '@/engine/php/value'

/** A workflow as it stands in a file or comes from MISP. Texts are empty where nothing was there. */
export interface WorkflowDocument {
  readonly id: string
  readonly uuid: string
  readonly name: string
  readonly description: string
  /** Seconds since 1970, as MISP writes them. */
  readonly timestamp: string
  /** The trigger that starts it; of the graph's trigger node where the file does not say. */
  readonly triggerId: string
  readonly debugEnabled: boolean
  readonly enabled: boolean
  readonly counter: number
  /** The MISP version it is made for: a key of our own in the file, which MISP ignores. */
  readonly mispVersion?: MispVersion
  readonly graph: WorkflowGraph
  /** The record as it was read, without the graph: writing keeps what we do not know. */
  readonly raw: PhpMap
}

/** A blueprint: a part of a workflow to be put into others. */
export interface BlueprintDocument {
  readonly id: string
  readonly uuid: string
  readonly name: string
  readonly description: string
  readonly timestamp: string
  /** Shipped with MISP. */
  readonly isDefault: boolean
  readonly nodes: readonly GraphNode[]
  /** The record as it was read: writing keeps what we do not know. */
  readonly raw: PhpMap
}
