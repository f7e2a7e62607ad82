import { summaryOf, type RecordSummary } from './collection'
import { testSchema, type Expectation, type TestRecord, type TestResult } from './records'
import type { RecordStore } from './record-store'
import type { Rows } from './rows'
import type { RowChecker } from './set-aside'

/** What a list shows of a test. */
export interface TestSummary extends RecordSummary {
  readonly workflow: string
  readonly lastResult: TestResult | null
  readonly outcome: Expectation['outcome']
  /** What is compared besides the outcome. */
  readonly compared: Readonly<Record<Exclude<keyof Expectation, 'outcome'>, boolean>>
}

/** What tests have besides being records: a workflow, and how they went last. */
export class WorkflowTests {
  readonly #store: RecordStore
  readonly #checker: RowChecker

  constructor(store: RecordStore, checker: RowChecker) {
    this.#store = store
    this.#checker = checker
  }

  /** The tests of a workflow or blueprint, in the order in which they were made. */
  list(workflow: string): Promise<readonly TestRecord[]> {
    return this.#store.read((rows) => this.#of(rows, workflow))
  }

  /** Tells the tests of a workflow, or with null all, in short, now and whenever they change. */
  observe(workflow: string | null, listener: (list: readonly TestSummary[]) => void): () => void {
    return this.#store.observe(async (rows) => {
      const tests = workflow === null ? await this.#all(rows) : await this.#of(rows, workflow)
      return tests.map(shortened)
    }, listener)
  }

  /** Notes how a test went. That is no change of the test: it stays where it is in lists, with its revision. */
  noteResult(id: string, lastResult: TestResult): Promise<void> {
    return this.#store.write(async (rows) => {
      const test = this.#checker.check('tests', testSchema, await rows.get('tests', id))
      if (test) await rows.put('tests', { ...test, lastResult })
    })
  }

  /** Removes the tests of a workflow that is deleted and gives them back. */
  async removeIn(rows: Rows, workflow: string): Promise<readonly TestRecord[]> {
    const tests = await this.#of(rows, workflow)
    for (const { id } of tests) await rows.remove('tests', id)
    return tests
  }

  async #of(rows: Rows, workflow: string): Promise<readonly TestRecord[]> {
    return this.#sound(await rows.list('tests', { index: 'workflow', value: workflow }))
  }

  async #all(rows: Rows): Promise<readonly TestRecord[]> {
    return this.#sound(await rows.list('tests'))
  }

  #sound(rows: readonly unknown[]): readonly TestRecord[] {
    return this.#checker
      .checkAll('tests', testSchema, rows)
      .toSorted((one, other) => one.createdAt - other.createdAt)
  }
}

function shortened(test: TestRecord): TestSummary {
  const { workflow, lastResult, expected } = test
  const { outcome, outcomeText, executed, effects } = expected
  return {
    ...summaryOf(test),
    ...{ workflow, lastResult, outcome },
    compared: {
      outcomeText: outcomeText !== null,
      executed: executed !== null,
      effects: effects !== null,
    },
  }
}
