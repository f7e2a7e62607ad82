import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { writeBlueprint, writeWorkflow } from '@/formats/workflow-json/write-workflow'
import type { Library } from '@/storage/library'
import type { BlueprintRecord, TestRecord, TestResult, WorkflowRecord } from '@/storage/records'
import type { useRunStore } from '@/stores/run'
import { expectationOf, type Compared } from '@/stores/workflow-tests/compare'
import type { RunObservation } from '../../../workers/run/protocol'
import { keepWorkflow, labels } from './keep'

type Store = ReturnType<typeof useRunStore>
type Kept = WorkflowRecord | BlueprintRecord

/** The run that is to be kept as a test. */
export interface RunToKeep {
  readonly run: RunObservation
  /** The workflow in the library that ran; null when it is not there. */
  readonly workflow: Kept | null
}

/**
 * Looks at the newest run.
 *
 * @throws Error when its result is gone
 */
export async function lookAtRun(store: Store, library: Library): Promise<RunToKeep> {
  const reply = store.summary && (await store.observation(store.summary.id))
  if (reply?.state !== 'done' || reply.value === null) {
    throw new Error('the result of the run is gone; run it again')
  }
  return { run: reply.value, workflow: await findKept(store, library) }
}

/** Keeps the newest run as a test, and its workflow where the library does not have that yet. */
export async function keepTest(
  store: Store,
  library: Library,
  { run, workflow }: RunToKeep,
  name: string,
  compared: Compared,
): Promise<TestRecord> {
  const { ended, data, misp } = store
  if (!ended) throw new Error('there was no run yet')
  const { trigger, version, debug, asItIs, now } = ended.options
  const { id, revision } = workflow ?? (await keepWorkflow(store, library))
  const passed: TestResult = { state: 'passed', at: Date.now(), revision, differences: [] }
  return library.tests.create({
    ...labels(name),
    workflow: id,
    data: data.text(),
    event: data.document?.chosen ?? 0,
    ...{ trigger, version, debug, asItIs, now },
    ...misp.ownTexts,
    expected: expectationOf(run, compared),
    lastResult: passed,
  })
}

/** The workflow or blueprint of the library that says the same as the one in use. */
async function findKept(store: Store, library: Library): Promise<Kept | null> {
  const wanted = canonical(store.workflow.text(), store.workflow.document?.chosen ?? 0)
  for (const kind of ['workflows', 'blueprints'] as const) {
    for (const { id } of await library[kind].list()) {
      const record = await library[kind].get(id)
      if (record !== null && canonical(record.content, 0) === wanted) return record
    }
  }
  return null
}

/** One workflow or blueprint of a file as this page writes it; empty when there is none. */
function canonical(text: string, index: number): string {
  const { workflows, blueprints } = readWorkflowFile(text)
  const workflow = workflows[index]
  if (workflow) return writeWorkflow(workflow)
  const blueprint = blueprints[index - workflows.length]
  return blueprint ? writeBlueprint(blueprint) : ''
}
