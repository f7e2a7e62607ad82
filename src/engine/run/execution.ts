import type { StoredWorkflow } from '../effects/state.ts'
import { findTriggerNode, type GraphNode } from '../graph/model.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { Execution, ExecutionKind, FatalError, Outcome } from './records.ts'

export interface ExecutionStart {
  readonly kind: ExecutionKind
  readonly workflow: StoredWorkflow
  readonly startNode: PhpValue
  readonly original: PhpValue
  readonly parent?: number
}

/** The record of one walk while it goes on. */
export class ExecutionRecord {
  readonly workflow: StoredWorkflow
  readonly triggerNode: GraphNode | null
  readonly errors: string[] = []
  readonly executedNodes: GraphNode[] = []
  readonly blockingNodes: GraphNode[] = []
  readonly blockedPaths: (readonly string[])[] = []
  normalized: PhpMap | undefined
  /** A blocking module failed: the walk is over. */
  stopped = false
  readonly #start: ExecutionStart

  constructor(start: ExecutionStart) {
    this.#start = start
    this.workflow = start.workflow
    this.triggerNode = findTriggerNode(start.workflow.graph) ?? null
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
