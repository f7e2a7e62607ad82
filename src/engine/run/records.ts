import type { Effect } from '../effects/effect.ts'
import type { LogEntry, MispState } from '../effects/state.ts'
import type { GraphNode } from '../graph/model.ts'
import type { PhpErrorClass } from '../php/errors.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'

/** How one execution of a workflow ended. `fatal`: PHP died of an error MISP does not catch. */
export type Outcome = 'success' | 'failure' | 'blocked' | 'fatal'

/** How one node's execution ended, in the words of MISP's debug calls where it has one. */
export type NodeResult =
  | 'success'
  | 'partial-success'
  | 'disabled_module'
  | 'loading_error'
  | 'error'
  /** PHP died inside the module: MISP sends nothing any more. */
  | 'fatal'
  /** Not executed: a failed node before it on this path prevents it. */
  | 'prevented'

/** A parameter of a node as it was saved and as the module saw it. */
export interface ParameterRecord {
  readonly id: string
  readonly raw: PhpValue
  readonly value: PhpValue
  /** Why a template gave an empty text; MISP hides this. */
  readonly templateError?: { readonly line: number; readonly reason: string }
}

/** A rendered Jinja2 template. */
export interface RenderedTemplate {
  /** A text, or a number that MISP tried to render. */
  readonly template: string | number
  readonly text: string
}

/** What happened at one node. Data are references to shared immutable values, so keeping steps costs nothing. */
export interface Step {
  readonly index: number
  /** The execution it belongs to: index into the result's `executions`. */
  readonly execution: number
  /** Null where a connection leads to no node. */
  readonly node: GraphNode | null
  readonly result: NodeResult
  /** The output a logic node chose. */
  readonly branch?: 'output_1' | 'output_2'
  /** For a concurrent task: the first node of the branch that was queued. */
  readonly target?: number
  readonly input: PhpMap
  readonly output: PhpMap
  readonly parameters: readonly ParameterRecord[]
  /** What the node filter selected, for modules that have one. */
  readonly matchedItems?: PhpValue
  readonly errors: readonly string[]
  readonly effects: readonly Effect[]
  readonly milliseconds: number
}

/** A call to MISP's debug endpoint. */
export interface DebugCall {
  /** The execution that made it: index into the result's `executions`. */
  readonly execution: number
  /** URL path and query behind the endpoint's address. */
  readonly path: string
  readonly body: DebugBody
}

export interface DebugBody {
  readonly source: {
    readonly node_id: PhpValue
    readonly module_id: PhpValue
    readonly filters: PhpValue
    readonly parameters: PhpValue
  }
  readonly data: PhpValue
  readonly errors?: readonly string[]
  readonly initiator_user_id?: PhpValue
}

/** What ended a run at once, and what MISP's user sees of it: a PHP error nobody catches, or a bound of this engine. */
export interface FatalError {
  readonly phpClass: PhpErrorClass | 'LimitError' | 'UnsupportedError'
  readonly message: string
  /** What MISP's user sees. */
  readonly seen: string
}

/** Why an execution was started. */
export type ExecutionKind = 'run' | 'trigger' | 'branch'

/** One walk through a workflow: the run itself, a branch of a concurrent task, or a workflow fired on the way. */
export interface Execution {
  readonly kind: ExecutionKind
  readonly workflowId: string
  readonly workflowName: string
  readonly triggerId: string
  /** The execution during which this one was started; the first has none. */
  readonly parent?: number
  readonly startNode: PhpValue
  readonly outcome: Outcome
  readonly outcomeText: string
  /** What MISP answers as `success`. */
  readonly success: boolean
  readonly errors: readonly string[]
  readonly executedNodes: readonly GraphNode[]
  readonly blockingNodes: readonly GraphNode[]
  readonly blockedPaths: readonly (readonly string[])[]
  readonly original: PhpValue
  readonly normalized?: PhpMap
  readonly fatal?: FatalError
}

/** Everything a run gives. */
export interface RunResult {
  readonly outcome: Outcome
  readonly outcomeText: string
  readonly success: boolean
  readonly errors: readonly string[]
  readonly fatal?: FatalError
  /** In the order they were started; the first is the run itself. */
  readonly executions: readonly Execution[]
  readonly steps: readonly Step[]
  readonly log: readonly LogEntry[]
  readonly debugCalls: readonly DebugCall[]
  readonly templates: readonly RenderedTemplate[]
  readonly effects: readonly Effect[]
  /** The simulated MISP afterwards. */
  readonly state: MispState
}
