import type { StoredWorkflow } from '../effects/state.ts'
import { findTriggerNode, type GraphNode } from '../graph/model.ts'
import { WalkControl } from '../graph/walk-control.ts'
import type { PathType } from '../graph/walk.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { Execution, ExecutionKind, FatalError, Outcome } from './records.ts'

export interface ExecutionStart {
  readonly kind: ExecutionKind
  readonly workflow: StoredWorkflow
  readonly startNode: PhpValue
  readonly original: PhpValue
  readonly parent?: number
  /** Errors of earlier executions of the same request, which MISP reports again. */
  readonly earlierErrors?: readonly string[]
}

/** The record of one walk while it goes on. */
export class ExecutionRecord {
  readonly workflow: StoredWorkflow
  readonly triggerNode: GraphNode | null
  readonly errors: string[]
  normalized: PhpMap | undefined
  #walk: WalkControl | undefined
  readonly #start: ExecutionStart

  constructor(start: ExecutionStart) {
    this.#start = start
    this.workflow = start.workflow
    this.errors = [...(start.earlierErrors ?? [])]
    this.triggerNode = findTriggerNode(start.workflow.graph) ?? null
  }

  beginWalk(pathType: PathType): WalkControl {
    this.#walk = new WalkControl(pathType)
    return this.#walk
  }

  get executedNodes(): readonly GraphNode[] {
    return this.#walk?.executedNodes ?? []
  }

  /** Nodes that failed, also those that stopped nothing. */
  get blockingNodes(): readonly GraphNode[] {
    return this.#walk?.blockingNodes ?? []
  }

  get blockedPaths(): readonly (readonly string[])[] {
    return this.#walk?.blockedPaths ?? []
  }

  /** The finished record. */
  end(outcome: Outcome, outcomeText: string, fatal?: FatalError): Execution {
    const { kind, workflow, startNode, original, parent } = this.#start
    return {
      kind,
      workflowId: workflow.id,
      workflowName: workflow.name,
      triggerId: workflow.triggerId,
      startNode,
      original,
      outcome,
      outcomeText,
      success: outcome === 'success',
      errors: [...this.errors],
      executedNodes: [...this.executedNodes],
      blockingNodes: [...this.blockingNodes],
      blockedPaths: [...this.blockedPaths],
      ...(parent === undefined ? {} : { parent }),
      ...(this.normalized === undefined ? {} : { normalized: this.normalized }),
      ...(fatal === undefined ? {} : { fatal }),
    }
  }
}
