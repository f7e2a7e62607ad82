import { computed, ref, shallowRef, watch } from 'vue'
import {
  rowsPerPage,
  type RunProgress,
  type RunSummary,
  type TimelineRow,
} from '../../../workers/run/protocol'
import type { WorkflowGraph } from '@/engine/graph/model'
import { triggerInDescription } from '@/formats/workflow-json/blueprint-trigger'
import { MispFiller } from '../misp-filler'
import type { RunClient } from '../run-client'
import { runOnce, type OnceClient, type RunFailure, type RunInput } from '../run-once'
import { versionOf, writeDocument, type EditorDocument } from './document'
import { NO_PAINT, paintRun } from './painting'
import type { EditorStateApi } from './state'
import { messageOf } from '@/stores/message-of'

/** The calls of the run worker that the editor makes. */
export type EditorRunClient = Pick<
  RunClient,
  keyof OnceClient | 'loadMisp' | 'addWarninglists' | 'replaceAnswers' | 'timeline'
>

/** Lines of a run that are looked at for painting it: more than a reader could tell apart. */
const MAX_ROWS = 10_000

/** What a blueprint is put behind that does not say where it belongs. */
const USUAL_TRIGGER = 'event-publish'

/** What a run depends on besides workflow and data. */
type RunSetup = Omit<RunInput, 'content' | 'data'>

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
  /** What the shown run was made on. */
  const shownInput = shallowRef<RunInput | null>(null)
  let misp: MispFiller | undefined
  let isStopped = false

  /**
   * Runs the workflow on an event (or other data its trigger gives) as text.
   *
   * @param setup what is otherwise than usual: the version, the clock and so on of a test
   */
  async function run(data: string, setup: Partial<RunSetup> = {}): Promise<void> {
    if (running.value) return
    running.value = true
    isStopped = false
    progress.value = null
    clear()
    try {
      const [worker, graph] = [client(), state.graph.value]
      misp ??= new MispFiller(worker)
      const input = inputOn(data, setup)
      const report = (told: RunProgress): void => {
        progress.value = told
      }
      const once = await runOnce(worker, misp, input, report, () => isStopped)
      if (once.ok) await show(worker, once.summary, graph)
      else failure.value = once.failure
      shownInput.value = input
    } catch (error) {
      const what = messageOf(error)
      failure.value = { what, todo: 'Reload the page and run again.' }
    } finally {
      running.value = false
    }
  }

  /** What a run of the workflow as it stands now is made on. */
  function inputOn(data: string, setup: Partial<RunSetup> = {}): RunInput {
    const document = state.document.value
    return { ...usualSetup(document), ...setup, data, content: writeDocument(document) }
  }

  async function show(
    worker: EditorRunClient,
    now: RunSummary,
    graph: WorkflowGraph,
  ): Promise<void> {
    const rows = await timelineOf(worker, now)
    summary.value = now
    paint.value = paintRun(graph, rows, now)
    ranOn.value = graph
  }

  /** Gives up the run that is on its way. */
  function stop(): void {
    isStopped = true
    client().stop()
  }

  /** Takes the result off the canvas. */
  function clear(): void {
    summary.value = null
    failure.value = null
    paint.value = NO_PAINT
    ranOn.value = null
    shownInput.value = null
  }

  watch(state.openings, clear, { flush: 'sync' })

  return {
    running,
    progress,
    summary,
    failure,
    paint,
    isStale,
    shownInput,
    inputOn,
    run,
    clear,
    stop,
  }
}

function usualSetup(document: EditorDocument): RunSetup {
  return {
    event: 0,
    trigger: document.triggerId || triggerInDescription(document.description) || USUAL_TRIGGER,
    version: versionOf(document),
    debug: document.debugEnabled,
    asItIs: false,
    now: Math.floor(Date.now() / 1000),
    own: null,
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
