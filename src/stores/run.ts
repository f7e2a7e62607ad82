import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { DEFAULT_MISP_VERSION, type MispVersion } from '@/engine/compat'
import type { JsonProblem } from '@/formats/json/parse-json'
import type { WorkflowProblem } from '@/formats/workflow-json/problem'
import type {
  Comparison,
  LoadedData,
  LoadedWorkflows,
  RunAnswer,
  RunOptions,
  RunProgress,
  RunText,
  TriggerSummary,
} from '../../workers/run/protocol'
import { fetchBlueprint, firstBlueprint, loadBlueprints, type ShippedBlueprint } from './blueprints'
import { useJsonText } from './json-text'
import { useMispContent } from './misp-content'
import { createRunClient } from './run-worker'
import { fetchSample, samples } from './samples'
import type { Reply } from './worker-queue'
import { messageOf } from '@/stores/message-of'

/** How the newest run ended, and on what it ran. */
export interface Ended {
  readonly reply: Exclude<Reply<RunAnswer>, { state: 'superseded' }>
  readonly options: RunOptions
  /** The nodes that were heard of, in their order; the last one is where a run that was stopped hung. */
  readonly reached: readonly string[]
  /** How many nodes were reached: of a long run not all are told. */
  readonly nodes: number
}

/** The trigger of a blueprint that does not say behind which it belongs. */
const usualTrigger = 'event-publish'

