import type { MispVersion } from '../compat.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { WorkflowGraph } from '../graph/model.ts'

/**
 * The simulated MISP: everything a workflow can read or change outside its roaming data. Immutable: applying an effect
 * gives a new state that shares what did not change. Rows carry MISP's own field names and types, as its REST API
 * answers them (ids and timestamps are texts, flags are booleans).
 */
export interface MispState {
  /** The clock, in seconds since 1970. Only whoever prepares a run moves it. */
  readonly now: number
  /** MISP settings by name, e.g. `Security.rest_client_enable_arbitrary_urls`. */
  readonly settings: PhpMap
  /** Events by id, each the `Event` map of `GET /events/view/ID` (attributes, objects, tags, reports, proposals inside). */
  readonly events: Readonly<Record<string, PhpMap>>
  readonly tags: readonly PhpMap[]
  readonly organisations: readonly PhpMap[]
  readonly sharingGroups: readonly PhpMap[]
  readonly users: readonly PhpMap[]
  readonly roles: readonly PhpMap[]
  readonly warninglists: readonly Warninglist[]
  /** Clusters of the galaxy named "Country": `{value, tag_name}`. */
  readonly countryClusters: readonly PhpMap[]
  readonly decayingModels: readonly PhpMap[]
  readonly eventBlocklist: readonly PhpMap[]
  readonly analystData: readonly AnalystDataRow[]
  /** Forum posts and their threads, for the post trigger: thread rows by id. */
  readonly threads: Readonly<Record<string, PhpMap>>
  readonly workflows: readonly StoredWorkflow[]
  /** Ids of modules and triggers that are switched off. Everything else is on. */
  readonly disabledModules: readonly string[]
  readonly disabledTriggers: readonly string[]
  /** Answers of the misp-modules service, for enrichment and its action modules. */
  readonly mispModules: MispModulesService
  /** How the outside world answers HTTP requests of webhooks. */
  readonly httpAnswers: readonly HttpAnswerRule[]
  /** Text files that workflows wrote on MISP's disk, by their path below MISP's folder. */
  readonly files: Readonly<Record<string, string>>
  /** What went out and was written down so far. */
  readonly outbox: Outbox
  /** The id the next row of a table gets, by table name (`attributes`, `objects`, `tags`, `events` …). */
  readonly nextIds: Readonly<Record<string, number>>
}

export interface StoredWorkflow {
  readonly id: string
  readonly name: string
  /** The trigger that starts it; `adhoc_<n>` for ad-hoc workflows. */
  readonly triggerId: string
  readonly debugEnabled: boolean
  /** Ad-hoc workflows are switched on one by one. */
  readonly enabled: boolean
  /** How often it ran. */
  readonly counter: number
  /** The MISP version it is made for; missing: the default. */
  readonly mispVersion?: MispVersion
  readonly graph: WorkflowGraph
}

export interface Warninglist {
  readonly id: string
  readonly name: string
  /** `string`, `substring`, `hostname`, `cidr` or `regex`. */
  readonly type: string
  readonly version: string
  readonly category: string
  readonly description: string
  /** Shipped with MISP: can't be changed by a workflow. */
  readonly isDefault: boolean
  /** Attribute types it applies to; `ALL` for any. */
  readonly matchingAttributes: readonly string[]
  readonly entries: readonly string[]
}

export interface AnalystDataRow {
  readonly type: 'Note' | 'Opinion' | 'Relationship'
  readonly row: PhpMap
}

export interface MispModulesService {
  /** False: the service can't be reached at all. */
  readonly reachable: boolean
  /** What the service answers to `GET /modules`: name, type, mispattributes, meta. */
  readonly modules: readonly PhpMap[]
  /** Names of the enrichment modules switched on in MISP. */
  readonly enabled: readonly string[]
  /** Prepared answers; the first that fits is given. */
  readonly answers: readonly MispModulesAnswer[]
}

export interface MispModulesAnswer {
  readonly module: string
  /** The attribute value asked for; missing: any value. */
  readonly value?: string
  /** HTTP status, 200 if missing. */
  readonly status?: number
  /** The body's objects are about the attribute asked for, which they do not name: see `echoAttribute`. */
  readonly echoes?: boolean
  readonly body: PhpValue
}

export interface HttpAnswerRule {
  /** Matches requests whose URL starts with this; empty: all. */
  readonly urlPrefix: string
  /** Missing: the connection fails with `error`. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly error?: string
}

/** Everything that left the simulated MISP or was logged by it, in order. */
export interface Outbox {
  readonly requests: readonly OutgoingRequest[]
  readonly mails: readonly Mail[]
  readonly zmq: readonly ZmqMessage[]
  readonly toasts: readonly PhpMap[]
  readonly log: readonly LogEntry[]
  readonly jobs: readonly JobRow[]
}

export interface OutgoingRequest {
  readonly sink: 'webhook' | 'misp-modules'
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The body as sent: text, or a value for JSON bodies of misp-modules. */
  readonly body: PhpValue
  readonly status?: number
  readonly answer?: PhpValue
}

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly body: string
}

export interface ZmqMessage {
  readonly topic: string
  readonly body: PhpValue
}

/** A row of MISP's log table. */
export interface LogEntry {
  readonly model: string
  readonly modelId: number
  readonly action: string
  readonly title: string
  readonly change?: string
  readonly description?: string
}

/** A background job. Status 4 is completed, 1 queued, 3 failed, 0 never closed. */
export interface JobRow {
  readonly type: string
  readonly input: string
  readonly status: number
  readonly message: string
}
