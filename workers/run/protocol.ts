import type { MispVersion } from '@/engine/compat'
import type { ExecutionKind, FatalError, NodeResult, Outcome } from '@/engine/run/records'
import type { Difference } from '@/formats/json/differences'
import type { JsonProblem } from '@/formats/json/parse-json'
import type { WorkflowProblem } from '@/formats/workflow-json/problem'
import type { ContentProblem } from '@/formats/simulated-misp/reading'

/** A trigger as the page offers it. */
export interface TriggerSummary {
  readonly id: string
  readonly name: string
  readonly description: string
  /** What it guards waits for the workflow, and does not happen when that fails. */
  readonly blocking: boolean
  /** It is about a whole event; otherwise its data is something else, which is taken as it is. */
  readonly isEventShaped: boolean
  /** Absent: all. */
  readonly versions?: readonly MispVersion[]
}

/** A node in an outline of a graph. */
export interface NodeOutline {
  readonly key: string
  readonly name: string
  readonly moduleType: string
  readonly moduleId: string
  readonly outputs: readonly { readonly name: string; readonly targets: readonly string[] }[]
}

/** One workflow or blueprint of a file. */
export interface WorkflowOutline {
  readonly kind: 'workflow' | 'blueprint'
  readonly name: string
  readonly description: string
  /** The first nodes in stored order. */
  readonly nodes: readonly NodeOutline[]
  readonly nodeCount: number
  /** The trigger it has, or the one it says it belongs behind; empty when it says nothing. */
  readonly trigger: string
  /** It has no trigger of its own: it is put behind one that can be chosen. */
  readonly placement?: Placement
}

/** What happens when nodes without a trigger are put behind one. */
export interface Placement {
  /** Keys of the nodes that the trigger is connected to. */
  readonly entries: readonly string[]
  /** How many connections lead to no node and are left out. */
  readonly dropped: number
}

/** A file with workflows or blueprints, as far as it could be read. */
export interface LoadedWorkflows {
  readonly names: readonly string[]
  readonly chosen: number
  readonly outline: WorkflowOutline
  readonly problems: readonly WorkflowProblem[]
}

export type WorkflowReading =
  | { readonly ok: true; readonly document: LoadedWorkflows }
  | { readonly ok: false; readonly problem: readonly WorkflowProblem[] }

/** How much of what the simulated MISP holds besides events. */
export interface MispSummary {
  readonly warninglists: number
  readonly modules: number
  readonly answers: number
  readonly tags: number
  readonly organisations: number
  readonly users: number
  readonly decayingModels: number
}

/** A user's file for the simulated MISP was taken, or nothing of it. */
export type MispReading =
  | { readonly ok: true; readonly summary: MispSummary }
  | { readonly ok: false; readonly problems: readonly ContentProblem[] }

/** What an analyst wants to know of an event at first sight. */
export interface EventOutline {
  readonly id: string
  readonly info: string
  readonly date: string
  readonly organisation: string
  readonly published: boolean
  readonly attributes: number
  readonly objects: number
  /** Names of the event's own tags, the first ones. */
  readonly tags: readonly string[]
  readonly tagCount: number
  /** How many rows had no id and were given one. */
  readonly idsGiven: number
}

/** The JSON a workflow gets, and the event in it that is in use. */
export interface LoadedData {
  /** What it is, in words, to be said after “This is”. */
  readonly found: string
  readonly events: readonly string[]
  readonly chosen: number
  readonly characters: number
  readonly event?: EventOutline
}

export type DataReading =
  | { readonly ok: true; readonly document: LoadedData }
  | { readonly ok: false; readonly problem: JsonProblem }

/** How the chosen workflow is to be run on the chosen data. */
export interface RunOptions {
  /** The trigger to put nodes behind that have none; a workflow with a trigger of its own ignores it. */
  readonly trigger: string
  readonly version: MispVersion
  readonly debug: boolean
  /** Hands the JSON over as it is, even if the trigger wants an event. */
  readonly asItIs: boolean
  /** The simulated MISP's clock, in seconds since 1970. */
  readonly now: number
}

/** Told before each node. */
export interface RunProgress {
  /** Nodes reached so far. */
  readonly nodes: number
  /** The node that comes next, in words. */
  readonly node: string
}

/** A node in words and numbers. */
export interface NodeName {
  readonly id: string
  readonly name: string
  readonly moduleId: string
  readonly moduleType: string
}

/** Why an execution ended as it did, as far as a node is the reason. */
export interface StoppedAt {
  /** Place in the list of steps; absent where the node was never executed. */
  readonly step?: number
  readonly node: NodeName | null
  readonly errors: readonly string[]
}

export interface FatalEnd {
  readonly phpClass: FatalError['phpClass']
  readonly message: string
}