/** The page “Run”: a workflow or blueprint, the data it is run on, and what came of it. */
export const useRunStore = defineStore('run', () => {
  const client = createRunClient()
  const version = ref<MispVersion>(DEFAULT_MISP_VERSION)
  const debug = ref(true)
  /** The trigger that nodes without one are put behind. */
  const chosenTrigger = ref(usualTrigger)
  /** Hands over JSON that is no event, though the trigger is about one. */
  const asItIs = ref(false)
  const triggers = shallowRef<readonly TriggerSummary[]>([])
  /** The blueprints that ship with the page; null until they are loaded. */
  const blueprints = shallowRef<readonly ShippedBlueprint[] | null>(null)
  const blueprintsError = ref('')
  const misp = reactive(useMispContent(client))

  const workflow = useJsonText<LoadedWorkflows, readonly WorkflowProblem[]>({
    keptAs: 'run.workflow',
    sampleWord: 'blueprint',
    fetchSample: fetchBlueprint,
    read: (text) => client.loadWorkflows(text, version.value),
    choose: (index) => client.chooseWorkflow(index),
    layOut: (text) => client.format(text),
    onUse: suggestTrigger,
  })
  const data = useJsonText<LoadedData, JsonProblem>({
    keptAs: 'run.data',
    sampleWord: 'sample',
    fetchSample,
    read: (text) => client.loadData(text),
    choose: (index) => client.chooseEvent(index),
    layOut: (text) => client.format(text),
    onUse: () => {
      asItIs.value = false
    },
  })

  /** The simulated clock stands still while the data is the same, so that running twice gives the same. */
  const clock = ref(currentSeconds())
  watch(
    data.revision,
    () => {
      clock.value = currentSeconds()
    },
    { flush: 'sync' },
  )

  const running = ref(false)
  const progress = shallowRef<RunProgress | null>(null)
  const ended = shallowRef<Ended | null>(null)
  const comparison = shallowRef<Comparison | null>(null)
  const comparing = ref(false)
  /** Something was changed since the newest run. */
  const isStale = ref(false)
  const outline = computed(() => workflow.document.value?.outline ?? null)
  const triggerId = computed(() =>
    outline.value !== null && outline.value.placement === undefined
      ? outline.value.trigger
      : chosenTrigger.value,
  )
  const trigger = computed(() => triggers.value.find(({ id }) => id === triggerId.value) ?? null)
  /** Why there is nothing to run; null when there is. */
  const missing = computed((): 'workflow' | 'data' | 'event' | null => {
    if (outline.value === null) return 'workflow'
    if (data.document.value === null) return 'data'
    const wantsEvent = trigger.value?.isEventShaped !== false && !asItIs.value
    return wantsEvent && data.document.value.event === undefined ? 'event' : null
  })
  const summary = computed(() => {
    const reply = ended.value?.reply
    return reply?.state === 'done' && reply.value.kind === 'done' ? reply.value.summary : null
  })

  /** A blueprint says behind which trigger it belongs; a workflow brings its own. */
  function suggestTrigger(): void {
    const suggested = outline.value?.trigger ?? ''
    const isKnown = triggers.value.some(({ id }) => id === suggested)
    if (outline.value?.placement !== undefined) {
      chosenTrigger.value = isKnown ? suggested : usualTrigger
    }
  }

  async function loadTriggers(): Promise<void> {
    const reply = await client.triggers()
    if (reply.state === 'done') triggers.value = reply.value
  }

  async function loadShipped(): Promise<void> {
    try {
      blueprints.value = await loadBlueprints()
    } catch (error) {
      blueprintsError.value = messageOf(error)
    }
  }

  /**
   * Loads the wanted blueprint and sample. Without a sample, the blueprint's; without both what was there last time, or
   * the first ones.
   */
  async function start(blueprint: string | null, sample: string | null): Promise<void> {
    await Promise.all([loadTriggers(), loadShipped()])
    // Before the workflow is read: the services of the simulated MISP decide which modules exist.
    await misp.load()
    const ofBlueprint = sampleOf(blueprint ?? firstBlueprint) ?? samples[0]?.id ?? ''
    await Promise.all([
      workflow.start(blueprint, firstBlueprint),
      data.start(sample ?? (blueprint === null ? null : ofBlueprint), ofBlueprint),
    ])
  }

  function sampleOf(blueprint: string): string | undefined {
    return blueprints.value?.find(({ id }) => id === blueprint)?.sample
  }

  /** The sample event of the blueprint in use, while other data is in use. */
  const suggestedSample = computed(() => {
    const [from, now] = [workflow.source.value, data.source.value]
    const sample = from.kind === 'sample' ? sampleOf(from.id) : undefined
    return now.kind === 'sample' && now.id === sample ? undefined : sample
  })

  /** Takes a blueprint into use, with its trigger, and with its sample event unless the user works on data of their own. */
  async function openBlueprint(id: string): Promise<void> {
    await workflow.openSample(id)
    const sample = suggestedSample.value
    if (sample !== undefined && data.source.value.kind === 'sample') await data.openSample(sample)
  }

  async function run(): Promise<void> {
    if (running.value) return
    await Promise.all([workflow.settle(), data.settle()])
    if (missing.value !== null) return
    const options: RunOptions = {
      trigger: triggerId.value,
      version: version.value,
      debug: debug.value,
      asItIs: asItIs.value,
      now: clock.value,
    }
    running.value = true
    progress.value = null
    comparison.value = null
    isStale.value = false
    const reached: string[] = []
    let nodes = 0
    const reply = await client.run(options, (told) => {
      progress.value = told
      reached.push(told.node)
      nodes = told.nodes
    })
    running.value = false
    if (reply.state === 'superseded') return
    ended.value = { reply, options, reached, nodes }
    if (reply.state === 'done' && reply.value.kind === 'done') await compare(options)
  }

  /** Says how the run would have gone in the other measured version. */
  async function compare(options: RunOptions): Promise<void> {
    const current = ended.value
    comparing.value = true
    const reply = await client.compare(options, options.version === '2.5.1' ? '2.5.19' : '2.5.1')
    comparing.value = false
    if (reply.state === 'done' && ended.value === current) comparison.value = reply.value
  }

  watch(version, async (now) => {
    const reply = await client.useVersion(now)
    if (reply.state === 'done' && reply.value !== null) workflow.document.value = reply.value
  })
  watch(
    [workflow.revision, data.revision, () => misp.revision, chosenTrigger, version, debug, asItIs],
    () => {
      isStale.value = ended.value !== null
    },
    { flush: 'sync' },
  )

  return {
    workflow,
    data,
    misp,
    version,
    debug,
    chosenTrigger,
    asItIs,
    clock,
    triggers,
    blueprints,
    blueprintsError,
    suggestedSample,
    outline,
    triggerId,
    trigger,
    missing,
    running,
    progress,
    ended,
    summary,
    comparison,
    comparing,
    isStale,
    start,
    openBlueprint,
    run,
    stop: () => client.stop(),
    // Questions about the newest run, answered by the worker.
    timeline: (id: number, from: number) => client.timeline(id, from),
    step: (id: number, index: number) => client.step(id, index),
    log: (id: number, from: number) => client.log(id, from),
    effects: (id: number, from: number) => client.effects(id, from),
    outgoing: (id: number, from: number) => client.outgoing(id, from),
    debugCalls: (id: number, from: number) => client.debugCalls(id, from),
    observation: (id: number) => client.observation(id),
    text: (id: number, asked: RunText, maxLength: number) => client.text(id, asked, maxLength),
  }
})

function currentSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
