import { computed, ref, shallowRef, watch } from 'vue'
import {
  rowsPerPage,
  type RunAnswer,
  type RunProgress,
  type RunSummary,
  type TimelineRow,
} from '../../../workers/run/protocol'
import { triggerInDescription } from '@/formats/workflow-json/blueprint-trigger'
import type { RunClient } from '../run-client'
import { fetchTeachingTexts } from '../teaching-files'
import type { Reply } from '../worker-queue'
import { versionOf, writeDocument } from './document'
import { NO_PAINT, paintRun } from './painting'
import type { EditorStateApi } from './state'

/** The calls of the run worker that the editor makes. */
export type EditorRunClient = Pick<
  RunClient,
  'loadMisp' | 'loadWorkflows' | 'loadData' | 'run' | 'timeline' | 'stop'
>

/** Lines of a run that are looked at for painting it: more than a reader could tell apart. */
const MAX_ROWS = 10_000

/** What a blueprint is put behind that does not say where it belongs. */
const USUAL_TRIGGER = 'event-publish'

/** Why there is nothing to show of a run. */
export interface RunFailure {
  readonly what: string
  readonly todo: string
}

/** Runs the document on an event and paints the result on its nodes. */
export function useRunning(state: EditorStateApi, client: () => EditorRunClient) {
  const running = ref(false)
  const progress = shallowRef<RunProgress | null>(null)
  const summary = shallowRef<RunSummary | null>(null)
  const failure = shallowRef<RunFailure | null>(null)
  const paint = shallowRef(NO_PAINT)
  /** The graph the shown run was made on. */
  const ranOn = shallowRef<unknown>(null)
  /** The workflow was changed since the shown run. */
  const isStale = computed(() => summary.value !== null && ranOn.value !== state.graph.value)
  let hasMisp = false

  /**
   * Runs the workflow on an event (or other data its trigger gives) as text.
   *
   * @param asItIs hands the JSON over as it is, even if the trigger is about an event and it is none
   */
  async function run(data: string, { asItIs = false } = {}): Promise<void> {
    if (running.value) return
    running.value = true
    progress.value = null
    clear()
    try {
      await runOn(data, asItIs)
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error), 'Reload the page and run again.')
    } finally {
      running.value = false
    }
  }

  async function runOn(data: string, asItIs: boolean): Promise<void> {
    const document = state.document.value
    const version = versionOf(document)
    const worker = client()
    await fillMisp(worker)
    const workflows = await worker.loadWorkflows(writeDocument(document), version)
    if (!isDone(workflows)) return
    if (!workflows.value.ok) {
      const [problem] = workflows.value.problem
      fail(problem?.what ?? 'The workflow cannot be read.', problem?.todo ?? '')
      return
    }
    const loaded = await worker.loadData(data)
    if (!isDone(loaded)) return
    if (!loaded.value.ok) {
      const { message, place } = loaded.value.problem
      fail(
        `The event is no JSON: line ${place.line}, column ${place.column}: ${message}`,
        'Correct the event.',
      )
      return
    }
    const now = Math.floor(Date.now() / 1000)
    const trigger =
      document.triggerId || triggerInDescription(document.description) || USUAL_TRIGGER
    const answer = await worker.run(
      { trigger, version, debug: document.debugEnabled, asItIs, now },
      (told) => {
        progress.value = told
      },
    )
    if (isDone(answer)) await show(worker, answer.value)
  }

  /** Fills the simulated MISP once; without it runs go on with an empty one. */
  async function fillMisp(worker: EditorRunClient): Promise<void> {
    if (hasMisp) return
    const texts = await fetchTeachingTexts().catch(() => null)
    if (texts === null) return
    hasMisp = (await worker.loadMisp(texts)).state === 'done'
  }

  async function show(worker: EditorRunClient, answer: RunAnswer): Promise<void> {
    if (answer.kind === 'refused') {
      refuse(answer.refusal.reason)
      return
    }
    const graph = state.graph.value
    const rows = await timelineOf(worker, answer.summary)
    summary.value = answer.summary
    paint.value = paintRun(graph, rows, answer.summary)
    ranOn.value = graph
  }

  function refuse(reason: 'no-workflow' | 'no-data' | 'no-event'): void {
    if (reason === 'no-event') {
      fail('The trigger is about an event, and this is none.', 'Choose another test event.')
    } else if (reason === 'no-data') {
      fail('There is no event to run on.', 'Choose a test event.')
    } else fail('There is no workflow to run.', 'Add a trigger and nodes.')
  }

  function isDone<T>(reply: Reply<T>): reply is Extract<Reply<T>, { state: 'done' }> {
    if (reply.state === 'failed') fail(reply.message, 'Reload the page and run again.')
    if (reply.state === 'stopped') {
      const what = reply.by === 'user' ? 'The run was stopped.' : 'The run took too long.'
      fail(what, progress.value === null ? '' : `It was at ${progress.value.node}.`)
    }
    return reply.state === 'done'
  }

  function fail(what: string, todo: string): void {
    failure.value = { what, todo }
  }

  /** Takes the result off the canvas. */
  function clear(): void {
    summary.value = null
    failure.value = null
    paint.value = NO_PAINT
    ranOn.value = null
  }

  watch(state.openings, clear, { flush: 'sync' })

  return {
    running,
    progress,
    summary,
    failure,
    paint,
    isStale,
    run,
    clear,
    stop: () => client().stop(),
  }
}

async function timelineOf(
  worker: EditorRunClient,
  { id, counts }: RunSummary,
): Promise<readonly TimelineRow[]> {
  const rows: TimelineRow[] = []
  while (rows.length < Math.min(counts.timeline, MAX_ROWS)) {
    const reply = await worker.timeline(id, rows.length)
    if (reply.state !== 'done' || reply.value === null || reply.value.length === 0) break
    rows.push(...reply.value)
    if (reply.value.length < rowsPerPage) break
  }
  return rows
}
