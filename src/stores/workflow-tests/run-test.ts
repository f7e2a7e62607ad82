import type { Expectation, TestRecord, TestResult } from '@/storage/records'
import type { RunObservation } from '../../../workers/run/protocol'
import { MispFiller } from '../misp-filler'
import type { RunClient } from '../run-client'
import { runOnce, type OnceClient, type RunInput } from '../run-once'
import { differencesOf } from './compare'

/** The calls of the run worker that tests make. */
export type TestClient = Pick<
  RunClient,
  keyof OnceClient | 'loadMisp' | 'addWarninglists' | 'replaceAnswers' | 'observation'
>

/** How a test went; without a run where it could not be run. */
export interface TestRun {
  readonly result: TestResult
  readonly run: RunObservation | null
}

/** So many differences are kept, and so much of each. */
const maxDifferences = 100
const maxLength = 1_500

/** What a test runs on, as the run worker wants it. */
export function inputOf(test: TestRecord): Omit<RunInput, 'content'> {
  const { data, event, trigger, version, debug, asItIs, now, warninglists, answers } = test
  return { data, event, trigger, version, debug, asItIs, now, own: { warninglists, answers } }
}

/** Runs tests with a worker of its own. */
export class TestRunner {
  readonly #client: TestClient
  readonly #misp: MispFiller

  constructor(client: TestClient) {
    this.#client = client
    this.#misp = new MispFiller(client)
  }

  /**
   * Runs a test.
   *
   * @param content the workflow as it is now; null when it is not in the library any more
   * @param revision of the workflow; 0 when it is not saved
   * @returns null when the user stopped it
   */
  async run(test: TestRecord, content: string | null, revision: number): Promise<TestRun | null> {
    const stamp = { at: Date.now(), revision }
    if (content === null) {
      return broken(stamp, 'Its workflow is not in this library any more.')
    }
    const once = await runOnce(this.#client, this.#misp, { ...inputOf(test), content })
    if (!once.ok) {
      const { what, todo, isStopped = false } = once.failure
      return isStopped ? null : broken(stamp, `${what} ${todo}`.trim())
    }
    const reply = await this.#client.observation(once.summary.id)
    if (reply.state === 'stopped') return null
    if (reply.state !== 'done' || reply.value === null) {
      return broken(stamp, 'The result of the run was lost. Run the test again.')
    }
    return { result: resultOf(test.expected, reply.value, stamp), run: reply.value }
  }

  /** Ends the test that runs now. */
  stop(): void {
    this.#client.stop()
  }
}

/** Whether a run gave what was expected. */
export function resultOf(
  expected: Expectation,
  run: RunObservation,
  { at, revision }: Pick<TestResult, 'at' | 'revision'>,
): TestResult {
  const differences = differencesOf(expected, run)
  const state = differences.length === 0 ? 'passed' : 'failed'
  return { at, revision, state, differences: bounded(differences) }
}

function broken(stamp: Pick<TestResult, 'at' | 'revision'>, reason: string): TestRun {
  return { result: { ...stamp, state: 'broken', differences: bounded([reason]) }, run: null }
}

function bounded(differences: readonly string[]): string[] {
  const shown = differences
    .slice(0, maxDifferences)
    .map((text) => (text.length > maxLength ? `${text.slice(0, maxLength)}…` : text))
  const more = differences.length - shown.length
  return more > 0 ? [...shown, `And ${more} more.`] : shown
}