/** A run in short. Its lists, texts and snapshots stay with the worker until they are asked for. */
export interface RunSummary {
  /** Names this run in later questions. */
  readonly id: number
  readonly version: MispVersion
  readonly trigger: TriggerSummary | null
  readonly outcome: Outcome
  readonly outcomeText: string
  readonly errors: readonly string[]
  readonly fatal?: FatalEnd
  readonly stoppedAt?: StoppedAt
  /** The node that was reached last, in words. */
  readonly lastNode: string
  /** Connections that lead to nodes that do not exist, as `3 → 9`. */
  readonly missingTargets: readonly string[]
  /** Executions besides the run itself, by how they ended. */
  readonly others: Readonly<Record<Outcome, number>>
  readonly counts: {
    /** Nodes executed. */
    readonly executed: number
    readonly prevented: number
    /** Without those that stopped the run on purpose. */
    readonly failed: number
    readonly timeline: number
    readonly log: number
    readonly effects: number
    readonly outgoing: number
    readonly debugCalls: number
  }
  readonly milliseconds: number
}

/** Why nothing was run. */
export type Refusal =
  | { readonly reason: 'no-workflow' }
  | { readonly reason: 'no-data' }
  | { readonly reason: 'no-event'; readonly found: string }

export type RunAnswer =
  | { readonly kind: 'done'; readonly summary: RunSummary }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** The same run in another version of MISP. */
export interface Comparison {
  readonly version: MispVersion
  readonly outcome: Outcome
  readonly fatal?: FatalEnd
  readonly sameSteps: boolean
  readonly sameEffects: boolean
  /** The last node leaves the same data. */
  readonly sameData: boolean
}

/** What a test of a workflow looks at of a run. */
export interface RunObservation {
  readonly outcome: Outcome
  readonly outcomeText: string
  /** The nodes of the workflow besides its trigger, and whether they were executed. */
  readonly nodes: readonly {
    readonly key: string
    /** In words. */
    readonly name: string
    readonly executed: boolean
  }[]
  /** What was asked of MISP and the world, a line each. */
  readonly effects: readonly string[]
}

/** One line of what happened in order: an execution begins, or a node of it was reached. */
export type TimelineRow = ExecutionRow | StepRow

export interface ExecutionRow {
  readonly kind: 'execution'
  readonly index: number
  readonly cause: ExecutionKind
  readonly workflowName: string
  readonly triggerId: string
  /** The first node of a branch. */
  readonly startNode: string
  readonly outcome: Outcome
  readonly errors: readonly string[]
  readonly fatal?: FatalEnd
  readonly steps: number
}

export interface StepRow {
  readonly kind: 'step'
  readonly index: number
  /** Counted within its execution, from 1. */
  readonly number: number
  readonly node: NodeName | null
  readonly result: NodeResult
  /** The output a logic node chose, and the nodes it leads to. */
  readonly branch?: { readonly output: string; readonly targets: readonly string[] }
  /** The node at which a queued branch starts. */
  readonly queued?: string
  readonly errors: readonly string[]
  readonly matched?: number
  /** What it would change, in sentences: the first ones. */
  readonly effects: readonly string[]
  readonly effectCount: number
  readonly templateErrors: number
  readonly changedData: boolean
  readonly milliseconds: number
}

/** A parameter in texts; long ones are cut. */
export interface ParameterRow {
  readonly id: string
  readonly raw: string
  /** Absent when it is the same as `raw`. */
  readonly value?: string
  readonly templateError?: { readonly line: number; readonly reason: string }
}

export interface ChangeRow extends Pick<Difference, 'path' | 'kind'> {
  readonly before: string
  readonly after: string
}

/** What is shown of a step when it is opened. */
export interface StepDetail {
  readonly parameters: readonly ParameterRow[]
  readonly effects: readonly string[]
  readonly changes: readonly ChangeRow[]
  readonly changesComplete: boolean
}

/** A row of MISP's log table. */
export interface LogRow {
  readonly model: string
  readonly modelId: number
  readonly action: string
  readonly title: string
  readonly change: string
  readonly description: string
}

/** The debug calls an execution made, the effects it asked for, and what left MISP: a line each, more on demand. */
export interface DebugCallRow {
  readonly index: number
  readonly path: string
  readonly nodeId: string
  readonly errors: readonly string[]
}

export interface EffectRow {
  readonly index: number
  readonly kind: string
  readonly sentence: string
}

export interface OutgoingRow {
  readonly index: number
  readonly kind: 'request' | 'mail' | 'zmq' | 'toast' | 'job'
  readonly title: string
  readonly detail: string
}

/** What can be read as JSON text from a run. */
export type RunText =
  | { readonly of: 'original' | 'normalized'; readonly execution: number }
  | { readonly of: 'input' | 'output' | 'matched'; readonly step: number }
  | { readonly of: 'debug-call'; readonly index: number }
  | { readonly of: 'effect'; readonly index: number }
  | { readonly of: 'outgoing'; readonly index: number }
  | { readonly of: 'log' }
  | { readonly of: 'log-file' }

/** Rows of a list that are handed over at once. */
export const rowsPerPage = 200
