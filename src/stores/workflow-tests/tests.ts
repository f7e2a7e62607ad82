import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Library } from '@/storage/library'
import type { TestRecord, TestResult } from '@/storage/records'
import { useLibraryStore } from '../library'
import { useNotificationStore } from '../notifications'
import { createRunClient } from '../run-worker'
import { comparedBy, expectationOf, withCompared, type Compared } from './compare'
import { resultOf, TestRunner } from './run-test'

/** The state of a workflow that tests run on, where it is not what the library holds. */
export interface EditedWorkflow {
  /** In MISP's JSON. */
  readonly content: string
  /** The revision it was saved as; 0 when it is not saved. */
  readonly revision: number
}

export interface TestProgress {
  readonly done: number
  readonly total: number
  /** The test that runs now. */
  readonly name: string
}

/** Runs tests of workflows. Whatever goes wrong is told; nothing here rejects. */
export const useTestStore = defineStore('workflow-tests', () => {
  const library = useLibraryStore()
  const { notify, fail } = useNotificationStore()
  const progress = shallowRef<TestProgress | null>(null)
  let runner: TestRunner | undefined
  let isStopped = false

  /**
   * Runs tests one after the other. How they went is noted with them, unless they ran on a workflow that is not saved.
   *
   * @param edited what to run instead of the workflow in the library
   * @param heard is told of each result
   */
  async function run(
    ids: readonly string[],
    edited?: EditedWorkflow,
    heard: (id: string, result: TestResult) => void = () => undefined,
  ): Promise<void> {
    if (progress.value !== null) return
    isStopped = false
    progress.value = { done: 0, total: ids.length, name: '' }
    try {
      const opened = await library.open()
      for (const [done, id] of ids.entries()) {
        const test = await opened.tests.get(id)
        if (test === null) continue
        progress.value = { done, total: ids.length, name: test.name }
        const made = await runOne(opened, test, edited)
        if (made === null || wasStopped()) break
        heard(id, made.result)
        if (edited?.revision !== 0) await opened.workflowTests.noteResult(id, made.result)
      }
    } catch (error) {
      fail('The tests could not be run', error)
    } finally {
      progress.value = null
    }
  }

  const wasStopped = (): boolean => isStopped

  async function runOne(opened: Library, test: TestRecord, edited: EditedWorkflow | undefined) {
    runner ??= new TestRunner(createRunClient())
    const { content, revision } = edited ?? (await workflowOf(opened, test.workflow))
    return runner.run(test, content, revision)
  }

  /** Ends the test that runs and those that wait. */
  function stop(): void {
    isStopped = true
    runner?.stop()
  }

  /**
   * Expects from now on what the workflow gives now. It is run once more: where it gives something else than what the
   * user has seen, nothing is accepted and that is shown.
   *
   * @param seen the result that the user accepts
   */
  async function accept(
    id: string,
    seen: TestResult,
    edited?: EditedWorkflow,
    heard: (id: string, result: TestResult) => void = () => undefined,
  ): Promise<void> {
    if (progress.value !== null) return
    isStopped = false
    try {
      const opened = await library.open()
      const test = await opened.tests.get(id)
      if (test === null) throw new Error('the test was deleted')
      progress.value = { done: 0, total: 1, name: test.name }
      const made = await runOne(opened, test, edited)
      if (made === null) return
      if (made.run === null || !isSame(made.result, seen)) {
        heard(id, made.result)
        if (edited?.revision !== 0) await opened.workflowTests.noteResult(id, made.result)
        notify({ status: 'warning', text: 'It gives something else by now. Look at it again.' })
        return
      }
      const expected = expectationOf(made.run, comparedBy(test.expected))
      const passed: TestResult = { ...made.result, state: 'passed', differences: [] }
      const lastResult = edited?.revision === 0 ? null : passed
      await replace(opened, { ...test, expected, lastResult })
      heard(id, passed)
      notify({
        status: 'success',
        text: `“${test.name}” expects this result from now on.`,
        action: { label: 'Undo', perform: () => void putBack(test, heard) },
      })
    } catch (error) {
      fail('The result could not be accepted', error)
    } finally {
      progress.value = null
    }
  }

  /** Compares more or less from now on. What was not compared until now is expected as the workflow gives it now. */
  async function compare(id: string, compared: Compared): Promise<void> {
    if (progress.value !== null) return
    isStopped = false
    try {
      const opened = await library.open()
      const test = await opened.tests.get(id)
      if (test === null) throw new Error('it was deleted')
      progress.value = { done: 0, total: 1, name: test.name }
      const made = await runOne(opened, test, undefined)
      if (made === null) return
      if (made.run === null) throw new Error(made.result.differences[0])
      const expected = withCompared(test.expected, compared, made.run)
      const lastResult = resultOf(expected, made.run, made.result)
      await replace(opened, { ...test, expected, lastResult })
    } catch (error) {
      fail('The test could not be changed', error)
    } finally {
      progress.value = null
    }
  }

  async function putBack(
    { id, expected, lastResult }: TestRecord,
    heard: (id: string, result: TestResult) => void,
  ): Promise<void> {
    try {
      const opened = await library.open()
      const test = await opened.tests.get(id)
      if (test === null) throw new Error('the test was deleted')
      await replace(opened, { ...test, expected, lastResult })
      if (lastResult !== null) heard(id, lastResult)
    } catch (error) {
      fail('It could not be undone', error)
    }
  }

  return { progress, run, stop, accept, compare }
})

/** The workflow or blueprint of a test, as the library holds it. */
async function workflowOf(
  { workflows, blueprints }: Library,
  id: string,
): Promise<{ readonly content: string | null; readonly revision: number }> {
  const found = (await workflows.get(id)) ?? (await blueprints.get(id))
  return { content: found?.content ?? null, revision: found?.revision ?? 0 }
}

/** @throws Error when somebody saved the test at the same moment */
async function replace({ tests }: Library, test: TestRecord): Promise<void> {
  const { state } = await tests.save(test)
  if (state === 'conflict') throw new Error('it was changed at the same moment; try again')
}

function isSame(one: TestResult, other: TestResult): boolean {
  return (
    one.state === other.state &&
    JSON.stringify(one.differences) === JSON.stringify(other.differences)
  )
}
