import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { DataForm, Evaluation, LoadedDocument, PathMode } from '../../workers/engine/protocol'
import type { JsonProblem } from '@/formats/json/parse-json'
import { createEngineClient } from './engine'
import { readText, writeText } from './local-text'
import { useNotificationStore } from './notifications'
import { fetchSample, samples } from './samples'
import type { Reply } from './worker-queue'

/** Where the JSON in the editor comes from. */
export type Source =
  | { readonly kind: 'sample'; readonly id: string }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'own' }

/** How the newest query ended. */
export type Answer = Exclude<Reply<Evaluation>, { state: 'superseded' }>

/** Bigger files are refused: text, editor and parsed data together would fill a browser tab. */
export const maxFileBytes = 64_000_000

/** What a browser keeps for one page without complaint; a bigger text is gone after a reload. */
const maxKept = 2_000_000
const keptText = 'hash-path.text'
const session = () => sessionStorage

/** The page “Hash path”: the JSON, the path, and what the engine worker says about them. */
export const useHashPathStore = defineStore('hash-path', () => {
  const client = createEngineClient()
  const notifications = useNotificationStore()

  /** The text that was put into the editor last; a new object whenever it is to be replaced. */
  const content = shallowRef({ text: '' })
  const source = ref<Source>({ kind: 'own' })
  const loading = ref(false)
  /** Why the text in the editor cannot be used. */
  const problem = shallowRef<JsonProblem | null>(null)
  /** Why a file or sample could not be opened at all. */
  const openError = ref('')
  const document = shallowRef<LoadedDocument | null>(null)
  /** Counts the loaded documents and choices, so that views of the data know when to look again. */
  const revision = ref(0)

  const path = ref('')
  const mode = ref<PathMode>('extract')
  const form = ref<DataForm>('normalised')
  const answer = shallowRef<Answer | null>(null)
  const evaluating = ref(false)

  let readEditor = () => content.value.text
  let pause: ReturnType<typeof setTimeout> | undefined

  /** The text in the editor, whoever wrote it last. */
  function currentText(): string {
    return readEditor()
  }

  async function evaluate(): Promise<void> {
    evaluating.value = true
    const reply = await client.evaluate({ path: path.value, mode: mode.value, form: form.value })
    if (reply.state === 'superseded') return
    evaluating.value = false
    answer.value = reply
  }

  async function load(text: string): Promise<void> {
    loading.value = true
    const reply = await client.load(text)
    if (reply.state === 'superseded') return
    loading.value = false
    if (reply.state === 'done' && reply.value.ok) {
      problem.value = null
      document.value = reply.value.document
      revision.value += 1
      await evaluate()
    } else if (reply.state === 'done' && !reply.value.ok) problem.value = reply.value.problem
    else
      openError.value =
        'The data could not be read: the engine was stopped or broke while reading it.'
  }

  /** Puts another text into the editor and uses it. */
  async function replaceText(text: string, from: Source): Promise<void> {
    if (source.value.kind === 'own' && from.kind !== 'own') offerBack(currentText())
    openError.value = ''
    source.value = from
    clearTimeout(pause)
    content.value = { text }
    readEditor = () => content.value.text
    keep()
    await load(text)
  }

  /** Text of the user's own is not lost when a sample or file takes its place. */
  function offerBack(text: string): void {
    if (text.trim() === '') return
    notifications.notify({
      status: 'info',
      text: 'Your own text was replaced.',
      action: { label: 'Take it back', perform: () => void replaceText(text, { kind: 'own' }) },
    })
  }

  /** The user changed the text in the editor. It is read after a pause, the longer the bigger the text is. */
  function edited(read: () => string): void {
    readEditor = read
    source.value = { kind: 'own' }
    openError.value = ''
    clearTimeout(pause)
    pause = setTimeout(
      () => {
        keep()
        void load(currentText())
      },
      Math.min(120 + (document.value?.characters ?? 0) / 20_000, 1000),
    )
  }

  /** To be called before the editor goes: what stands in it is put into the next one. */
  function leave(): void {
    content.value = { text: currentText() }
    readEditor = () => content.value.text
  }

  /** Own text survives a reload if it is small; a sample is fetched again. */
  function keep(): void {
    const text = source.value.kind === 'sample' ? null : currentText()
    writeText(session, keptText, text !== null && text.length <= maxKept ? text : null)
  }

  async function openSample(id: string): Promise<void> {
    try {
      await replaceText(await fetchSample(id), { kind: 'sample', id })
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      openError.value = `The sample “${id}” could not be loaded: ${cause}.`
    }
  }

  async function openFile(file: File): Promise<void> {
    if (file.size > maxFileBytes) {
      openError.value = `“${file.name}” has ${megabytes(file.size)}; files of up to ${megabytes(maxFileBytes)} can be opened. The data in use stays as it is.`
      return
    }
    try {
      await replaceText(await file.text(), { kind: 'file', name: file.name })
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      openError.value = `“${file.name}” could not be read: ${cause}.`
    }
  }

  /** Shows what was there last time, the wanted sample, or the first one. */
  async function start(sample: string | null): Promise<void> {
    const kept = sample === null ? readText(session, keptText) : null
    if (kept !== null) await replaceText(kept, { kind: 'own' })
    else await openSample(sample ?? samples[0]?.id ?? '')
  }

  async function choose(index: number): Promise<void> {
    const reply = await client.choose(index)
    if (reply.state !== 'done' || !reply.value) return
    document.value = reply.value
    revision.value += 1
    await evaluate()
  }

  /** Lays the text in the editor out over lines. */
  async function format(): Promise<void> {
    const reply = await client.format(currentText())
    if (reply.state !== 'done') return
    if ('text' in reply.value) await replaceText(reply.value.text, source.value)
    else problem.value = reply.value.problem
  }

  watch([path, mode, form], evaluate)

  return {
    content,
    source,
    loading,
    problem,
    openError,
    document,
    revision,
    path,
    mode,
    form,
    answer,
    evaluating,
    start,
    edited,
    leave,
    openSample,
    openFile,
    choose,
    format,
    stop: () => client.stop(),
    // Questions about the newest result and the data, answered by the worker.
    rows: (id: number, start: number) => client.rows(id, start),
    resultText: (id: number, entry: number | null, maxLength: number) =>
      client.resultText(id, entry, maxLength),
    dataText: (wanted: DataForm, maxLength: number) => client.dataText(wanted, maxLength),
  }
})

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`
}
