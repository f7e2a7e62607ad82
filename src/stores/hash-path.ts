import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef, watch } from 'vue'
import type {
  DataForm,
  Evaluation,
  LoadedDocument,
  PathMode,
  PathQuery,
  TriggerChoice,
  TriggerOption,
} from '../../workers/engine/protocol'
import type { JsonProblem } from '@/formats/json/parse-json'
import { createEngineClient } from './engine'
import { useJsonText } from './json-text'
import { fetchSample, samples } from './samples'
import type { Reply } from './worker-queue'

/** How the newest query ended. */
export type Answer = Exclude<Reply<Evaluation>, { state: 'superseded' }>

/** The page “Hash path”: the JSON, the path, and what the engine worker says about them. */
export const useHashPathStore = defineStore('hash-path', () => {
  const client = createEngineClient()
  const { start, ...event } = useJsonText<LoadedDocument, JsonProblem>({
    keptAs: 'hash-path.text',
    sampleWord: 'sample',
    fetchSample,
    read: (text) => client.load(text),
    choose: (index) => client.choose(index),
    layOut: (text) => client.format(text),
    onUse: evaluate,
  })

  const path = ref('')
  const mode = ref<PathMode>('extract')
  const form = ref<DataForm>('normalised')
  const answer = shallowRef<Answer | null>(null)
  const evaluating = ref(false)
  /** Whether the newest path could be read: other questions about it can be answered then too. */
  const isAnswered = computed(() => !evaluating.value && answer.value?.state === 'done')
  const trigger = ref<TriggerChoice>({ id: 'event-publish', record: 0 })
  const triggers = shallowRef<readonly TriggerOption[]>([])

  async function evaluate(): Promise<void> {
    evaluating.value = true
    const reply = await client.evaluate({ path: path.value, mode: mode.value, form: form.value })
    if (reply.state === 'superseded') return
    evaluating.value = false
    answer.value = reply
  }

  /** Takes another trigger, for which the data are normalised. */
  async function fire(choice: TriggerChoice): Promise<void> {
    trigger.value = choice
    const reply = await client.fire(choice)
    if (reply.state !== 'done' || reply.value === null) return
    event.document.value = reply.value
    event.revision.value += 1
    await evaluate()
  }

  async function fetchTriggers(): Promise<void> {
    const reply = await client.ask('triggers', (engine) => engine.triggers())
    if (reply.state === 'done') triggers.value = reply.value
  }

  watch([path, mode, form], evaluate)
  // Of a trigger or record that is not there the worker takes another one.
  watch(event.document, (now) => {
    if (!now) return
    const { id, records } = now.trigger
    const record = records?.chosen ?? 0
    if (id !== trigger.value.id || record !== trigger.value.record) trigger.value = { id, record }
  })

  return {
    ...event,
    path,
    mode,
    form,
    answer,
    evaluating,
    isAnswered,
    trigger,
    /** The triggers to choose from, as soon as they have been fetched. */
    triggers,
    fire,
    fetchTriggers,
    /** Shows what was there last time, the wanted sample, or the first one. */
    start: (sample: string | null) => start(sample, samples[0]?.id ?? ''),
    stop: () => client.stop(),
    /** Answers whatever else is asked about the data. */
    engine: markRaw(client),
    // Questions about the newest result and the data, answered by the worker.
    rows: (id: number, from: number) => client.rows(id, from),
    resultText: (id: number, entry: number | null, maxLength: number) =>
      client.resultText(id, entry, maxLength),
    dataText: (wanted: DataForm) => client.dataText(wanted),
    advise: (query: PathQuery) => client.advise(query),
    ranges: (id: number, shown: DataForm) => client.ranges(id, shown),
    showEntry: (id: number, entry: number) => client.showEntry(id, entry),
    pathsAt: (shown: DataForm, line: number, column: number) =>
      client.pathsAt(shown, form.value, line, column),
  }
})
