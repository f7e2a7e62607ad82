import { proxy } from 'comlink'
import type { MispVersion } from '@/engine/compat'
import type { WorkflowExercise } from '@/formats/exercise/pack'
import type { JsonProblem } from '@/formats/json/parse-json'
import type { TeachingTexts } from '@/formats/simulated-misp/teaching-texts'
import type { TextPart } from '../../workers/engine/protocol'
import type { Verdict } from '../../workers/exercise/protocol'
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
  RunAnswer,
  RunObservation,
  RunOptions,
  RunProgress,
  RunText,
  StepDetail,
  TimelineRow,
  TriggerSummary,
  WorkflowReading,
} from '../../workers/run/protocol'
import type { RunService } from '../../workers/run/run-service'
import type { RemoteService } from './connect-worker'
import { WorkerQueue, type Connection, type QueueTiming, type Reply } from './worker-queue'

/** The run worker as the page sees it. */
export type RemoteRuns = RemoteService<RunService>

/** Milliseconds a run may take before it is stopped. */
export const runLimit = 20_000
const loadLimit = 60_000

interface Loaded {
  readonly text: string
  readonly chosen: number
}

/** What the simulated MISP was filled with, and the user's files since, in their order. */
interface MispTexts {
  /** Null when it could not be loaded. */
  readonly shipped: TeachingTexts | null
  readonly warninglists: readonly string[]
  readonly answers: string | null
}

/** What the newest run worked on, to run it once more when its worker is gone. */
interface LastRun {
  readonly options: RunOptions
  readonly id: number
  /** Of the inputs at that time. */
  readonly revision: number
}

/**
 * The page's side of the run worker. A run that takes too long, or that the user stops, ends the worker; the next call
 * starts a new one and gives it the same texts again. As a run depends on nothing but its inputs, a lost result is got
 * back by running once more.
 */
export class RunClient {
  readonly #queue: WorkerQueue<RemoteRuns>
  #workflows: (Loaded & { readonly version: MispVersion }) | null = null
  #data: Loaded | null = null
  #misp: MispTexts = { shipped: null, warninglists: [], answers: null }
  #revision = 0
  #last: LastRun | null = null
  /** Whether the worker that runs now was given the inputs, and which id it has given the newest run. */
  #isRestored = false
  #idInWorker: number | null = null

