import type { EngineService } from '../../workers/engine/engine-service'
import type {
  DataForm,
  Evaluation,
  LoadedDocument,
  LoadResult,
  PathQuery,
  PathsToPlace,
  ResultRow,
  ShownEntry,
  TextPart,
  TriggerChoice,
} from '../../workers/engine/protocol'
import type { Verdict } from '../../workers/exercise/protocol'
import type { Note } from '@/engine/hash-path/advice/note'
import type { HashPathExercise } from '@/formats/exercise/pack'
import type { TextRange } from '@/formats/json/text-ranges'
import type { RemoteService } from './connect-worker'
import { WorkerQueue, type Connection, type QueueTiming, type Reply } from './worker-queue'

/** The engine as the page sees it across the border of the worker. */
export type RemoteEngine = RemoteService<EngineService>

/** Reading and laying out megabytes takes a while; reading a path does not, unless a regex runs away. */
const loadLimit = 60_000
export const pathLimit = 5_000

/** While somebody types, the result of the path comes first; only what changes the data goes before it. */
const whileTyping: QueueTiming = {
  patience: 700,
  overtakes: (kind, waiting) => kind === 'evaluate' && !/^(load|fire|add |remove )/.test(waiting),
}

/**
 * The page's side of the engine worker. Calls of one kind supersede each other; a call that takes too long ends the
 * worker, and the next call starts a new one and gives it the same data again.
 */
export class EngineClient {
  readonly #queue: WorkerQueue<RemoteEngine>
  #loaded: { readonly text: string; readonly chosen: number } | null = null
  #trigger: TriggerChoice | null = null
  /** Texts to compare with, by name. */
  readonly #compared = new Map<string, string>()
  /** Whether the worker that runs now was given the data of `#loaded`. */
  #isRestored = false

  constructor(connect: () => Connection<RemoteEngine>, timing: QueueTiming = whileTyping) {
    this.#queue = new WorkerQueue(() => {
      this.#isRestored = false
      return connect()
    }, timing)
  }

  /** Reads JSON. Text that is no JSON leaves the data that was loaded before in use. */
  load(text: string): Promise<Reply<LoadResult>> {
    return this.#queue.call('load', loadLimit, async (engine) => {
      if (!this.#isRestored && this.#trigger) await engine.fire(this.#trigger)
      const result = await engine.load(text)
      if (result.ok) {
        this.#loaded = { text, chosen: 0 }
        this.#isRestored = true
      }
      return result
    })
  }

  /** Takes another event of the loaded data into use. */
  choose(index: number): Promise<Reply<LoadedDocument | null>> {
    return this.#queue.call('load', loadLimit, async (engine) => {
      await this.#restore(engine)
      if (this.#loaded) this.#loaded = { ...this.#loaded, chosen: index }
      return engine.choose(index)
    })
  }

  /** Normalises for another trigger from now on. */
  fire(choice: TriggerChoice): Promise<Reply<LoadedDocument | null>> {
    this.#trigger = choice
    return this.ask('fire', (engine) => engine.fire(choice), loadLimit)
  }

  /** Adds events to compare with, or replaces those of an earlier text under the same name. */
  addCompared(name: string, text: string): Promise<Reply<LoadResult>> {
    const add = async (engine: RemoteEngine): Promise<LoadResult> => {
      const result = await engine.compared.add(name, text)
      if (result.ok) this.#compared.set(name, text)
      return result
    }
    return this.ask(`add ${name}`, add, loadLimit)
  }

  removeCompared(name: string): Promise<Reply<void>> {
    this.#compared.delete(name)
    return this.ask(`remove ${name}`, (engine) => engine.compared.remove(name))
  }

  /** Reads a path. Only the newest of several waiting queries is answered. */
  evaluate(query: PathQuery): Promise<Reply<Evaluation>> {
    return this.ask('evaluate', (engine) => engine.evaluate(query))
  }

  /** More rows of a result, from `start`. */
  rows(id: number, start: number): Promise<Reply<readonly ResultRow[] | null>> {
    return this.#queue.call(`rows ${start}`, loadLimit, (engine) => engine.rows(id, start))
  }

  /** A result (or one entry of it) as JSON, at most `maxLength` characters. */
  resultText(id: number, entry: number | null, maxLength: number): Promise<Reply<TextPart | null>> {
    return this.#queue.call(`text ${entry}`, loadLimit, (engine) =>
      engine.resultText(id, entry, maxLength),
    )
  }

  /** What is probably wrong with a path. */
  advise(query: PathQuery): Promise<Reply<readonly Note[]>> {
    return this.ask('advise', (engine) => engine.advise(query))
  }

  /** Checks a path against an exercise. */
  checkPath(exercise: HashPathExercise, path: string): Promise<Reply<Verdict>> {
    return this.ask('check', (engine) => engine.checkPath(exercise, path))
  }

  /** Where the entries of a result stand in the text of one form of the data. */
  ranges(id: number, form: DataForm): Promise<Reply<readonly TextRange[] | null>> {
    return this.#queue.call(`ranges ${form}`, pathLimit, (engine) => engine.ranges(id, form))
  }

  /** Where one entry of a result is best shown. */
  showEntry(id: number, entry: number): Promise<Reply<ShownEntry | null>> {
    return this.#queue.call('show entry', pathLimit, (engine) => engine.showEntry(id, entry))
  }

  /** The paths to what stands at a place of a text. */
  pathsAt(
    shown: DataForm,
    used: DataForm,
    line: number,
    column: number,
  ): Promise<Reply<PathsToPlace | null>> {
    return this.ask('paths', (engine) => engine.pathsAt(shown, used, line, column))
  }

  /** The loaded data in one of its forms as JSON, perhaps only its beginning. */
  dataText(form: DataForm): Promise<Reply<TextPart | null>> {
    return this.ask('data text', (engine) => engine.dataText(form), loadLimit)
  }

  /** Lays JSON text out over lines. */
  format(text: string): Promise<Reply<ReturnType<EngineService['format']>>> {
    return this.#queue.call('format', loadLimit, (engine) => engine.format(text))
  }

  /**
   * Any other question about the loaded data.
   *
   * @param kind questions of the same kind supersede each other
   * @param limit milliseconds after which it is stopped
   */
  ask<T>(
    kind: string,
    question: (engine: RemoteEngine) => Promise<T>,
    limit = pathLimit,
  ): Promise<Reply<T>> {
    return this.#queue.call(kind, limit, question, {
      prepare: (engine) => this.#restore(engine),
      prepareLimit: loadLimit,
    })
  }

  /** Ends what runs now, for a user who does not want to wait. */
  stop(): void {
    this.#queue.stop()
  }

  async #restore(engine: RemoteEngine): Promise<void> {
    if (this.#isRestored || this.#loaded === null) return
    if (this.#trigger) await engine.fire(this.#trigger)
    await engine.load(this.#loaded.text)
    await engine.choose(this.#loaded.chosen)
    for (const [name, text] of this.#compared) await engine.compared.add(name, text)
    this.#isRestored = true
  }
}
