import type { MispVersion } from '@/engine/compat'
import type { StoredWorkflow } from '@/engine/effects/state'
import type { WorkflowGraph } from '@/engine/graph/model'
import type { PhpValue } from '@/engine/php/value'
import type { RunResult } from '@/engine/run/records'
import { startRun, type RunRequest } from '@/engine/run/run-workflow'
import type { WorkflowExercise } from '@/formats/exercise/pack'
import { stateForEvent } from '@/formats/event-json/state-for-event'
import { formatJson } from '@/formats/json/format-json'
import { parseJson, type JsonProblem } from '@/formats/json/parse-json'
import type { ContentProblem } from '@/formats/simulated-misp/reading'
import type { TeachingTexts } from '@/formats/simulated-misp/teaching-texts'
import type { TextPart } from '../engine/protocol'
import type { Verdict } from '../exercise/protocol'
import { compareRuns } from './comparison'
import { DataSource } from './data-source'
import { MispContent } from './misp-content'
import type {
  Comparison,
  DataReading,
  DebugCallRow,
  EffectRow,
  LoadedData,
  LoadedWorkflows,
  LogRow,
  MispReading,
  MispSummary,
  OutgoingRow,
  Refusal,
  RunAnswer,
  RunObservation,
  RunOptions,
  RunProgress,
  RunText,
  StepDetail,
  TimelineRow,
  TriggerSummary,
  WorkflowReading,
} from './protocol'
import { observe } from './observation'
import { RunRecord } from './run-record'
import { nodeText } from './text-of'
import { describeTrigger, listTriggers } from './triggers'
import { WorkflowSource } from './workflow-source'

interface Prepared {
  readonly workflow: StoredWorkflow
  readonly data: PhpValue
  readonly state: RunRequest['state']
}

interface LastRun {
  readonly record: RunRecord
  readonly result: RunResult
  readonly graph: WorkflowGraph
}

/**
 * What the run worker does for the page: it holds the loaded workflow, the data and the last run, so that the page
 * sends texts once and asks for what it shows.
 */
export class RunService {
  #workflows: WorkflowSource | null = null
  #data: DataSource | null = null
  readonly #misp = new MispContent()
  #run: LastRun | null = null
  #lastId = 0

  triggers(): readonly TriggerSummary[] {
    return listTriggers()
  }

  /**
   * Fills the simulated MISP. Call it before workflows are loaded: its services decide which modules exist.
   *
   * @throws Error when a file can't be used
   */
  loadMisp(texts: TeachingTexts): MispSummary {
    return this.#misp.load(texts)
  }

  /** Adds a file of warninglists to the simulated MISP. */
  addWarninglists(text: string): MispReading {
    return this.#mispReading(this.#misp.addWarninglists(text))
  }

  /** Gives the simulated MISP another table of answers of misp-modules. */
  replaceAnswers(text: string): MispReading {
    return this.#mispReading(this.#misp.replaceAnswers(text))
  }

  #mispReading(problems: readonly ContentProblem[]): MispReading {
    if (problems.length > 0) return { ok: false, problems }
    return { ok: true, summary: this.#misp.summary }
  }