  constructor(connect: () => Connection<RemoteRuns>, timing?: QueueTiming) {
    this.#queue = new WorkerQueue(() => {
      this.#isRestored = false
      this.#idInWorker = null
      return connect()
    }, timing)
  }

  triggers(): Promise<Reply<readonly TriggerSummary[]>> {
    return this.#queue.call('triggers', loadLimit, (runs) => runs.triggers())
  }

  /** Fills the simulated MISP; what the user put in before is gone. */
  loadMisp(shipped: TeachingTexts): Promise<Reply<MispSummary>> {
    return this.#queue.call('misp', loadLimit, async (runs) => {
      await this.#restore(runs)
      const summary = await runs.loadMisp(shipped)
      this.#misp = { shipped, warninglists: [], answers: null }
      this.#revision += 1
      return summary
    })
  }

  /** Adds a file of warninglists to the simulated MISP; a bad one changes nothing. */
  addWarninglists(text: string): Promise<Reply<MispReading>> {
    return this.#changeMisp(
      'warninglists',
      (runs) => runs.addWarninglists(text),
      (misp) => ({
        ...misp,
        warninglists: [...misp.warninglists, text],
      }),
    )
  }

  /** Gives the simulated MISP another table of answers of misp-modules; a bad one changes nothing. */
  replaceAnswers(text: string): Promise<Reply<MispReading>> {
    return this.#changeMisp(
      'answers',
      (runs) => runs.replaceAnswers(text),
      (misp) => ({
        ...misp,
        answers: text,
      }),
    )
  }

  #changeMisp(
    kind: string,
    change: (runs: RemoteRuns) => Promise<MispReading>,
    noted: (misp: MispTexts) => MispTexts,
  ): Promise<Reply<MispReading>> {
    return this.#queue.call(kind, loadLimit, async (runs) => {
      await this.#restore(runs)
      const reading = await change(runs)
      if (reading.ok) {
        this.#misp = noted(this.#misp)
        this.#revision += 1
      }
      return reading
    })
  }

  /** Reads a workflow or blueprint file; one without anything of use leaves the last one in use. */
  loadWorkflows(text: string, version: MispVersion): Promise<Reply<WorkflowReading>> {
    return this.#queue.call('workflows', loadLimit, async (runs) => {
      await this.#restore(runs)
      const reading = await runs.loadWorkflows(text, version)
      if (reading.ok) {
        this.#workflows = { text, chosen: 0, version }
        this.#revision += 1
      }
      return reading
    })
  }

  /** Takes another workflow of the loaded file into use. */
  chooseWorkflow(index: number): Promise<Reply<LoadedWorkflows | null>> {
    return this.#queue.call('choose workflow', loadLimit, async (runs) => {
      await this.#restore(runs)
      if (this.#workflows) this.#workflows = { ...this.#workflows, chosen: index }
      this.#revision += 1
      return runs.chooseWorkflow(index)
    })
  }

  /** Looks at the loaded file as another version of MISP does. */
  useVersion(version: MispVersion): Promise<Reply<LoadedWorkflows | null>> {
    return this.#queue.call('version', loadLimit, async (runs) => {
      await this.#restore(runs)
      if (this.#workflows) this.#workflows = { ...this.#workflows, version }
      return runs.useVersion(version)
    })
  }

  /** Reads the data; text that is no JSON leaves the last data in use. */
  loadData(text: string): Promise<Reply<DataReading>> {
    return this.#queue.call('data', loadLimit, async (runs) => {
      await this.#restore(runs)
      const reading = await runs.loadData(text)
      if (reading.ok) {
        this.#data = { text, chosen: 0 }
        this.#revision += 1
      }
      return reading
    })
  }

  /** Takes another event of the loaded data into use. */
  chooseEvent(index: number): Promise<Reply<LoadedData | null>> {
    return this.#queue.call('choose event', loadLimit, async (runs) => {
      await this.#restore(runs)
      if (this.#data) this.#data = { ...this.#data, chosen: index }
      this.#revision += 1
      return runs.chooseEvent(index)
    })
  }

  /** Lays JSON text out over lines. */
  format(
    text: string,
  ): Promise<Reply<{ readonly text: string } | { readonly problem: JsonProblem }>> {
    return this.#queue.call('format', loadLimit, (runs) => runs.format(text))
  }

  /** Runs the chosen workflow on the chosen data. */
  run(options: RunOptions, report: (progress: RunProgress) => void): Promise<Reply<RunAnswer>> {
    return this.#queue.call(
      'run',
      runLimit,
      async (runs) => {
        const answer = await runs.run(options, proxy(report))
        this.#last =
          answer.kind === 'done'
            ? { options, id: answer.summary.id, revision: this.#revision }
            : null
        this.#idInWorker = this.#last?.id ?? null
        return answer
      },
      { prepare: (runs) => this.#restore(runs), prepareLimit: loadLimit },
    )
  }

  /** Runs the same in another version of MISP. */
  compare(options: RunOptions, version: MispVersion): Promise<Reply<Comparison | null>> {
    return this.#queue.call('compare', runLimit, (runs) => runs.compare(options, version))
  }

  /** Checks a workflow against an exercise; the loaded workflow and data stay as they are. */
  checkWorkflow(exercise: WorkflowExercise, answer: string, now: number): Promise<Reply<Verdict>> {
    return this.#queue.call(
      'check',
      runLimit,
      (runs) => runs.checkWorkflow(exercise, answer, now),
      { prepare: (runs) => this.#restore(runs), prepareLimit: loadLimit },
    )
  }

  // Rows of the run's lists, from `start`; null when the run is gone.

  timeline(id: number, start: number): Promise<Reply<readonly TimelineRow[] | null>> {
    return this.#ask(`timeline ${start}`, id, (runs, known) => runs.timeline(known, start))
  }

  log(id: number, start: number): Promise<Reply<readonly LogRow[] | null>> {
    return this.#ask(`log ${start}`, id, (runs, known) => runs.log(known, start))
  }

  effects(id: number, start: number): Promise<Reply<readonly EffectRow[] | null>> {
    return this.#ask(`effects ${start}`, id, (runs, known) => runs.effects(known, start))
  }

  outgoing(id: number, start: number): Promise<Reply<readonly OutgoingRow[] | null>> {
    return this.#ask(`outgoing ${start}`, id, (runs, known) => runs.outgoing(known, start))
  }

  debugCalls(id: number, start: number): Promise<Reply<readonly DebugCallRow[] | null>> {
    return this.#ask(`debug ${start}`, id, (runs, known) => runs.debugCalls(known, start))
  }

  /** What is shown of a step when it is opened. */
  step(id: number, index: number): Promise<Reply<StepDetail | null>> {
    return this.#ask(`step ${index}`, id, (runs, known) => runs.step(known, index))
  }

  /** A snapshot as text, at most `maxLength` characters. */
  text(id: number, asked: RunText, maxLength: number): Promise<Reply<TextPart | null>> {
    return this.#ask(`text ${JSON.stringify(asked)}`, id, (runs, known) =>
      runs.text(known, asked, maxLength),
    )
  }

  /** What a test looks at of a run. */
  observation(id: number): Promise<Reply<RunObservation | null>> {
    return this.#ask('observation', id, (runs, known) => runs.observation(known))
  }

  /** Ends what runs now, for a user who does not want to wait. */
  stop(): void {
    this.#queue.stop()
  }

  #ask<T>(
    kind: string,
    id: number,
    question: (runs: RemoteRuns, idInWorker: number) => Promise<T | null>,
  ): Promise<Reply<T | null>> {
    return this.#queue.call(
      kind,
      loadLimit,
      async (runs) => {
        const known = this.#last?.id === id ? this.#idInWorker : null
        return known === null ? null : question(runs, known)
      },
      { prepare: (runs) => this.#runAgain(runs, id), prepareLimit: loadLimit + runLimit },
    )
  }

  /** Gets a lost result back, as long as its inputs are still the loaded ones. */
  async #runAgain(runs: RemoteRuns, id: number): Promise<void> {
    const last = this.#last
    if (this.#idInWorker !== null || last?.id !== id || last.revision !== this.#revision) return
    await this.#restore(runs)
    const answer = await runs.run(
      last.options,
      proxy(() => undefined),
    )
    if (answer.kind === 'done') this.#idInWorker = answer.summary.id
  }

  async #restore(runs: RemoteRuns): Promise<void> {
    if (this.#isRestored) return
    // First: the services of the simulated MISP decide which modules exist.
    const { shipped, warninglists, answers } = this.#misp
    if (shipped) await runs.loadMisp(shipped)
    for (const text of warninglists) await runs.addWarninglists(text)
    if (answers !== null) await runs.replaceAnswers(answers)
    if (this.#workflows) {
      await runs.loadWorkflows(this.#workflows.text, this.#workflows.version)
      await runs.chooseWorkflow(this.#workflows.chosen)
    }
    if (this.#data) {
      await runs.loadData(this.#data.text)
      await runs.chooseEvent(this.#data.chosen)
    }
    this.#isRestored = true
  }
}
