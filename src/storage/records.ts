import * as v from 'valibot'
import { MISP_VERSIONS } from '@/engine/compat'

/** Bounds of what one record holds; what is bigger is refused before it is written. */
export const recordLimits = {
  name: 1_000,
  description: 1_000_000,
  tags: 100,
  tag: 200,
  content: 64_000_000,
} as const

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const name = v.pipe(v.string(), v.maxLength(recordLimits.name))
const content = v.pipe(v.string(), v.maxLength(recordLimits.content))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const common = {
  id,
  name,
  description: v.pipe(v.string(), v.maxLength(recordLimits.description)),
  tags: v.pipe(
    v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(recordLimits.tag))),
    v.maxLength(recordLimits.tags),
    v.readonly(),
  ),
  /** Milliseconds since 1970, as the clock of this computer said. Never used to tell which of two is newer. */
  createdAt: count,
  changedAt: count,
  /** Counts the saves. */
  revision: v.pipe(count, v.minValue(1)),
}

/** What every record has. */
export const storedRecordSchema = v.pipe(v.object(common), v.readonly())
export type StoredRecord = v.InferOutput<typeof storedRecordSchema>

export const workflowSchema = v.pipe(
  v.object({
    ...common,
    version: v.picklist(MISP_VERSIONS),
    /** The workflow in MISP's JSON. */
    content,
    /** Ids of the events it is tried on. */
    events: v.pipe(v.array(id), v.maxLength(1_000), v.readonly()),
  }),
  v.readonly(),
)
export type WorkflowRecord = v.InferOutput<typeof workflowSchema>

/** A blueprint in MISP's JSON. */
export const blueprintSchema = v.pipe(v.object({ ...common, content }), v.readonly())
export type BlueprintRecord = v.InferOutput<typeof blueprintSchema>

/** An event, or whatever else a workflow is run on: the text as it was given. */
export const eventSchema = v.pipe(v.object({ ...common, content }), v.readonly())
export type EventRecord = v.InferOutput<typeof eventSchema>

/** How a run can end. */
const OUTCOMES = ['success', 'failure', 'blocked', 'fatal'] as const

/** A run: all it depends on, so that it gives the same again, and how it ended. */
export const runSchema = v.pipe(
  v.object({
    ...common,
    /** The workflow in MISP's JSON. */
    content,
    /** The text it ran on. */
    data: content,
    /** The trigger that nodes without one were put behind. */
    trigger: v.pipe(v.string(), v.maxLength(200)),
    version: v.picklist(MISP_VERSIONS),
    debug: v.boolean(),
    asItIs: v.boolean(),
    outcome: v.picklist(OUTCOMES),
    outcomeText: v.pipe(v.string(), v.maxLength(100_000)),
  }),
  v.readonly(),
)
export type RunRecord = v.InferOutput<typeof runSchema>

/** Files of warninglists, and a table of answers of misp-modules. */
const ownFiles = {
  warninglists: v.pipe(v.array(content), v.maxLength(100), v.readonly()),
  answers: v.nullable(content),
}

/** What the user put into the simulated MISP. */
export const simulatedMispSchema = v.pipe(v.object({ ...common, ...ownFiles }), v.readonly())
export type SimulatedMispRecord = v.InferOutput<typeof simulatedMispSchema>

const line = v.pipe(v.string(), v.maxLength(2_000))
const lines = v.pipe(v.array(line), v.maxLength(100_000), v.readonly())

/** What a run of a test has to give. What is null is not compared. */
export const expectationSchema = v.pipe(
  v.object({
    outcome: v.picklist(OUTCOMES),
    outcomeText: v.nullable(v.pipe(v.string(), v.maxLength(100_000))),
    /** The ids of the nodes that were executed. */
    executed: v.nullable(lines),
    /** What was asked of MISP and the world, one line each. */
    effects: v.nullable(lines),
  }),
  v.readonly(),
)
export type Expectation = v.InferOutput<typeof expectationSchema>

/** How a test went when it was run last. */
export const testResultSchema = v.pipe(
  v.object({
    /** Broken: it could not be run at all. */
    state: v.picklist(['passed', 'failed', 'broken']),
    at: count,
    /** The revision of the workflow that was run; 0 for one that is not saved. */
    revision: count,
    /** What was otherwise than expected, or why it could not be run. */
    differences: v.pipe(v.array(line), v.maxLength(1_000), v.readonly()),
  }),
  v.readonly(),
)
export type TestResult = v.InferOutput<typeof testResultSchema>

/** A test of a workflow: all that a run depends on besides the workflow, and what it has to give. */
export const testSchema = v.pipe(
  v.object({
    ...common,
    /** The id of the workflow or blueprint. */
    workflow: id,
    /** The text it runs on, and which of several events in it. */
    data: content,
    event: count,
    /** The trigger that nodes without one are put behind. */
    trigger: v.pipe(v.string(), v.maxLength(200)),
    version: v.picklist(MISP_VERSIONS),
    debug: v.boolean(),
    asItIs: v.boolean(),
    /** The simulated clock, in seconds since 1970. */
    now: count,
    /** The user's files in the simulated MISP. */
    ...ownFiles,
    expected: expectationSchema,
    lastResult: v.nullable(testResultSchema),
  }),
  v.readonly(),
)
export type TestRecord = v.InferOutput<typeof testSchema>

/** A pack of exercises that the user imported, as the text of its file. */
export const exerciseSchema = v.pipe(v.object({ ...common, content }), v.readonly())
export type ExerciseRecord = v.InferOutput<typeof exerciseSchema>

/** How far the user came with an exercise. */
export const progressSchema = v.pipe(
  v.object({
    /** The id of the pack, a slash, and that of the exercise. */
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
    /** 0 while it is not solved. */
    solvedAt: count,
    /** What the user had last: a hash path, or a workflow as JSON. */
    answer: content,
    hintsShown: count,
    changedAt: count,
  }),
  v.readonly(),
)
export type ProgressRecord = v.InferOutput<typeof progressSchema>

/** A workflow as it once was. */
export const versionSchema = v.pipe(
  v.object({
    id,
    /** The id of the workflow. */
    workflow: id,
    /** Counts the versions of a workflow. */
    number: v.pipe(count, v.minValue(1)),
    /** Empty for a version that was kept by itself. */
    name,
    cause: v.picklist(['save', 'run', 'named']),
    createdAt: count,
    content,
  }),
  v.readonly(),
)
export type VersionRecord = v.InferOutput<typeof versionSchema>

/** What somebody was writing and has not saved. */
export const draftSchema = v.pipe(
  v.object({
    /** Of the editing session: two tabs on the same workflow keep a draft each. */
    id,
    /** The workflow that is edited; empty for a new one. */
    workflow: v.pipe(v.string(), v.maxLength(100)),
    /** The revision that was opened; 0 for a new one. */
    base: count,
    name,
    changedAt: count,
    content,
  }),
  v.readonly(),
)
export type DraftRecord = v.InferOutput<typeof draftSchema>

/** The records of the library by the table they stand in. */
export interface RecordsByKind {
  readonly workflows: WorkflowRecord
  readonly blueprints: BlueprintRecord
  readonly events: EventRecord
  readonly runs: RunRecord
  readonly simulatedMisps: SimulatedMispRecord
  readonly tests: TestRecord
  readonly exercises: ExerciseRecord
}

export type RecordKind = keyof RecordsByKind