  /** Reads a workflow or blueprint file. A file with nothing of use leaves the one that was loaded before in place. */
  loadWorkflows(text: string, version: MispVersion): WorkflowReading {
    const source = new WorkflowSource(text, version, this.#misp.state)
    const document = source.describe()
    if (document === null) return { ok: false, problem: source.problems }
    this.#workflows = source
    return { ok: true, document }
  }

  chooseWorkflow(index: number): LoadedWorkflows | null {
    this.#workflows?.choose(index)
    return this.#workflows?.describe() ?? null
  }

  /** Looks at the loaded file as another version of MISP does. */
  useVersion(version: MispVersion): LoadedWorkflows | null {
    this.#workflows = this.#workflows?.inVersion(version) ?? null
    return this.#workflows?.describe() ?? null
  }

  /** Reads the data. What is no JSON leaves the data that was loaded before in place. */
  loadData(text: string): DataReading {
    const parsed = parseJson(text)
    if (!parsed.ok) return parsed
    this.#data = new DataSource(parsed.value, text.length)
    return { ok: true, document: this.#data.describe() }
  }

  chooseEvent(index: number): LoadedData | null {
    this.#data?.choose(index)
    return this.#data?.describe() ?? null
  }

  /** Lays JSON text out over lines, or says why it is no JSON. */
  format(text: string): { readonly text: string } | { readonly problem: JsonProblem } {
    const parsed = parseJson(text)
    return parsed.ok ? { text: formatJson(text) } : { problem: parsed.problem }
  }

  /**
   * Runs the chosen workflow on the chosen data and keeps the result for questions.
   *
   * @param report hears which node comes next, so that it is known where a run hangs
   */
  run(options: RunOptions, report: (progress: RunProgress) => void): RunAnswer {
    this.#run = null
    const prepared = this.#prepare(options)
    if ('reason' in prepared) return { kind: 'refused', refusal: prepared }
    const reporter = new ProgressReporter(report)
    const start = performance.now()
    const result = execute(prepared, options.version, reporter)
    const milliseconds = performance.now() - start
    this.#lastId += 1
    const record = new RunRecord(result, {
      id: this.#lastId,
      version: options.version,
      graph: prepared.workflow.graph,
      milliseconds,
      lastNode: reporter.node,
    })
    this.#run = { record, result, graph: prepared.workflow.graph }
    return { kind: 'done', summary: record.summary }
  }

  /** Runs the same in another version; null when there is no run to compare it with. */
  compare(options: RunOptions, version: MispVersion): Comparison | null {
    const prepared = this.#prepare(options)
    if (this.#run === null || 'reason' in prepared) return null
    const other = execute(prepared, version, new ProgressReporter(() => undefined))
    return compareRuns(this.#run.result, other, version)
  }

  /**
   * Checks a workflow against an exercise, on the exercise's own data.
   *
   * @param answer the workflow in MISP's JSON
   * @param now the simulated MISP's clock, in seconds since 1970
   */
  async checkWorkflow(exercise: WorkflowExercise, answer: string, now: number): Promise<Verdict> {
    const { checkWorkflow } = await import('../exercise/check-workflow')
    return checkWorkflow(exercise, answer, { misp: this.#misp.state, now })
  }

  timeline(id: number, start: number): readonly TimelineRow[] | null {
    return this.#recordOf(id)?.timeline(start) ?? null
  }

  step(id: number, index: number): StepDetail | null {
    return this.#recordOf(id)?.step(index) ?? null
  }

  log(id: number, start: number): readonly LogRow[] | null {
    return this.#recordOf(id)?.log(start) ?? null
  }

  effects(id: number, start: number): readonly EffectRow[] | null {
    return this.#recordOf(id)?.effects(start) ?? null
  }

  outgoing(id: number, start: number): readonly OutgoingRow[] | null {
    return this.#recordOf(id)?.outgoing(start) ?? null
  }

  debugCalls(id: number, start: number): readonly DebugCallRow[] | null {
    return this.#recordOf(id)?.debugCalls(start) ?? null
  }

  /** A snapshot of the run as text, at most `maxLength` characters; null when it is gone. */
  text(id: number, asked: RunText, maxLength: number): TextPart | null {
    return this.#recordOf(id)?.text(asked, maxLength) ?? null
  }

  /** What a test looks at of a run; null when it is gone. */
  observation(id: number): RunObservation | null {
    if (this.#run?.record.summary.id !== id) return null
    return observe(this.#run.result, this.#run.graph)
  }

  #recordOf(id: number): RunRecord | undefined {
    return this.#run?.record.summary.id === id ? this.#run.record : undefined
  }

  #prepare({ trigger, debug, asItIs, now }: RunOptions): Prepared | Refusal {
    const workflow = this.#workflows?.stored(trigger, debug) ?? null
    if (workflow === null) return { reason: 'no-workflow' }
    const source = this.#data
    if (source === null) return { reason: 'no-data' }
    const state = stateForEvent(source.event ?? null, now, this.#misp.state)
    if (asItIs || describeTrigger(workflow.triggerId)?.isEventShaped === false) {
      return { workflow, data: source.raw, state }
    }
    const data = source.eventData
    if (data === undefined) return { reason: 'no-event', found: source.describe().found }
    return { workflow, data, state }
  }
}

function execute(prepared: Prepared, version: MispVersion, reporter: ProgressReporter): RunResult {
  const run = startRun({ ...prepared, version, clock: () => performance.now() })
  for (;;) {
    const next = run.next()
    if (next.done === true) return next.value
    const { node } = next.value
    reporter.comesNext(node === null ? 'a node that is missing' : nodeText(node))
  }
}

/** So many nodes are told one by one; after that one every so many milliseconds has to do. */
const toldEach = 500
const toldEvery = 50

/** Tells the page which node comes next, without flooding it. */
class ProgressReporter {
  node = ''
  readonly #report: (progress: RunProgress) => void
  #nodes = 0
  #lastReport = 0

  constructor(report: (progress: RunProgress) => void) {
    this.#report = report
  }

  comesNext(node: string): void {
    this.node = node
    this.#nodes += 1
    const now = performance.now()
    if (this.#nodes > toldEach && now - this.#lastReport < toldEvery) return
    this.#lastReport = now
    this.#report({ nodes: this.#nodes, node })
  }
}
